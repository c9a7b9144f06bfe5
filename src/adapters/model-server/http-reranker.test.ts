import { expect, test } from 'vitest'
import { fetchKept } from '../web-client/kept-connections.ts'
import { httpReranker } from './http-reranker.ts'
import { aModelServer } from './model-server.fixture.ts'

const signal = new AbortController().signal
const passages = ['ثلج', 'رخصة البناء', 'مطر']

function rerankerAt(url: string, dialect: 'cohere' | 'tei') {
  return httpReranker({ fetch: fetchKept, url: `${url}/rerank`, model: 'BAAI/bge-reranker-v2-m3', key: null, dialect })
}

test('servers that speak as Cohere does are asked for documents', async () => {
  await using server = await aModelServer(() => ({
    results: [
      { index: 1, relevance_score: 0.9 },
      { index: 0, relevance_score: 0.2 },
      { index: 2, relevance_score: 0.1 },
    ],
  }))
  expect(await rerankerAt(server.url, 'cohere').score('رخص البناء', passages, { signal })).toEqual([0.2, 0.9, 0.1])
  expect(server.asked).toEqual([
    {
      path: '/rerank',
      key: undefined,
      body: {
        model: 'BAAI/bge-reranker-v2-m3',
        query: 'رخص البناء',
        documents: passages,
        top_n: 3,
        return_documents: false,
      },
    },
  ])
})

test('text-embeddings-inference is asked for texts', async () => {
  await using server = await aModelServer(() => [
    { index: 1, score: 4.5 },
    { index: 2, score: -3 },
    { index: 0, score: -7.25 },
  ])
  expect(await rerankerAt(server.url, 'tei').score('رخص البناء', passages, { signal })).toEqual([-7.25, 4.5, -3])
  expect(server.asked[0]!.body).toEqual({ query: 'رخص البناء', texts: passages, truncate: true, raw_scores: true })
})

test.each<[string, object]>([
  ['some of the passages', { results: [{ index: 1, relevance_score: 0.9 }] }],
  ['something else', { detail: 'no' }],
])('a ranking of %s is none', async (_, answer) => {
  await using server = await aModelServer(() => answer)
  await expect(rerankerAt(server.url, 'cohere').score('س', passages, { signal })).rejects.toThrow(/ranked|ranking/)
})
