import { z } from 'zod'
import type { Criterion } from '../../../../libs/receipt/index.ts'
import type { GoldenQuestion } from '../../datasets/index.ts'
import type { Citation, Output } from '../output.ts'
import { type Metrics, type Scores, scorer } from './scorer.ts'

/** What of an output the golden questions look at. */
export type GoldenAnswer = Pick<Output, 'text' | 'abstained' | 'citations' | 'nearby' | 'kept'>

/** Why a question was missed. */
export type Miss =
  | { readonly kind: 'answered' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'not-shown'; readonly wanted: string }
  | { readonly kind: 'never'; readonly shown: string }
  | { readonly kind: 'not-verbatim'; readonly quote: string }

/**
 * Everything that is wrong with an answer to a golden question; nothing when it passes. Texts are compared in
 * Normalization Form C, without regard to case.
 */
export function missesOf(golden: GoldenQuestion, answer: GoldenAnswer): Miss[] {
  const searched = searchedFor(golden, answer)
  return [
    ...[...answer.citations, ...answer.nearby]
      .filter(({ verbatim }) => !verbatim)
      .map(({ text }): Miss => ({ kind: 'not-verbatim', quote: text })),
    ...golden.never.filter((word) => holds(searched, word)).map((shown): Miss => ({ kind: 'never', shown })),
    ...contractMisses(golden, answer),
  ]
}

function contractMisses(golden: GoldenQuestion, answer: GoldenAnswer): Miss[] {
  if (golden.expected === 'abstain') return answer.abstained ? [] : [{ kind: 'answered' }]
  if (answer.abstained) return [{ kind: 'declined' }]
  return unshown(golden, answer.text, answer.citations).map((wanted): Miss => ({ kind: 'not-shown', wanted }))
}

/** Of what must be shown, what neither this text holds nor a quote of the right document. */
export function unshown({ mustShow }: GoldenQuestion, text: string, citations: readonly Citation[]): string[] {
  const isQuoted = (wanted: { readonly document: string; readonly text: string }) =>
    citations.some(({ text, document }) => document.path === wanted.document && holds(text, wanted.text))
  return [
    ...mustShow.tokens
      .filter((wordings) => !wordings.some((wording) => holds(text, wording)))
      .map((wordings) => wordings[0]!),
    ...mustShow.quotes.filter((wanted) => !isQuoted(wanted)).map((wanted) => wanted.text),
  ]
}

function searchedFor({ neverScope }: GoldenQuestion, { text, citations, nearby, kept }: GoldenAnswer): string {
  if (neverScope === 'answer') return text
  const quoted = [...citations, ...nearby].flatMap(({ text, document }) => [text, document.title])
  const shown = [text, ...quoted]
  return neverScope === 'shown' ? shown.join('\n') : [...shown, kept].join('\n')
}

function holds(text: string, part: string): boolean {
  return comparable(text).includes(comparable(part))
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ')
}

/** What the misses of one question come to. */
export function goldenScores({ expected }: Pick<GoldenQuestion, 'expected'>, misses: readonly Miss[]): Scores {
  const without = (...kinds: readonly Miss['kind'][]) => (misses.some(({ kind }) => kinds.includes(kind)) ? 0 : 1)
  return {
    verbatim: without('not-verbatim'),
    'never-shown': without('never'),
    abstained: expected === 'abstain' ? without('answered') : null,
    answered: expected === 'answer' ? without('declined', 'not-shown') : null,
  }
}

export const goldenMetrics: Metrics = {
  /** Every quote stands in its page to the letter. */
  verbatim: { kind: 'share' },
  /** Nothing is shown of what may never be shown. */
  'never-shown': { kind: 'share' },
  /** Of questions without an answer: declined. */
  abstained: { kind: 'share' },
  /** Of questions with an answer: answered, with all that must be shown. */
  answered: { kind: 'share' },
}

/**
 * The first bar: every quote verbatim, nothing that may never be shown, at least 13 of 15 unanswerable questions declined and
 * 11 of 15 answerable ones answered; the same shares for sets of another size.
 */
const goldenBar: readonly Criterion[] = [
  { metric: 'verbatim', slice: null, comparator: 'at-least', threshold: 1, on: 'value' },
  { metric: 'never-shown', slice: null, comparator: 'at-least', threshold: 1, on: 'value' },
  { metric: 'abstained', slice: null, comparator: 'at-least', threshold: 13 / 15, on: 'value' },
  { metric: 'answered', slice: null, comparator: 'at-least', threshold: 11 / 15, on: 'value' },
]

/** The first bar, without what none of these questions can measure. */
export function goldenBarFor(questions: readonly Pick<GoldenQuestion, 'expected'>[]): readonly Criterion[] {
  const asked = new Set(questions.map(({ expected }) => expected))
  return goldenBar.filter(
    ({ metric }) => (metric !== 'abstained' || asked.has('abstain')) && (metric !== 'answered' || asked.has('answer')),
  )
}

/** An answer against its golden question. A model that answers without any citation is not verbatim. */
export const golden = scorer({
  name: 'golden',
  settings: z.strictObject({}),
  metrics: () => goldenMetrics,
  score({ item, output }) {
    const question = item.target.golden
    if (question === undefined) return { verbatim: null, 'never-shown': null, abstained: null, answered: null }
    const scores = goldenScores(question, missesOf(question, output))
    return output.abstained || output.citations.length > 0 ? scores : { ...scores, verbatim: 0 }
  },
})
