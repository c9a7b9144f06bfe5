import type { Embedder } from '../../../kernel/ports/embedder.ts'
import type { Reranker } from '../../../kernel/ports/reranker.ts'
import type { IndexScope } from '../../../kernel/ports/search-index.ts'
import type { Neighbour, VectorStore } from '../../../kernel/ports/vector-store.ts'
import { patient } from './patience.ts'
import { meaningSettings } from './settings.ts'
import { vectorSpace } from './vector-space.ts'

/**
 * What models had in a search. `off`: none is configured. `partly`: some of what was searched has no vectors yet, or one of two
 * models did not answer. `unavailable`: the search went on by words alone.
 */
export const meaningUses = ['off', 'used', 'partly', 'unavailable'] as const
export type MeaningUse = (typeof meaningUses)[number]

/** Searching by what texts mean, by models that the operator runs. It never fails: without it, a search goes by words. */
export type Meaning = {
  /** Makes and keeps the vectors; null where only a reranker is configured. */
  readonly dense: { readonly embedder: Embedder; readonly vectors: VectorStore; readonly space: string } | null
  readonly reranks: boolean
  /** Passages nearest to a question, best first. */
  nearest(
    scopes: readonly IndexScope[],
    question: string,
    signal: AbortSignal,
  ): Promise<{ readonly neighbours: readonly Neighbour[]; readonly use: MeaningUse }>
  /** A score for each passage; nothing when there is no answer in time. */
  rerank(question: string, passages: readonly string[], signal: AbortSignal): Promise<readonly number[] | undefined>
}

export type MeaningPorts = {
  readonly embedder: Embedder | null
  readonly reranker: Reranker | null
  readonly vectors: VectorStore
  /** Covers what identifies a person: questions go to the models as this leaves them. */
  readonly mask: (question: string) => string
  /** Told when a model does not answer, once for as long as it is not asked again. */
  readonly onOutage: (error: unknown) => void
  readonly patienceMs?: number
  readonly restMs?: number
}

export function openMeaning(ports: MeaningPorts): Meaning {
  const { embedder, reranker, vectors, mask, onOutage } = ports
  const { patienceMs = meaningSettings.patienceMs, restMs = meaningSettings.restMs } = ports
  const limits = { patienceMs, restMs, onOutage }
  const dense = embedder && { embedder, vectors, space: vectorSpace(embedder) }
  const askEmbedder = patient(limits)
  const askReranker = patient(limits)
  return {
    dense,
    reranks: reranker !== null,
    async nearest(scopes, question, signal) {
      if (!dense) return { neighbours: [], use: 'off' }
      if (scopes.length === 0) return { neighbours: [], use: 'used' }
      const near = await askEmbedder(signal, async (within) => {
        const [vector] = await dense.embedder.embed([mask(question)], 'query', { signal: within })
        if (!vector) throw new Error('the embedder answered no vector')
        return dense.vectors.nearest(dense.space, scopes, vector, { limit: meaningSettings.neighbours, signal: within })
      })
      if (!near || near.missing.length === scopes.length) return { neighbours: [], use: 'unavailable' }
      return { neighbours: near.neighbours, use: near.missing.length === 0 ? 'used' : 'partly' }
    },
    async rerank(question, passages, signal) {
      if (!reranker) return undefined
      return askReranker(signal, (within) => reranker.score(mask(question), passages, { signal: within }))
    },
  }
}
