import { expect, test } from 'vitest'
import { fetchKept } from '../web-client/kept-connections.ts'
import { aModelServer } from './model-server.fixture.ts'
import { openAiEmbedder } from './openai-embedder.ts'

const signal = new AbortController().signal
type Wanted = { readonly model: string; readonly input: readonly string[]; readonly encoding_format: string }

function embedderAt(url: string) {
  return openAiEmbedder({
    fetch: fetchKept,
    url: `${url}/v1/`,
    model: 'BAAI/bge-m3',
    revision: '5617a9f',
    key: 'secret',
    dimensions: 2,
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
  })
}

/** The n-th text, counted over all requests, points to (3n, 4n); told in the wrong order. */
function embeddings({ input }: Wanted, from = 0) {
  const data = input.map((_, index) => ({ object: 'embedding', index, embedding: [3 * (from + index + 1), 4] }))
  return { object: 'list', model: 'x', data: data.reverse(), usage: { prompt_tokens: 1, total_tokens: 1 } }
}

test('texts go in batches with their prefix and the key, and come back in order as vectors of length 1', async () => {
  let seen = 0
  await using server = await aModelServer(({ body }) => {
    const answer = embeddings(body, seen)
    seen += (body as Wanted).input.length
    return answer
  })
  const embedder = embedderAt(server.url)
  expect(embedder.model).toBe('BAAI/bge-m3@5617a9f')
  const vectors = await embedder.embed(
    Array.from({ length: 40 }, (_, i) => `نص ${i}`),
    'passage',
    { signal },
  )
  expect(vectors).toHaveLength(40)
  for (const [i, vector] of vectors.entries()) {
    expect(Math.hypot(...vector)).toBeCloseTo(1)
    expect(vector[0]! / vector[1]!).toBeCloseTo((3 * (i + 1)) / 4)
  }
  const bodies = server.asked.map(({ body }) => body as Wanted)
  expect(bodies.map(({ input }) => input.length)).toEqual([32, 8])
  expect(bodies[1]!.input[7]).toBe('passage: نص 39')
  expect(bodies[0]).toMatchObject({ model: 'BAAI/bge-m3', encoding_format: 'float' })
  expect(server.asked[0]).toMatchObject({ path: '/v1/embeddings', key: 'Bearer secret' })

  await embedder.embed(['متى؟'], 'query', { signal })
  expect((server.asked.at(-1)!.body as Wanted).input).toEqual(['query: متى؟'])
})

test('a server that is busy is asked again for passages, and not for a question', async () => {
  let busy = 1
  await using server = await aModelServer(({ body }) => (busy-- > 0 ? 503 : embeddings(body)))
  expect(await embedderAt(server.url).embed(['a'], 'passage', { signal })).toHaveLength(1)
  busy = 1
  await expect(embedderAt(server.url).embed(['a'], 'query', { signal })).rejects.toThrow('status 503')
})

test.each<[string, object | number, string]>([
  ['no embeddings', { error: 'no such model' }, 'no embeddings'],
  ['too few', { data: [] }, '0 embeddings for 1 texts'],
  ['one that is of another text', { data: [{ index: 1, embedding: [1, 0] }] }, '1 embeddings for 1 texts'],
  ['another number of dimensions', { data: [{ index: 0, embedding: [1, 0, 0] }] }, '3 dimensions, not 2'],
  ['a vector without direction', { data: [{ index: 0, embedding: [0, 0] }] }, 'without direction'],
  ['a refusal', 413, 'status 413'],
])('%s is no answer', async (_, answer, why) => {
  await using server = await aModelServer(() => answer)
  await expect(embedderAt(server.url).embed(['a'], 'passage', { signal })).rejects.toThrow(why)
  expect(server.asked).toHaveLength(1)
})

test('a signal that ends is heard', async () => {
  await using server = await aModelServer(() => undefined)
  const asking = embedderAt(server.url).embed(['a'], 'query', { signal: AbortSignal.timeout(50) })
  await expect(asking).rejects.toThrow('timeout')
})
