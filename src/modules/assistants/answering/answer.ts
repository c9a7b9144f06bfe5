import { plainText, type QuestionWord, stemsOf } from '../../knowledge/index.ts'
import { bestSuit } from './best-suit.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { type ConfidenceSigns, confidenceOf, logit } from './confidence.ts'
import { differ } from './differ.ts'
import type { Evidence, EvidenceSentence } from './evidence.ts'
import { type Question, readQuestion } from './question.ts'
import type { Settings } from './settings.ts'
import { checkable } from './suits.ts'
import { weighedWords } from './weighed-words.ts'

export type ChosenQuote<Place> = {
  readonly place: Place
  readonly sentence: EvidenceSentence
  /** Share of the question that the quote supports, 0 to 1. */
  readonly support: number
}

export type Answer<Place> = {
  readonly quotes: readonly ChosenQuote<Place>[]
  /** Why there are no quotes. */
  readonly reason: 'no-evidence' | 'below-threshold' | 'personal-case' | null
  /** What stands close by when there is no answer: never one. */
  readonly nearby: readonly ChosenQuote<Place>[]
  readonly differ: boolean
  /** The best that was found says it in words of another language or script than the question. */
  readonly crosses: boolean
  /**
   * What the threshold is held against, 0 to 1: how likely the quotes answer the question; where nothing was searched, the
   * first quote's support, below every threshold when something rules an answer out.
   */
  readonly confidence: number
  /** What it was told by; null where nothing was searched or found. */
  readonly signs: ConfidenceSigns | null
}

const mostNearby = 2

/**
 * Chooses quotes that answer a question, or none. It knows only sentences: an instruction inside a question is words
 * like any other, and what no sentence says is not said. `masked`: something in the question was.
 */
export function answerFrom<Place>(
  asked: {
    readonly text: string
    readonly masked: boolean
    readonly words: readonly QuestionWord[]
    /** How likely it is, by the search, that what it found answers the question; null where nothing was searched. */
    readonly likelihood: number | null
  },
  evidence: readonly Evidence<Place>[],
  settings: Settings,
): Answer<Place> {
  const question = readQuestion(asked.text, asked.masked)
  const words = weighedWords(asked.text, asked.words)
  const candidates = candidatesOf(question, words, evidence, settings)
  const none = { quotes: [], nearby: [], differ: false, crosses: false, confidence: 0, signs: null }
  if (question.isPersonalCase) return { ...none, reason: 'personal-case' }
  const chosen = chooseQuotes(question, words, candidates, settings)
  const best = chosen[0]
  if (!best) return { ...none, reason: 'no-evidence' }

  const crosses = isInOtherWords(words, best)
  const signs = asked.likelihood === null ? null : signsOf(question, words, chosen, asked.likelihood, settings)
  const confidence = signs
    ? confidenceOf(signs)
    : best.support * (isRuledOut(question, words, chosen, settings) ? settings.ruledOut : 1)
  const threshold = signs === null ? settings.support : crosses ? settings.crossing : settings.threshold
  if (confidence < threshold) {
    const nearby = chosen.filter(({ support }) => support >= settings.nearby).slice(0, mostNearby)
    const reason = nearby.length > 0 ? 'below-threshold' : 'no-evidence'
    return { quotes: [], reason, nearby: nearby.map(quoteOf), differ: false, crosses, confidence, signs }
  }
  return {
    quotes: chosen.map(quoteOf),
    reason: null,
    nearby: [],
    differ: differ(question, chosen),
    crosses,
    confidence,
    signs,
  }
}

function signsOf(
  question: Question,
  words: readonly QuestionWord[],
  chosen: readonly Candidate[],
  likelihood: number,
  settings: Settings,
): ConfidenceSigns {
  return {
    likelihood: logit(likelihood),
    support: chosen[0]!.support,
    kindless: lacksKind(question, words, chosen, settings) ? 1 : 0,
    unnamed: leavesUnnamed(question, chosen) ? 1 : 0,
    length: Math.log(1 + words.length),
  }
}

/** Whether more of the question stands in the sentence in words of another language or script than in its own. */
function isInOtherWords(words: readonly QuestionWord[], { sentence }: Candidate): boolean {
  const present = new Set(sentence.stems)
  let own = 0
  let others = 0
  for (const { stem, alternatives, rarity } of words) {
    if (present.has(stem)) own += rarity
    else others += rarity * Math.max(0, ...alternatives.map((other) => (present.has(other.stem) ? other.weight : 0)))
  }
  return others > own
}

/** What no amount of words in common makes up for, where words in common are all there is. */
function isRuledOut(
  question: Question,
  words: readonly QuestionWord[],
  chosen: readonly Candidate[],
  settings: Settings,
): boolean {
  return lacksKind(question, words, chosen, settings) || leavesUnnamed(question, chosen)
}

function lacksKind(
  { wanted }: Question,
  words: readonly QuestionWord[],
  chosen: readonly Candidate[],
  settings: Settings,
): boolean {
  // Why something happened that no source speaks of is a question with a premise of its own.
  if (wanted.includes('reason') && words.some(({ isKnown }) => !isKnown)) return true
  const first = chosen[0]!
  const strong = chosen.filter(({ support }) => support >= settings.comparable * first.support)
  return wanted.some((kind) => checkable.has(kind) && bestSuit(kind, strong) === 0)
}

function leavesUnnamed({ names }: Question, chosen: readonly Candidate[]): boolean {
  return names.some((name) => !isNamed(name, chosen))
}

/** In a quote, beside it, or above it: a question about OpenAI is not answered by what is said of others. */
function isNamed(name: string, chosen: readonly Candidate[]): boolean {
  const stems = stemsOf(name)
  return chosen.some(({ passage }) => {
    const around = new Set([...passage.headings, ...passage.sentences.flatMap((sentence) => sentence.stems)])
    if (stems.every((stem) => around.has(stem))) return true
    return passage.sentences.some(({ text }) => plainText(text).includes(name.toLowerCase()))
  })
}

function quoteOf<Place>({ passage, sentence, support }: Candidate<Place>): ChosenQuote<Place> {
  return { place: passage.place, sentence, support }
}
