import type { Entry } from '../entry.ts'
import { type ExportSubject, told } from './subject.ts'

type Result = Entry['measured']['results'][number]

/** How answers are put together, and by which models: as it was seen, or that nothing was seen yet. */
export function methodTexts({ entry, words }: ExportSubject): readonly string[] {
  const { say } = words
  const { answerers, models } = entry.measured
  const ways = answerers.map(({ name, version }) => `${words.find(`export.answerer.${name}`) ?? name} (${version})`)
  return [...new Set(ways), ...(models.length > 0 ? models : [say('export.models.none')])]
}

export function dataSetTexts(subject: ExportSubject): readonly string[] {
  const { entry, words } = subject
  const titles = entry.measured.dataSets.map(({ dataSet, title }) =>
    title ? `${told(subject, title)} (${dataSet})` : words.say('export.data-set.unknown'),
  )
  return [...new Set(titles)]
}

export function labelText({ entry, words }: ExportSubject): string | null {
  const { label } = entry.measured
  if (!label) return null
  const parts = [words.say(`label.secrecy.${label.secrecy}`), words.say(`label.personal.${label.personal}`)]
  return parts.join(words.say('export.separator'))
}

export function askedLanguages({ entry, words }: ExportSubject): readonly string[] {
  return entry.measured.languages.map((language) => words.find(`export.language.${language}`) ?? language)
}

export function dutyName(subject: ExportSubject, id: string): string {
  const duty = subject.entry.risk.duties.find((one) => one.id === id)
  return duty ? duty.name[subject.words.language] : id
}

/** What came of an attempt: whether it passed, each criterion with its interval, and where the log has it. */
export function resultTexts(subject: ExportSubject, result: Result): readonly string[] {
  const { say, date } = subject.words
  const outcome = say(result.passed ? 'export.result.passed' : 'export.result.failed')
  const { plan, result: place } = result.log
  return [
    say('export.result', {
      duty: dutyName(subject, result.duty),
      outcome,
      at: date(result.finishedAt),
      until: date(result.expiresAt),
    }),
    ...result.criteria.map((criterion) =>
      say('export.criterion', {
        metric: criterion.slice === null ? criterion.metric : `${criterion.metric} (${criterion.slice})`,
        value: rounded(criterion.value),
        low: rounded(criterion.low),
        high: rounded(criterion.high),
      }),
    ),
    say('export.log-places', { plan: String(plan), result: String(place) }),
  ]
}

/** Four significant digits, written the same in every language. */
export function rounded(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** What everything but the newest of each duty and version was replaced by. */
export function newestResults({ measured }: Entry): readonly Result[] {
  const newest = new Map<string, Result>()
  for (const result of measured.results) {
    const key = `${result.duty} ${result.version}`
    const before = newest.get(key)
    if (!before || before.log.result < result.log.result) newest.set(key, result)
  }
  return [...newest.values()]
}
