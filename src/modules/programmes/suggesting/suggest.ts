import type { Language, Multilingual } from '../../../kernel/language.ts'
import { stemsOf } from '../../knowledge/index.ts'
import type { Field, RecordKind } from '../kind.ts'
import type { GivenValue } from '../record.ts'
import { findCountedNumbers } from './counted-numbers.ts'
import { dateCues, recordCues, sentenceCues, speaksOf, termCues } from './cues.ts'
import { findNames, type Named, stemsIn } from './names-in-text.ts'
import { findStatedDates } from './stated-dates.ts'

/** By which rule something is proposed: the officer is told, so that they can judge it. */
export const rules = ['date', 'record', 'region', 'number', 'term', 'quoted-name', 'verb', 'sentence'] as const

/** What a sentence may support: a value of a field, with the words in which a rule found it. */
export type Suggestion = {
  readonly field: string
  readonly rule: (typeof rules)[number]
  readonly value: Omit<GivenValue, 'citations'>
  /** Null where it is the whole sentence. */
  readonly words: string | null
}

export type Known = {
  /** Records by slug, with every title they have in force. */
  readonly records: readonly Named<{ readonly slug: string; readonly kind: string }>[]
  readonly regions: readonly { readonly code: string; readonly names: Multilingual }[]
}

/** With fewer words that carry meaning, a sentence says nothing that a field could hold. */
const fewestStems = 3
/** Fields that say what something is, first the one that says it best. */
const plainFields = ['description', 'subject', 'statement', 'offer', 'work', 'role', 'result', 'outcome']
const negation =
  /(?<!\p{L})(?:لم|لن|ليس|ليست|دون|غير|pas|sans|aucun|aucune|not|without|no|never)(?!\p{L})|(?<!\p{L})n[’']/iu
/** The stemmer leaves ب and ل before a short word. */
const regionWords = new Set([...stemsOf('جهة بجهة لجهة'), ...stemsOf('région', 'fr'), ...stemsOf('region', 'en')])

/**
 * What a sentence may support in a record of a kind, by rules that anybody can follow. It proposes and decides nothing:
 * whether the sentence really says so is for the person who writes the record, and for the one who approves it.
 */
export function suggestFrom(kind: RecordKind, sentence: string, language: Language, known: Known): Suggestion[] {
  const stems = stemsIn(sentence, language)
  const fields = Object.entries(kind.fields)
  const ofType = (type: Field['type']) => fields.filter(([, field]) => field.type === type)
  const named = (name: string) => kind.fields[name]?.type === 'text' && kind.fields[name].from === 'sources'
  const text = { texts: { [language]: sentence } }
  const speaks = (cue: Parameters<typeof speaksOf>[0] | undefined) => !cue || speaksOf(cue, language, stems)

  const dates = findStatedDates(sentence)
  const numbers = findCountedNumbers(sentence, dates)
  const found: Suggestion[] = [
    ...ofType('date')
      .filter(([name]) => speaks(dateCues[name]))
      .flatMap(([name]) => {
        // The last day of several is the end, and of one day there is none.
        const own = name === 'endsOn' ? dates.slice(1).slice(-1) : dates.slice(0, 1)
        return own.map(({ date, start, end }) => suggestion(name, 'date', { date }, sentence.slice(start, end)))
      }),
    ...findNames(sentence, known.records).flatMap(({ slug, kind: target }) =>
      ofType('record')
        .filter(([name, { of }]) => of?.includes(target) && speaks(recordCues[name]))
        .map(([name]) => suggestion(name, 'record', { record: slug }, null)),
    ),
    ...findNames(
      sentence,
      known.regions.map((region) => ({ thing: region, names: [region.names] })),
      regionWords,
    ).flatMap(({ code }) => ofType('region').map(([name]) => suggestion(name, 'region', { region: code }, null))),
    ...ofType('number').flatMap(([name]) =>
      numbers
        .filter(({ counted }) => counted !== null)
        .map(({ number, start, end }) => suggestion(name, 'number', { number }, sentence.slice(start, end))),
    ),
    ...(named('figure') && numbers.length > 0
      ? [suggestion('figure', 'number', text, sentence.slice(numbers[0]!.start, numbers[0]!.end))]
      : []),
    ...(negation.test(sentence) ? [] : termsOf(kind, speaks)),
    ...(named(kind.title) ? quotedNames(sentence) : []).map((words) =>
      suggestion(kind.title, 'quoted-name', { texts: { [language]: words } }, words),
    ),
  ]
  if (stems.length < fewestStems) return found
  const spoken = Object.entries(sentenceCues).filter(([name, cue]) => named(name) && speaks(cue))
  found.push(...spoken.map(([name]) => suggestion(name, 'verb', text, null)))
  const plain = plainFields.find(named)
  if (plain && spoken.length === 0) found.push(suggestion(plain, 'sentence', text, null))
  return found
}

function suggestion(
  field: string,
  rule: Suggestion['rule'],
  value: Suggestion['value'],
  words: string | null,
): Suggestion {
  return { field, rule, value, words }
}

function termsOf(kind: RecordKind, speaks: (cue: Parameters<typeof speaksOf>[0]) => boolean): Suggestion[] {
  const taken = new Set<string>()
  return termCues.flatMap(({ field, term, cues }) => {
    if (taken.has(field) || !kind.fields[field]?.terms?.includes(term) || !cues.every(speaks)) return []
    taken.add(field)
    return [suggestion(field, 'term', { term }, null)]
  })
}

/** What stands in quotation marks: «…», “…” or "…". */
function quotedNames(sentence: string): string[] {
  return [...sentence.matchAll(/«\s*([^«»]{2,200}?)\s*»|“([^“”]{2,200})”|"([^"]{2,200})"/gu)].map(
    (match) => (match[1] ?? match[2] ?? match[3])!,
  )
}
