import { z } from 'zod'
import type { Embedder } from '../../kernel/ports/embedder.ts'
import { type ModelServer, ModelServerFailed, postJson } from './post-json.ts'

export type OpenAiEmbedderOptions = ModelServer & {
  /** Changes with the weights behind the name; part of what the vectors are. */
  readonly revision: string | null
  readonly dimensions: number
  readonly queryPrefix: string
  readonly passagePrefix: string
}

/** What text-embeddings-inference takes in one request unless it is told otherwise (`--max-client-batch-size`). */
const batch = 32
/** A batch of passages on a machine without an accelerator; a question has the shorter time that its search gives it. */
const timeoutMs = 120_000

const Embeddings = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })),
})

/** An embedding model behind `POST <url>/embeddings` of the OpenAI API: text-embeddings-inference, vLLM, llama.cpp, Infinity. */
export function openAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { url, model, revision, dimensions, queryPrefix, passagePrefix } = options
  const address = `${url.replace(/\/+$/, '')}/embeddings`
  return {
    model: revision === null ? model : `${model}@${revision}`,
    dimensions,
    queryPrefix,
    passagePrefix,
    async embed(texts, kind, { signal }) {
      const prefix = kind === 'query' ? queryPrefix : passagePrefix
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += batch) {
        const input = texts.slice(from, from + batch).map((text) => prefix + text)
        const body = { model, input, encoding_format: 'float' }
        const attempts = kind === 'query' ? 1 : 4
        const answer = Embeddings.safeParse(await postJson(options, address, body, { signal, timeoutMs, attempts }))
        if (!answer.success) throw new ModelServerFailed('the model server answered no embeddings')
        vectors.push(...inOrder(answer.data.data, input.length).map((numbers) => unitVector(numbers, dimensions)))
      }
      return vectors
    },
  }
}

function inOrder(data: z.output<typeof Embeddings>['data'], expected: number): number[][] {
  const ordered: number[][] = []
  for (const { index, embedding } of data) ordered[index] = embedding
  if (data.length !== expected || ordered.length !== expected || ordered.includes(undefined!))
    throw new ModelServerFailed(`the model server answered ${data.length} embeddings for ${expected} texts`)
  return ordered
}

/** Lengths are taken out here, since not every server normalises. */
function unitVector(numbers: readonly number[], dimensions: number): Float32Array {
  if (numbers.length !== dimensions)
    throw new ModelServerFailed(`the model has ${numbers.length} dimensions, not ${dimensions} as configured`)
  const length = Math.hypot(...numbers)
  if (!Number.isFinite(length) || length === 0)
    throw new ModelServerFailed('the model server answered a vector without direction')
  return Float32Array.from(numbers, (number) => number / length)
}
