import { z } from 'zod'
import type { Reranker } from '../../kernel/ports/reranker.ts'
import { type ModelServer, ModelServerFailed, postJson } from './post-json.ts'

/**
 * How a server wants to be asked, and answers. `cohere`: {documents} → {results: [{index, relevance_score}]}, as Cohere, Jina,
 * vLLM, Infinity and llama.cpp speak it. `tei`: {texts} → [{index, score}], as text-embeddings-inference does.
 */
export type RerankerDialect = 'cohere' | 'tei'

/** Whoever searches waits less, and says so by the signal. */
const timeoutMs = 60_000

const Scored = z.array(
  z
    .union([
      z.object({ index: z.int().min(0), relevance_score: z.number() }),
      z.object({ index: z.int().min(0), score: z.number() }),
    ])
    .transform((one) => ({ index: one.index, score: 'score' in one ? one.score : one.relevance_score })),
)
const Answer = z.union([Scored, z.object({ results: Scored }).transform(({ results }) => results)])

/** A model that reads question and passage together, behind a whole address such as `http://127.0.0.1:8081/rerank`. */
export function httpReranker(server: ModelServer & { readonly dialect: RerankerDialect }): Reranker {
  const { url, model, dialect } = server
  return {
    model,
    async score(query, passages, { signal }) {
      if (passages.length === 0) return []
      const body =
        dialect === 'tei'
          ? { query, texts: passages, truncate: true, raw_scores: true }
          : { model, query, documents: passages, top_n: passages.length, return_documents: false }
      const answer = Answer.safeParse(await postJson(server, url, body, { signal, timeoutMs, attempts: 1 }))
      if (!answer.success) throw new ModelServerFailed('the model server answered no ranking')
      const scores: number[] = []
      for (const { index, score } of answer.data) scores[index] = score
      if (scores.length !== passages.length || scores.includes(undefined!))
        throw new ModelServerFailed(`the model server ranked ${answer.data.length} of ${passages.length} passages`)
      return scores
    },
  }
}
