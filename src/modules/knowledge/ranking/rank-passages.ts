import type { SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { Span } from '../analysis/code-points.ts'
import { type CandidateSigns, documentOf, type SignedCandidate } from './candidate-signs.ts'
import { dot } from './dot.ts'
import { confidenceBase, confidenceWeights, passageWeights, sentenceWeights } from './fitted-weights.ts'
import { isCrossing, knownPlaces, type SearchQuery } from './search-query.ts'
import { type ReadSentence, type SentenceReader, type SentenceSigns, sentenceReader } from './sentence-signs.ts'
import { alternativeWeights } from './weights.ts'

/** A passage's sentences in reading order, as they may be quoted. */
export type PassageToRead = { readonly sentences: readonly ReadSentence[] }

/** What is known of a passage that was read. */
export type PassageSigns = CandidateSigns & {
  /** Of its best sentence. */
  readonly support: number
  /** Share of the question's words that stand in it as the question writes them. */
  readonly exact: number
  /** Support of the best sentence that states the kind of thing wanted. */
  readonly suiting: number
}

/** What a sentence is chosen by. */
export type ChoiceSigns = Pick<
  SentenceSigns,
  'support' | 'exact' | 'adjacency' | 'novelty' | 'words' | 'date' | 'quantity' | 'reason' | 'name' | 'place'
> & {
  /** Support where a word counts less that several sentences of the passage hold. */
  readonly ownSupport: number
  /** Support of the sentences before and after. */
  readonly before: number
  readonly after: number
  readonly opens: number
  /** Under five words: a heading, the rest of a cut. */
  readonly short: number
  /** Of its passage, among those found. */
  readonly passage: number
  readonly passageRank: number
}

/** What tells whether the best that was found is an answer at all. */
export type ConfidenceSigns = {
  readonly passage: number
  /** By how much the best passage is better than the next, and than the five after it. */
  readonly lead: number
  readonly leadOfFive: number
  readonly words: number
  readonly grams: number
  readonly adjacency: number
  readonly coverage: number
  readonly localCoverage: number
  readonly proximity: number
  readonly exact: number
  readonly support: number
  /** Support of the best sentence together with its neighbours. */
  readonly around: number
  /** Share of the question that stands nowhere in what was searched, in no form. */
  readonly unknown: number
  /** The rarest word of the question that the passage has not, by its rarity. */
  readonly missing: number
  readonly missingAround: number
  /** 1 where the best sentence states the kind of thing wanted, -1 where it does not. */
  readonly suiting: number
  readonly length: number
  /** How many documents the best five are of. */
  readonly documents: number
}

export type ScoredSentence = Span & {
  /** Comparable among all sentences found by one search. */
  readonly score: number
  /** Share of the question's words, weighed by their rarity, that the sentence holds: 0 to 1. */
  readonly coverage: number
}

export type RankedPassage = {
  readonly index: string
  readonly passageId: string
  readonly document: string
  readonly ordinal: number
  /** Comparable within one search only. */
  readonly score: number
  /** Share of the question's words, weighed by their rarity, that stand in the passage: 0 to 1. */
  readonly coverage: number
  /** Sentences that share something with the question, best first. */
  readonly sentences: readonly ScoredSentence[]
}

export type Ranking = {
  /** Best first. */
  readonly passages: readonly RankedPassage[]
  /** How sure it is that the best of them answers the question, 0 to 1. */
  readonly confidence: number
}

/** A candidate that was read, with all that is known of it. */
export type ReadCandidate = {
  readonly candidate: SignedCandidate
  readonly sentences: readonly ReadSentence[]
  readonly signs: PassageSigns
  readonly ofSentences: readonly SentenceSigns[]
}

/** Puts candidates that were read in their last order and scores their sentences. */
export function rankPassages(
  query: SearchQuery,
  statistics: SearchStatistics,
  candidates: readonly { readonly candidate: SignedCandidate; readonly passage: PassageToRead }[],
): Ranking {
  const reader = sentenceReader(query, statistics)
  // The fitted weights are of questions asked in the words of the texts: of others the first order is better, and kept.
  const crosses = isCrossing(query, statistics)
  const scoreOf = ({ candidate, signs }: ReadCandidate) =>
    crosses ? (alternativeWeights.preliminary * candidate.preliminary) / reader.total : dot(passageWeights, signs)
  const ordered = candidates
    .map(({ candidate, passage }) => readCandidate(query, reader, candidate, passage))
    .map((read) => ({ read, score: scoreOf(read) }))
    .sort((a, b) => b.score - a.score)
  const passages = ordered.map(({ read, score }, rank): RankedPassage => {
    const { index, passageId, document, ordinal } = read.candidate.candidate
    const choices = choiceSigns(reader, read, score, rank)
    const sentences = read.sentences.flatMap(({ start, end }, i): ScoredSentence[] => {
      const { support, coverage } = read.ofSentences[i]!
      return support > 0 ? [{ start, end, score: dot(sentenceWeights, choices[i]!), coverage }] : []
    })
    const best = sentences.sort((a, b) => b.score - a.score || a.start - b.start)
    return { index, passageId, document, ordinal, score, coverage: read.signs.coverage, sentences: best }
  })
  const signs = confidenceSigns(reader, query, statistics, ordered)
  const confidence = signs === undefined ? 0 : 1 / (1 + Math.exp(-(confidenceBase + dot(confidenceWeights, signs))))
  return { passages, confidence }
}

export function readCandidate(
  query: SearchQuery,
  reader: SentenceReader,
  candidate: SignedCandidate,
  { sentences }: PassageToRead,
): ReadCandidate {
  const ofSentences = sentences.map(reader.read)
  const asked = new Set(query.words)
  const written = new Set(sentences.flatMap(({ words }) => words.filter((word) => asked.has(word))))
  let support = 0
  let suiting = 0
  for (const signs of ofSentences) {
    support = Math.max(support, signs.support)
    if (suits(signs) > 0) suiting = Math.max(suiting, signs.support)
  }
  const exact = written.size / Math.max(1, asked.size)
  return { candidate, sentences, ofSentences, signs: { ...candidate.signs, support, exact, suiting } }
}

function suits({ date, quantity, reason }: SentenceSigns): number {
  return date + quantity + reason
}

/** For each sentence of a passage, in reading order. */
export function choiceSigns(
  { rarities, total }: SentenceReader,
  { sentences, ofSentences }: ReadCandidate,
  passage: number,
  passageRank: number,
): ChoiceSigns[] {
  const holders = rarities.map((_, place) => ofSentences.filter(({ credits }) => credits[place] === 1).length)
  return ofSentences.map((signs, i) => {
    let ownSupport = 0
    for (const [place, credit] of signs.credits.entries())
      ownSupport += (credit * rarities[place]!) / (1 + holders[place]!)
    return {
      ...signs,
      ownSupport: ownSupport / total,
      before: ofSentences[i - 1]?.support ?? 0,
      after: ofSentences[i + 1]?.support ?? 0,
      opens: i === 0 ? 1 : 0,
      short: sentences[i]!.words.length < 5 ? 1 : 0,
      passage,
      passageRank,
    }
  })
}

/** `ordered`: best first, with their scores. Nothing where nothing was found. */
export function confidenceSigns(
  { rarities, total }: SentenceReader,
  query: SearchQuery,
  statistics: SearchStatistics,
  ordered: readonly { readonly read: ReadCandidate; readonly score: number }[],
): ConfidenceSigns | undefined {
  const first = ordered[0]
  if (first === undefined) return undefined
  const { signs, ofSentences } = first.read
  let best = 0
  for (const [i, { support, exact }] of ofSentences.entries())
    if (2 * support + exact > 2 * ofSentences[best]!.support + ofSentences[best]!.exact) best = i
  const creditIn = (place: number, from: number, to: number) => {
    let most = 0
    for (let i = Math.max(0, from); i <= Math.min(to, ofSentences.length - 1); i++)
      most = Math.max(most, ofSentences[i]!.credits[place]!)
    return most
  }
  const known = knownPlaces(query, statistics)
  let around = 0
  let unknown = 0
  let missing = 0
  let missingAround = 0
  for (const [place, rarity] of rarities.entries()) {
    const near = creditIn(place, best - 1, best + 1)
    const absent = rarity * (1 - creditIn(place, 0, ofSentences.length - 1))
    around += near * rarity
    missing = Math.max(missing, absent)
    missingAround = Math.max(missingAround, rarity * (1 - near))
    if (!known[place]) unknown += absent
  }
  const next = ordered.slice(1, 6)
  const mean = next.reduce((sum, { score }) => sum + score, 0) / Math.max(1, next.length)
  const sentence = ofSentences[best]
  const suiting = sentence ? suits(sentence) : 0
  const documents = new Set(ordered.slice(0, 5).map(({ read }) => documentOf(read.candidate.candidate))).size
  const { words, grams, adjacency, coverage, localCoverage, proximity, exact, support } = signs
  return {
    passage: first.score,
    lead: first.score - (ordered[1]?.score ?? mean),
    leadOfFive: first.score - mean,
    words,
    grams,
    adjacency,
    coverage,
    localCoverage,
    proximity,
    exact,
    support,
    around: around / total,
    unknown: unknown / total,
    missing: missing / 10,
    missingAround: missingAround / 10,
    suiting: Math.sign(suiting),
    length: Math.log(1 + query.stems.length),
    documents: documents / 5,
  }
}
