import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aModelServer } from './adapters/model-server/model-server.fixture.ts'
import { fetchKept } from './adapters/web-client/kept-connections.ts'
import { readConfig } from './config.ts'
import { openSearchModels } from './search-models.ts'

const ports = { directory: '/nowhere', fetch: fetchKept, mask: (text: string) => text, onOutage: () => {} }

test('where no model is configured there is none, and no address is asked', () => {
  expect(openSearchModels(readConfig({}).models, ports)).toBeUndefined()
})

test('models are asked as they are configured, with the secret of their key file', async () => {
  await using server = await aModelServer(({ path }) =>
    path === '/rerank'
      ? [
          { index: 0, score: 1 },
          { index: 1, score: 2 },
        ]
      : { data: [{ index: 0, embedding: [0, 0, 0, 0, 0, 0, 3, 4] }] },
  )
  const folder = await mkdtemp(join(tmpdir(), 'jazari-keys-'))
  const keyFile = join(folder, 'key')
  await writeFile(keyFile, 'secret\n')
  const { models } = readConfig({
    JAZARI_EMBEDDER_URL: `${server.url}/v1`,
    JAZARI_EMBEDDER_MODEL: 'm',
    JAZARI_EMBEDDER_DIMENSIONS: '8',
    JAZARI_EMBEDDER_KEY_FILE: keyFile,
    JAZARI_RERANKER_URL: `${server.url}/rerank`,
    JAZARI_RERANKER_MODEL: 'r',
    JAZARI_RERANKER_DIALECT: 'tei',
  })
  const meaning = openSearchModels(models, ports)!
  await rm(folder, { recursive: true })
  const signal = new AbortController().signal
  const [vector] = await meaning.dense!.embedder.embed(['س'], 'query', { signal })
  expect(vector![7]).toBeCloseTo(0.8)
  expect(await meaning.rerank('س', ['a', 'b'], signal)).toEqual([1, 2])
  expect(server.asked.map(({ path, key }) => ({ path, key }))).toEqual([
    { path: '/v1/embeddings', key: 'Bearer secret' },
    { path: '/rerank', key: undefined },
  ])
  expect(() => openSearchModels(models, ports)).toThrow('ENOENT')
})
