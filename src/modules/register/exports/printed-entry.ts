import type { PrintedBlock, PrintedDocument, PrintedFact } from '../../../kernel/ports/document-printer.ts'
import { systemStages } from '../../../kernel/ports/systems.ts'
import { declaredNames } from '../declared.ts'
import type { Entry } from '../entry.ts'
import { declaredTexts } from './declared-texts.ts'
import {
  askedLanguages,
  dataSetTexts,
  dutyName,
  labelText,
  methodTexts,
  newestResults,
  resultTexts,
} from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/** How much of the history is printed: the newest. */
const mostHistory = 30

/** The whole entry as a document for paper, in the language of the words. */
export function printedEntry(subject: ExportSubject): PrintedDocument {
  const { entry, words, address, asOf } = subject
  const { say } = words
  const results = newestResults(entry)
  return {
    language: words.language,
    title: told(subject, entry.names),
    at: new Date(`${asOf}T00:00:00Z`),
    foot: [say('export.foot'), ...(address === null ? [] : [address])].join(' · '),
    pageOf: (page, pages) => say('export.page', { page, pages }),
    blocks: [
      { kind: 'paragraph', text: say('export.as-of', { date: words.date(asOf) }), weak: true },
      { kind: 'facts', facts: headFacts(subject) },
      ...section(subject, 'declared', declaredFacts(subject)),
      ...section(subject, 'stages', stageFacts(subject)),
      ...section(subject, 'measured', measuredFacts(subject)),
      ...section(
        subject,
        'results',
        results.map((result) => ({
          name: dutyName(subject, result.duty),
          values: [...resultTexts(subject, result), versionText(subject, result.version)],
        })),
      ),
      ...section(subject, 'risk', riskFacts(subject)),
      ...listed(subject, 'approvals', approvalLines(subject)),
      ...listed(
        subject,
        'drift',
        entry.drift.map((difference) => driftLine(subject, difference)),
      ),
      ...listed(
        subject,
        'history',
        entry.history
          .slice(0, mostHistory)
          .map(({ at, kind }) => say('export.happened', { at: words.date(at), what: say(`export.happened.${kind}`) })),
      ),
      { kind: 'paragraph', text: say('export.printed-note'), weak: true },
    ],
  }
}

function section({ words }: ExportSubject, key: string, facts: readonly PrintedFact[]): readonly PrintedBlock[] {
  const heading = { kind: 'heading', text: words.say(`export.section.${key}`) } as const
  if (facts.length === 0) return [heading, { kind: 'paragraph', text: words.say('export.none'), weak: true }]
  return [heading, { kind: 'facts', facts }]
}

function listed({ words }: ExportSubject, key: string, items: readonly string[]): readonly PrintedBlock[] {
  const heading = { kind: 'heading', text: words.say(`export.section.${key}`) } as const
  if (items.length === 0) return [heading, { kind: 'paragraph', text: words.say('export.none'), weak: true }]
  return [heading, { kind: 'list', items }]
}

/** What is not known says so, and looks like it. */
function factOf(
  { words }: ExportSubject,
  key: string,
  values: readonly (string | null)[],
  lack = 'export.none',
): PrintedFact {
  const known = values.filter((value) => value !== null)
  const name = words.say(`export.${key}`)
  return known.length > 0 ? { name, values: known } : { name, values: [words.say(lack)], weak: true }
}

function headFacts(subject: ExportSubject): PrintedFact[] {
  const { entry, words } = subject
  const { say, date } = words
  const stop =
    entry.stop && say('export.stopped', { at: date(entry.stop.at), reason: told(subject, entry.stop.reason) })
  return [
    factOf(subject, 'owner', [told(subject, entry.owner.names)]),
    factOf(subject, 'solution', [told(subject, entry.solution.names)]),
    factOf(subject, 'identifier', [entry.id]),
    factOf(subject, 'state', [say(`export.state.${entry.state}`), stop]),
    ...(entry.liveSince === null ? [] : [factOf(subject, 'live-since', [date(entry.liveSince)])]),
    factOf(subject, 'level', [riskText(subject)], 'export.not-assessed'),
    factOf(subject, 'completeness', [words.percent(entry.completeness / 100)]),
    factOf(subject, 'next-review', [entry.nextReview && date(entry.nextReview)]),
  ]
}

function declaredFacts(subject: ExportSubject): PrintedFact[] {
  const texts = declaredTexts(subject)
  return declaredNames.map((field) => factOf(subject, `field.${field}`, texts[field] ?? [], 'export.not-filled-in'))
}

function stageFacts(subject: ExportSubject): PrintedFact[] {
  const { entry, words } = subject
  return systemStages.map((stage) => {
    const { resolves, version, missing } = entry.stages[stage]
    const lacking = missing.map((condition) => words.say(`export.condition.${condition}`))
    return factOf(subject, `stage.${stage}`, [
      resolves
        ? words.say('export.stage.resolves')
        : words.say('export.stage.missing', { missing: lacking.join(words.say('export.comma')) }),
      version && versionText(subject, version.digest, version.number),
    ])
  })
}

function measuredFacts(subject: ExportSubject): PrintedFact[] {
  const { entry, words } = subject
  const { say, date } = words
  const { measured } = entry
  const seen = ({ first, last }: { readonly first: string; readonly last: string }) =>
    say('export.seen', { first: date(first), last: date(last) })
  const day = (at: string | null) => [at && date(at)]
  return [
    factOf(
      subject,
      'versions',
      measured.versions.flatMap((one) => [
        say('export.named', {
          name: say(`export.stage.${one.stage}`),
          value: versionText(subject, one.version, one.number),
        }),
        seen(one),
      ]),
    ),
    factOf(subject, 'answerers', methodTexts(subject)),
    factOf(subject, 'data-sets', dataSetTexts(subject)),
    factOf(subject, 'label', [labelText(subject)]),
    factOf(subject, 'asked-languages', askedLanguages(subject)),
    factOf(subject, 'answers', [say('export.by-stage', measured.answers)]),
    factOf(subject, 'abstentions', [say('export.by-stage', measured.abstentions)]),
    factOf(subject, 'volume', [measured.volumeBand && say(`export.band.${measured.volumeBand}`)]),
    factOf(
      subject,
      'denied',
      measured.denied.map(({ rule, count }) => say('export.denied.rule', { rule, count })),
    ),
    factOf(subject, 'incidents', [say('export.incidents.told', measured.incidents)]),
    factOf(subject, 'contests', [say('export.contests.told', measured.contests)]),
    factOf(subject, 'last-answered', day(measured.lastAnswered)),
    factOf(subject, 'last-verified', day(measured.lastVerified)),
    factOf(subject, 'since', day(measured.since)),
  ]
}

function riskFacts(subject: ExportSubject): PrintedFact[] {
  const { entry, words } = subject
  const { say, language } = words
  const { assessment, duties } = entry.risk
  return [
    factOf(
      subject,
      'level',
      [riskText(subject), assessment && !assessment.current ? say('export.assessment.outdated') : null],
      'export.not-assessed',
    ),
    factOf(subject, 'grounds', [groundsText(subject)]),
    ...duties.map(({ name, sentence, met }) => ({
      name: name[language],
      values: [
        sentence[language],
        say(met === null ? 'export.duty.practice' : met ? 'export.duty.met' : 'export.duty.not-met'),
      ],
    })),
  ]
}

function approvalLines({ entry, words }: ExportSubject): string[] {
  const { say, date } = words
  return entry.approvals.map(({ stage, at, log, withdrawnAt }) => {
    const name = say(`export.stage.${stage}`)
    return withdrawnAt === null
      ? say('export.approval', { stage: name, at: date(at), log: String(log) })
      : say('export.approval.withdrawn', { stage: name, at: date(withdrawnAt) })
  })
}

function driftLine({ words }: ExportSubject, { kind, blocks }: Entry['drift'][number]): string {
  const what = words.say(`export.difference.${kind}`)
  return blocks ? `${what} (${words.say('export.difference.blocks')})` : what
}

/** On paper the first digits of a digest are enough to find it in the entry. */
function versionText({ words }: ExportSubject, whole: string, number: number | null = null): string {
  const digest = `${whole.slice(0, 'sha256:'.length + 12)}…`
  return number === null
    ? words.say('export.version.unnumbered', { digest })
    : words.say('export.version', { digest, number })
}
