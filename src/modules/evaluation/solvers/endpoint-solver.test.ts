import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchKept } from '../../../adapters/web-client/kept-connections.ts'
import type { TaskKind } from '../item.ts'
import { anItem } from '../scorers/testing.ts'
import { EndpointSettings, endpointSolver } from './endpoint-solver.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

/** A model behind an address of this machine. */
async function anEndpoint(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

const completing =
  (completion: unknown): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(completion))
const saying = (content: string) => completing({ choices: [{ message: { role: 'assistant', content } }] })

type Given = { settings?: object; key?: string; kind?: TaskKind; prompt?: string; signal?: AbortSignal }

async function solveAt(url: string, { settings = {}, key, kind = 'qa-cited', prompt, signal }: Given = {}) {
  const solve = endpointSolver({
    url,
    model: 'm',
    settings: EndpointSettings.parse(settings),
    key: key ?? null,
    kind,
    prompt,
    fetch: fetchKept,
  })
  return solve(anItem({ input: { question: 'Où ?' } }), { signal: signal ?? new AbortController().signal })
}

test('an item is sent with the endpoint’s settings and key, and what came back is the output', async () => {
  let asked: unknown
  const url = await anEndpoint(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked = {
      path: request.url,
      key: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    }
    completing({
      choices: [{ message: { content: 'À Rabat.' } }],
      usage: { prompt_tokens: 12, completion_tokens: 4, total_tokens: 16 },
      more: 1,
    })(request, response)
  })
  const settings = { temperature: 0.2, maxTokens: 64, seed: 7, system: 'Soyez bref.' }
  const solved = await solveAt(`${url}/`, { settings, key: 'k', prompt: 'Q: {question}{text}' })
  expect(asked).toEqual({
    path: '/v1/chat/completions',
    key: 'Bearer k',
    body: {
      model: 'm',
      messages: [
        { role: 'system', content: 'Soyez bref.' },
        { role: 'user', content: 'Q: Où ?' },
      ],
      ...{ temperature: 0.2, max_tokens: 64, seed: 7, stream: false },
    },
  })
  expect(solved).toMatchObject({
    output: {
      text: 'À Rabat.',
      abstained: false,
      usage: { promptTokens: 12, completionTokens: 4 },
      messages: [{ role: 'system' }, { role: 'user', content: 'Q: Où ?' }],
    },
  })
})

test.each([
  ['NO_ANSWER'],
  [''],
  ['Je suis désolé, mais je ne peux pas répondre.'],
  ['عذراً، لا أستطيع الإجابة عن هذا السؤال.'],
  ['سمح ليا، ما نقدرش نجاوبك.'],
  ['I’m sorry, but I can’t help with that.'],
])('«%s» declines', async (content) => {
  expect(await solveAt(await anEndpoint(saying(content)))).toMatchObject({ output: { abstained: true, text: content } })
})

test('a refusal of the model’s own is one, and a caveat at the end is none', async () => {
  const refusal = completing({ choices: [{ message: { content: null, refusal: 'No.' } }] })
  expect(await solveAt(await anEndpoint(refusal))).toMatchObject({ output: { abstained: true, text: 'No.' } })
  const long = `${'La conférence a eu lieu à Rabat. '.repeat(10)}Je ne sais pas le reste.`
  expect(await solveAt(await anEndpoint(saying(long)))).toMatchObject({ output: { abstained: false } })
})

test.each<[string, RequestListener, object]>([
  ['http-503', (_, response) => response.writeHead(503).end('busy: secret text'), {}],
  ['not-a-completion', (_, response) => response.end('<html>'), {}],
  ['not-a-completion', completing({ choices: [] }), {}],
  ['too-long', (_, response) => response.end(' '.repeat(5 * 2 ** 20)), {}],
  ['timeout', () => {}, { timeoutMs: 100 }],
  ['timeout', (_, response) => response.write('{'), { timeoutMs: 100 }],
  // The key would go along.
  ['unreachable', (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(), {}],
  ['unreachable', (request) => request.socket.destroy(), {}],
])('%s is why there is no output', async (failed, answer, settings) => {
  const solved = await solveAt(await anEndpoint(answer), { settings })
  expect(solved).toEqual({ failed, milliseconds: expect.any(Number) })
})

test('a run that is cancelled waits for nothing', async () => {
  const controller = new AbortController()
  const solving = solveAt(await anEndpoint(() => controller.abort()), { signal: controller.signal })
  expect(await solving).toMatchObject({ failed: 'cancelled' })
})

test('settings are bounded', () => {
  expect(EndpointSettings.parse({})).toEqual({ temperature: 0, maxTokens: 512, timeoutMs: 60_000 })
  expect(EndpointSettings.safeParse({ top_k: 4 }).success).toBe(false)
})
