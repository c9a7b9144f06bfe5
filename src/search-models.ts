import { readFileSync } from 'node:fs'
import { httpReranker } from './adapters/model-server/http-reranker.ts'
import { openAiEmbedder } from './adapters/model-server/openai-embedder.ts'
import { vectorStore } from './adapters/vector-store/vector-store.ts'
import type { ModelsConfig } from './config.ts'
import type { Fetch } from './kernel/ports/web-client.ts'
import { type Meaning, openMeaning } from './modules/knowledge/index.ts'

/**
 * Searching by meaning, as it is configured; nothing where it is not, and then no address is ever asked.
 *
 * @throws Error when a key file cannot be read.
 */
export function openSearchModels(
  { embedder, reranker }: ModelsConfig,
  ports: {
    readonly directory: string
    readonly fetch: Fetch
    readonly mask: (question: string) => string
    readonly onOutage: (error: unknown) => void
  },
): Meaning | undefined {
  if (!embedder && !reranker) return undefined
  const { directory, fetch, mask, onOutage } = ports
  const key = (file: string | undefined) => (file === undefined ? null : readFileSync(file, 'utf8').trim())
  return openMeaning({
    embedder: embedder ? openAiEmbedder({ ...embedder, fetch, key: key(embedder.keyFile) }) : null,
    reranker: reranker ? httpReranker({ ...reranker, fetch, key: key(reranker.keyFile) }) : null,
    vectors: vectorStore({ directory }),
    mask,
    onOutage,
  })
}
