import type { Neighbour } from '../../../kernel/ports/vector-store.ts'
import type { SignedCandidate } from '../ranking/candidate-signs.ts'
import { passageIdOf } from '../ranking/index-row.ts'
import type { PassageToRead, RankedPassage } from '../ranking/rank-passages.ts'
import { fuseRanks } from './fuse-ranks.ts'
import type { Meaning, MeaningUse } from './meaning.ts'
import { meaningSettings } from './settings.ts'

/** Candidates of both ways in one order, best first. One that was found by its meaning alone has no sign of its words. */
export function nearAndFound(
  found: readonly SignedCandidate[],
  neighbours: readonly Neighbour[],
): readonly SignedCandidate[] {
  if (neighbours.length === 0) return found
  const candidates = new Map(neighbours.map((neighbour) => [placeOf(neighbour), wordless(neighbour)]))
  for (const signed of found) candidates.set(placeOf(signed.candidate), signed)
  const fused = fuseRanks([found.map(({ candidate }) => placeOf(candidate)), neighbours.map(placeOf)])
  return fused.map(({ key }) => candidates.get(key)!)
}

/** The order by words and the order by meaning, fused. A passage that shares no word with the question has no place in the first. */
export function byBothWays(
  ranked: readonly RankedPassage[],
  neighbours: readonly Neighbour[],
): readonly RankedPassage[] {
  if (neighbours.length === 0) return ranked
  const passages = new Map(ranked.map((passage) => [placeOf(passage), passage]))
  const byWords = ranked.filter(({ coverage, sentences }) => coverage > 0 || sentences.length > 0).map(placeOf)
  const byMeaning = neighbours.map(placeOf).filter((place) => passages.has(place))
  return fuseRanks([byWords, byMeaning]).map(({ key, score }) => ({ ...passages.get(key)!, score }))
}

/** The best passages as a reranker orders them, before the others; as they were where it gives no answer. */
export async function rerankedBy(
  meaning: Meaning | undefined,
  question: string,
  passages: readonly RankedPassage[],
  read: readonly { readonly candidate: SignedCandidate; readonly passage: PassageToRead }[],
  use: MeaningUse,
  signal: AbortSignal,
): Promise<{ readonly passages: readonly RankedPassage[]; readonly use: MeaningUse }> {
  if (!meaning?.reranks || passages.length === 0) return { passages, use }
  const texts = new Map(read.map(({ candidate, passage }) => [placeOf(candidate.candidate), textOf(passage)]))
  const best = passages.slice(0, meaningSettings.reranked)
  const scores = await meaning.rerank(
    question,
    best.map((passage) => texts.get(placeOf(passage))!),
    signal,
  )
  if (!scores) return { passages, use: use === 'off' || use === 'unavailable' ? 'unavailable' : 'partly' }
  const ordered = best.map((passage, i) => ({ passage, score: scores[i]! })).sort((a, b) => b.score - a.score)
  // Scores of two models do not compare: the places do, so each place keeps the score that it had.
  const reranked = ordered.map(({ passage }, i) => ({ ...passage, score: best[i]!.score }))
  const used = use === 'off' ? 'used' : use === 'unavailable' ? 'partly' : use
  return { passages: [...reranked, ...passages.slice(best.length)], use: used }
}

function wordless({ index, document, ordinal }: Neighbour): SignedCandidate {
  const passageId = passageIdOf(document, ordinal)
  return {
    candidate: { index, passageId, document, ordinal, score: 0, words: 0, sentences: [] },
    signs: {
      words: 0,
      grams: 0,
      adjacency: 0,
      proximity: 0,
      coverage: 0,
      localCoverage: 0,
      document: 0,
      documentCoverage: 0,
      length: 0,
    },
    preliminary: 0,
  }
}

function textOf({ sentences }: PassageToRead): string {
  return sentences
    .map(({ text }) => text)
    .join(' ')
    .slice(0, meaningSettings.mostCharacters)
}

function placeOf({ index, document, ordinal }: Omit<Neighbour, 'similarity'>): string {
  return `${index} ${ordinal} ${document}`
}
