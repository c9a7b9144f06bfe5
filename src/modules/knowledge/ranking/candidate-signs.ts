import type { Candidate, SearchAnswer } from '../../../kernel/ports/search-index.ts'
import { rarity } from './rarity.ts'
import { type SearchQuery, type Served, servedPlaces, stemRarities } from './search-query.ts'
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
  const served = servedTerms(query)
  const localRarities = localRaritiesOf(query, served, candidates)
  const localTotal = sum(localRarities) || 1

  const documents = new Map<string, { readonly best: number[]; readonly held: Map<number, number> }>()
  const seen = candidates.map((candidate) => {
    const evidence = evidenceOf(candidate, { rarities, served, partners }, statistics.averageWords)
    const document = documents.get(documentOf(candidate)) ?? { best: [], held: new Map<number, number>() }
    if (document.best.length < weights.documentPassages) document.best.push(candidate.score)
    for (const [place, credit] of evidence.held) raise(document.held, place, credit)
    documents.set(documentOf(candidate), document)
    return evidence
  })
  const signed = candidates.map((candidate, i): SignedCandidate => {
    const { counts, times, held, adjacency, best, flattening } = seen[i]!
    const flattened = (count: number) => (count * (weights.saturation + 1)) / (count + flattening)
    let words = 0
    let covered = 0
    let localCovered = 0
    for (const [place, count] of counts) {
      const weight = query.index.terms[place]!.weight / query.weights[place]!
      words += weight * rarities[place]! * flattened(count)
      covered += held.get(place)! * rarities[place]!
      localCovered += held.get(place)! * localRarities[place]!
    }
    let ofWords = 0
    for (const [term, count] of times) {
      const frequency = statistics.frequencies[term] ?? 0
      ofWords += query.index.terms[term]!.weight * rarity(frequency, statistics.passages) * flattened(count)
    }
    const { best: scores, held: heldByDocument } = documents.get(documentOf(candidate))!
    const document = sum(scores) / weights.documentPassages
    let documentCovered = 0
    for (const [place, credit] of heldByDocument) documentCovered += credit * rarities[place]!
    const coverage = covered / total
    const score = candidate.score + weights.bigrams * adjacency + weights.proximity * best
    return {
      candidate,
      signs: {
        words: words / total,
        grams: (candidate.score - ofWords) / (weights.grams * ofGrams),
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

/** For each term of the index the places that it stands for; none for a gram. */
function servedTerms(query: SearchQuery): readonly (readonly Served[])[] {
  const served = servedPlaces(query)
  return query.index.terms.map(({ field, text }) => (field === 'words' ? served.get(text)! : []))
}

function raise(credits: Map<number, number>, place: number, credit: number): void {
  if (credit > (credits.get(place) ?? 0)) credits.set(place, credit)
}

/** How rare each notion is among the best candidates: a word that all of them hold tells none of them apart. */
function localRaritiesOf(
  query: SearchQuery,
  served: readonly (readonly Served[])[],
  candidates: readonly Candidate[],
): number[] {
  const best = candidates.slice(0, weights.local)
  const frequencies = query.stems.map(() => 0)
  for (const { sentences } of best) {
    const terms = new Set(sentences.flatMap((hits) => hits.map(({ term }) => term)))
    for (const place of new Set([...terms].flatMap((term) => served[term]!.map(({ place }) => place))))
      frequencies[place]!++
  }
  return frequencies.map((frequency, place) =>
    frequency === 0 ? 0 : query.weights[place]! * rarity(frequency, best.length),
  )
}

type Evidence = {
  /** How often each word of the question stands in the passage, an alternative for as much as it is sure. */
  readonly counts: ReadonlyMap<number, number>
  /** How often each term of the index does. */
  readonly times: ReadonlyMap<number, number>
  /** How surely each word of the question stands there, 0 to 1. */
  readonly held: ReadonlyMap<number, number>
  readonly adjacency: number
  readonly best: number
  /** What flattens a count in BM25, by the passage's length. */
  readonly flattening: number
}

type Asked = {
  readonly rarities: readonly number[]
  readonly served: readonly (readonly Served[])[]
  readonly partners: ReadonlyMap<number, readonly number[]>
}

function evidenceOf(candidate: Candidate, { rarities, served, partners }: Asked, averageWords: number): Evidence {
  const counts = new Map<number, number>()
  const times = new Map<number, number>()
  const held = new Map<number, number>()
  const pairs = new Map<string, { readonly rarity: number; times: number }>()
  let best = 0
  for (const hits of candidate.sentences) {
    const here = new Map<number, number>()
    for (const [i, { at, term }] of hits.entries()) {
      const next = hits[i + 1]
      times.set(term, (times.get(term) ?? 0) + 1)
      for (const { place, weight } of served[term]!) {
        raise(here, place, weight)
        raise(held, place, weight)
        counts.set(place, (counts.get(place) ?? 0) + weight)
        if (next?.at !== at + 1) continue
        for (const { place: other, weight: otherWeight } of served[next.term]!) {
          if (!partners.get(place)?.includes(other)) continue
          const key = `${place} ${other}`
          const pair = pairs.get(key) ?? { rarity: rarities[place]! + rarities[other]!, times: 0 }
          pair.times += Math.min(weight, otherWeight)
          pairs.set(key, pair)
        }
      }
    }
    let together = 0
    for (const [place, credit] of here) together += credit * rarities[place]!
    best = Math.max(best, together)
  }
  const { saturation, lengthDiscount } = weights
  const flattening = saturation * (1 - lengthDiscount + (lengthDiscount * candidate.words) / Math.max(1, averageWords))
  let adjacency = 0
  for (const { rarity, times } of pairs.values())
    adjacency += (rarity * times * (saturation + 1)) / (times + flattening)
  return { counts, times, held, adjacency, best, flattening }
}
