import type { Candidate, SearchAnswer } from '../../../kernel/ports/search-index.ts'
import { rarity } from './rarity.ts'
import { type SearchQuery, stemRarities } from './search-query.ts'
import { weights } from './weights.ts'

/** What the index says of a candidate, as shares of what the question could have, so that questions compare. */
export type CandidateSigns = {
  /** BM25 of the stems. */
  readonly words: number
  /** BM25 of the character grams, and of whatever else the query asks the index for. */
  readonly grams: number
  /** Neighbouring words of the question that are neighbours here. */
  readonly adjacency: number
  /** What stands together in one sentence. */
  readonly proximity: number
  readonly coverage: number
  /** Coverage where a word counts by how few of the best candidates hold it. */
  readonly localCoverage: number
  /** Of the document's best passages. */
  readonly document: number
  /** Of the question, what the document's candidates cover together. */
  readonly documentCoverage: number
  readonly length: number
}

export type SignedCandidate = {
  readonly candidate: Candidate
  readonly signs: CandidateSigns
  /** Comparable within one search: the order before anything is read. */
  readonly preliminary: number
}

/** The candidates of a search with what the index says of them, in their first order, best first. */
export function signCandidates(query: SearchQuery, { candidates, statistics }: SearchAnswer): SignedCandidate[] {
  const rarities = stemRarities(query, statistics)
  const total = sum(rarities) || 1
  const ofGrams = gramTotal(query, statistics) || 1
  const partners = new Map<number, number[]>()
  for (const [first, second] of query.bigrams) partners.set(first, [...(partners.get(first) ?? []), second])
  const localRarities = localRaritiesOf(query, candidates)
  const localTotal = sum(localRarities) || 1

  const documents = new Map<string, { best: number[]; present: Set<number> }>()
  const seen = candidates.map((candidate) => {
    const evidence = evidenceOf(candidate, rarities, partners, statistics.averageWords)
    const document = documents.get(documentOf(candidate)) ?? { best: [], present: new Set() }
    if (document.best.length < weights.documentPassages) document.best.push(candidate.score)
    for (const term of evidence.counts.keys()) document.present.add(term)
    documents.set(documentOf(candidate), document)
    return evidence
  })
  const signed = candidates.map((candidate, i): SignedCandidate => {
    const { counts, adjacency, best, flattening } = seen[i]!
    let words = 0
    let covered = 0
    let localCovered = 0
    for (const [term, count] of counts) {
      const weight = query.index.terms[term]!.weight / query.weights[term]!
      words += (weight * rarities[term]! * count * (weights.saturation + 1)) / (count + flattening)
      covered += rarities[term]!
      localCovered += localRarities[term]!
    }
    const { best: scores, present } = documents.get(documentOf(candidate))!
    const document = sum(scores) / weights.documentPassages
    let documentCovered = 0
    for (const term of present) documentCovered += rarities[term]!
    const coverage = covered / total
    const score = candidate.score + weights.bigrams * adjacency + weights.proximity * best
    return {
      candidate,
      signs: {
        words: words / total,
        grams: (candidate.score - words) / (weights.grams * ofGrams),
        adjacency: adjacency / total,
        proximity: best / total,
        coverage,
        localCoverage: localCovered / localTotal,
        document: document / total,
        documentCoverage: documentCovered / total,
        length: Math.log(1 + candidate.words / Math.max(1, statistics.averageWords)),
      },
      preliminary: score * (1 + weights.coverage * coverage) + weights.document * document,
    }
  })
  return signed.sort((a, b) => b.preliminary - a.preliminary)
}

/** Two data versions may hold a document of the same name. */
export function documentOf({ index, document }: Pick<Candidate, 'index' | 'document'>): string {
  return `${index} ${document}`
}

function sum(numbers: readonly number[]): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

function gramTotal(query: SearchQuery, statistics: SearchAnswer['statistics']): number {
  let total = 0
  for (const [i, { field, weight }] of query.index.terms.entries()) {
    if (field !== 'grams') continue
    total += (weight / weights.grams) * rarity(statistics.frequencies[i] ?? 0, statistics.passages)
  }
  return total
}

/** How rare each stem is among the best candidates: a word that all of them hold tells none of them apart. */
function localRaritiesOf(query: SearchQuery, candidates: readonly Candidate[]): number[] {
  const best = candidates.slice(0, weights.local)
  const frequencies = query.stems.map(() => 0)
  for (const { sentences } of best) {
    for (const term of new Set(sentences.flatMap((hits) => hits.map(({ term }) => term)))) frequencies[term]!++
  }
  return frequencies.map((frequency, place) =>
    frequency === 0 ? 0 : query.weights[place]! * rarity(frequency, best.length),
  )
}

type Evidence = {
  /** How often each stem of the question stands in the passage. */
  readonly counts: ReadonlyMap<number, number>
  readonly adjacency: number
  readonly best: number
  /** What flattens a count in BM25, by the passage's length. */
  readonly flattening: number
}

function evidenceOf(
  candidate: Candidate,
  rarities: readonly number[],
  partners: ReadonlyMap<number, readonly number[]>,
  averageWords: number,
): Evidence {
  const counts = new Map<number, number>()
  const pairs = new Map<string, { readonly rarity: number; times: number }>()
  let best = 0
  for (const hits of candidate.sentences) {
    const here = new Set<number>()
    let together = 0
    for (const [i, { at, term }] of hits.entries()) {
      if (!here.has(term)) together += rarities[term]!
      here.add(term)
      counts.set(term, (counts.get(term) ?? 0) + 1)
      const next = hits[i + 1]
      if (next?.at !== at + 1 || !partners.get(term)?.includes(next.term)) continue
      const key = `${term} ${next.term}`
      const pair = pairs.get(key) ?? { rarity: rarities[term]! + rarities[next.term]!, times: 0 }
      pair.times++
      pairs.set(key, pair)
    }
    best = Math.max(best, together)
  }
  const { saturation, lengthDiscount } = weights
  const flattening = saturation * (1 - lengthDiscount + (lengthDiscount * candidate.words) / Math.max(1, averageWords))
  let adjacency = 0
  for (const { rarity, times } of pairs.values())
    adjacency += (rarity * times * (saturation + 1)) / (times + flattening)
  return { counts, adjacency, best, flattening }
}
