import { quantitiesIn, yearsIn } from '../../knowledge/index.ts'
import type { Candidate } from './candidates.ts'
import type { Question } from './question.ts'

/**
 * Whether two quotes come from different sources and do not say the same. Conservative, because a word too many here
 * accuses somebody: either a quote says itself that another source describes the matter otherwise, or both state the
 * kind of thing wanted and state different values of it (numbers of the same thing, years without one in common).
 */
export function differ(question: Question, quotes: readonly Candidate[]): boolean {
  return quotes.some((one, i) =>
    quotes.slice(i + 1).some((other) => areApart(one, other) && contradict(question, one, other)),
  )
}

/** Restated sources without one in common; for sources' own words, two documents. */
function areApart(one: Candidate, other: Candidate): boolean {
  const [sources, others] = [one.sentence.sources, other.sentence.sources]
  if (sources.length > 0 && others.length > 0) return !sources.some((source) => others.includes(source))
  return one.passage.document !== other.passage.document
}

const contrast =
  /(?<!\p{L})(?:مصدر\s+آخر|مصادر\s+أخرى|إحدى\s+المصادر|أحد\s+المصادر|selon\s+une\s+(?:autre\s+)?source|d'autres\s+sources|another\s+source|other\s+sources|according\s+to\s+one\s+source)(?!\p{L})/iu

function contradict(question: Question, one: Candidate, other: Candidate): boolean {
  if (contrast.test(one.sentence.text) && contrast.test(other.sentence.text)) return true
  if (Math.abs(one.support - other.support) > level) return false
  const bothSuit = (wanted: 'quantity' | 'date') => one.suits.get(wanted) === 1 && other.suits.get(wanted) === 1
  if (question.counted !== null && bothSuit('quantity')) {
    return haveNothingInCommon(numbersOf(one, question.counted), numbersOf(other, question.counted))
  }
  return bothSuit('date') && haveNothingInCommon(yearsIn(one.sentence.text), yearsIn(other.sentence.text))
}

/** How near two supports are that speak of one thing. */
const level = 0.15

function numbersOf({ sentence }: Candidate, counted: string): string[] {
  return quantitiesIn(sentence.text)
    .filter(({ unit, isFigure }) => isFigure && unit === counted)
    .map(({ value }) => value)
}

function haveNothingInCommon(values: readonly string[], others: readonly string[]): boolean {
  return values.length > 0 && others.length > 0 && !values.some((value) => others.includes(value))
}
