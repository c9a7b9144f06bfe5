import type { Candidate, SearchAnswer } from '../../../kernel/ports/search-index.ts'
import { type SearchQuery, termRarities } from './search-query.ts'
import { weights } from './weights.ts'

export type RankedPassage = {
  readonly index: string
  readonly passageId: string
  readonly document: string
  readonly ordinal: number
  /** Comparable within one answer only. */
  readonly score: number
  /** Share of the question's words, weighed by their rarity, that stand in the passage: 0 to 1. */
  readonly coverage: number
}

/** The candidates of a search in their final order, best first. */
export function rescore(query: SearchQuery, answer: SearchAnswer): RankedPassage[] {
  const rarities = termRarities(query, answer.statistics)
  let total = 0
  for (let place = 0; place < query.stems.length; place++) total += rarities[place]!
  const partners = new Map<number, number[]>()
  for (const [first, second] of query.bigrams) partners.set(first, [...(partners.get(first) ?? []), second])

  const ranked = answer.candidates.map((candidate) => {
    const { adjacency, best, covered } = evidence(candidate, rarities, partners, answer.statistics.averageWords)
    const coverage = total > 0 ? covered / total : 0
    const score = candidate.score + weights.bigrams * adjacency + weights.proximity * best
    return { candidate, coverage, score: score * (1 + weights.coverage * coverage) }
  })

  const documents = new Map<string, number[]>()
  for (const { candidate, score } of ranked) {
    const scores = documents.get(documentOf(candidate))
    if (scores) scores.push(score)
    else documents.set(documentOf(candidate), [score])
  }
  const context = new Map<string, number>()
  for (const [document, scores] of documents) {
    const best = scores.sort((a, b) => b - a).slice(0, weights.documentPassages)
    context.set(document, best.reduce((sum, score) => sum + score, 0) / weights.documentPassages)
  }

  return ranked
    .map(({ candidate, coverage, score }) => ({
      index: candidate.index,
      passageId: candidate.passageId,
      document: candidate.document,
      ordinal: candidate.ordinal,
      score: score + weights.document * context.get(documentOf(candidate))!,
      coverage,
    }))
    .sort((a, b) => b.score - a.score)
}

/** Two data versions may hold a document of the same name. */
function documentOf({ index, document }: Candidate): string {
  return `${index} ${document}`
}

function evidence(
  candidate: Candidate,
  rarities: readonly number[],
  partners: ReadonlyMap<number, readonly number[]>,
  averageWords: number,
): { readonly adjacency: number; readonly best: number; readonly covered: number } {
  const present = new Set<number>()
  const pairs = new Map<string, { readonly rarity: number; times: number }>()
  let best = 0
  for (const hits of candidate.sentences) {
    const here = new Set<number>()
    let together = 0
    for (const [i, { at, term }] of hits.entries()) {
      if (!here.has(term)) together += rarities[term]!
      here.add(term)
      present.add(term)
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
  let covered = 0
  for (const term of present) covered += rarities[term]!
  return { adjacency, best, covered }
}
