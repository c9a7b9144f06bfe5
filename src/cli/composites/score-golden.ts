import type { GoldenQuestion } from '../../modules/datasets/index.ts'

/** What of an answer the golden questions look at. */
type ScoredQuote = {
  readonly text: string
  readonly document: { readonly path: string; readonly title: string }
}
export type ScoredAnswer = {
  readonly abstained: boolean
  readonly quotes: readonly ScoredQuote[]
  /** What was shown as standing nearby: no answer. */
  readonly nearby: readonly ScoredQuote[]
}

/** Why a question was missed. Their sentences are `cli.golden.miss-…`. */
export type Miss =
  | { readonly kind: 'answered' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'not-shown'; readonly wanted: string }
  | { readonly kind: 'never'; readonly shown: string }
  | { readonly kind: 'not-verbatim'; readonly quote: string }

/**
 * Everything that is wrong with an answer to a golden question; nothing when it passes. Texts are compared in
 * Normalization Form C, without regard to case.
 *
 * `kept` is all that the platform keeps of the answer (its receipt), `damaged` the quotes that do not stand in their page.
 */
export function missesOf(
  golden: GoldenQuestion,
  answer: ScoredAnswer,
  { kept, damaged }: { readonly kept: string; readonly damaged: readonly string[] },
): Miss[] {
  return [
    ...damaged.map((quote): Miss => ({ kind: 'not-verbatim', quote })),
    ...golden.never
      .filter((word) => holds(searched(golden, answer, kept), word))
      .map((shown): Miss => ({ kind: 'never', shown })),
    ...contractMisses(golden, answer),
  ]
}

function contractMisses(golden: GoldenQuestion, answer: ScoredAnswer): Miss[] {
  if (golden.expected === 'abstain') return answer.abstained ? [] : [{ kind: 'answered' }]
  if (answer.abstained) return [{ kind: 'declined' }]
  const quoted = answer.quotes.map(({ text }) => text).join('\n')
  const { tokens, quotes } = golden.mustShow
  return [
    ...tokens.filter((wordings) => !wordings.some((wording) => holds(quoted, wording))).map((wordings) => wordings[0]!),
    ...quotes.filter((wanted) => !isQuoted(wanted, answer)).map(({ text }) => text),
  ].map((wanted): Miss => ({ kind: 'not-shown', wanted }))
}

function isQuoted(wanted: { readonly document: string; readonly text: string }, answer: ScoredAnswer): boolean {
  return answer.quotes.some(({ text, document }) => document.path === wanted.document && holds(text, wanted.text))
}

function searched({ neverScope }: GoldenQuestion, { quotes, nearby }: ScoredAnswer, kept: string): string {
  const answered = quotes.map(({ text }) => text)
  if (neverScope === 'answer') return answered.join('\n')
  const shown = [...quotes, ...nearby].flatMap(({ text, document }) => [text, document.title])
  return neverScope === 'shown' ? shown.join('\n') : [...shown, kept].join('\n')
}

function holds(text: string, part: string): boolean {
  return comparable(text).includes(comparable(part))
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ')
}

type Score = { readonly held: number; readonly of: number }

/** What a run came to. */
export type Totals = {
  /** Questions whose every quote stands in its page. */
  readonly verbatim: Score
  /** Questions that show nothing of what they may never show. */
  readonly never: Score
  /** Of those without an answer, the ones that were declined. */
  readonly abstained: Score
  /** Of those with an answer, the ones that were answered with all that must be shown. */
  readonly answered: Score
}

export type Scored = { readonly expected: 'answer' | 'abstain'; readonly misses: readonly Miss[] }

export function totalsOf(results: readonly Scored[]): Totals {
  const without = (of: readonly Scored[], ...kinds: readonly Miss['kind'][]): Score => ({
    held: of.filter(({ misses }) => !misses.some(({ kind }) => kinds.includes(kind))).length,
    of: of.length,
  })
  const unanswerable = results.filter(({ expected }) => expected === 'abstain')
  const answerable = results.filter(({ expected }) => expected === 'answer')
  return {
    verbatim: without(results, 'not-verbatim'),
    never: without(results, 'never'),
    abstained: without(unanswerable, 'answered'),
    answered: without(answerable, 'declined', 'not-shown'),
  }
}

/**
 * The first bar: every quote verbatim, nothing that may never be shown, at least 13 of 15 unanswerable questions
 * declined and 11 of 15 answerable ones answered; the same shares for sets of another size.
 */
export function reachesBar({ verbatim, never, abstained, answered }: Totals): boolean {
  return (
    verbatim.held === verbatim.of &&
    never.held === never.of &&
    abstained.held * 15 >= abstained.of * 13 &&
    answered.held * 15 >= answered.of * 11
  )
}
