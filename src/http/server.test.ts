import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../adapters/postgres/testing.ts'
import { operation, type RunContext } from '../kernel/operation.ts'
import { anonymous } from '../kernel/principal.ts'
import { contextForTest, ownPremises } from '../kernel/testing.ts'
import { aDecisionLog, memoryPublication } from '../modules/audit/testing.ts'
import { createDecider, putInForce } from '../modules/policy/index.ts'
import { aRule } from '../modules/policy/testing.ts'
import type { OperationRoutes } from './operation-routes.ts'
import { RateLimit } from './rate-limit.ts'
import { createHttpServer } from './server.ts'

const rate = { burst: 100, perSecond: 100 }

const tell = operation({
  id: 'test.tell',
  http: 'GET /test',
  summary: 'Tell something before the end',
  permission: 'datasets:read',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ done: z.boolean() }),
  problems: [],
  async run({ emit }: RunContext) {
    emit?.({ phase: 'half' })
    return { done: true }
  },
})

const breakOff = operation({
  ...tell,
  id: 'test.break-off',
  http: 'GET /test/bug',
  async run({ emit }: RunContext): Promise<{ done: boolean }> {
    emit?.({ phase: 'half' })
    throw new Error('a bug')
  },
})

const bringing = {
  summary: 'Bring a list',
  permission: 'datasets:read',
  effect: 'read',
  input: z.strictObject({ list: z.string() }),
  output: z.strictObject({ done: z.boolean() }),
  problems: [],
  async run() {
    return { done: true }
  },
} as const
const bring = operation({ ...bringing, id: 'test.bring', http: 'POST /test/list', bodyLimit: 2 ** 20 })
const say = operation({ ...bringing, id: 'test.say', http: 'POST /test/word' })

async function aServer(logger = pino({ level: 'silent' })) {
  const db = await freshDatabase()
  const log = await aDecisionLog(db)
  const decider = createDecider(
    [putInForce({ id: 'test', version: '1', rules: [aRule('test.allow', { allow: true })] })],
    ownPremises,
    () => {},
  )
  const server = await createHttpServer({
    operations: [tell, breakOff, bring, say],
    services: contextForTest({ db, decider, log }),
    identify: { bySession: async () => anonymous, byKey: async () => anonymous },
    origin: 'http://127.0.0.1',
    rateLimit: new RateLimit(rate, rate),
    objects: {} as OperationRoutes['objects'],
    logger,
    publication: memoryPublication(),
    health: { unready: async () => [], metrics: async () => '' },
    trustedProxies: [],
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    async [Symbol.asyncDispose]() {
      await server.close()
      await log.close(new Date())
      await db[Symbol.asyncDispose]()
    },
  }
}

test('every answer forbids sniffing and scripts: results, events, refusals, and what cannot be routed', async () => {
  await using server = await aServer()
  const asked: [string, RequestInit?][] = [
    ['/api/test'],
    ['/api/test', { headers: { accept: 'text/event-stream' } }],
    ['/api/test?more=1'],
    ['/nothing'],
    ['/%zz'],
    ['/healthz', { method: 'POST' }],
    ['/log/checkpoint'],
  ]
  for (const [path, request] of asked) {
    const { headers, status } = await fetch(server.url + path, request)
    const told = `${path} ${status} ${headers.get('content-type')}`
    expect(headers.get('x-content-type-options'), told).toBe('nosniff')
    expect(headers.get('content-security-policy'), told).toContain("default-src 'none'")
    expect(headers.get('cross-origin-resource-policy'), told).toBe('same-origin')
  }
})

test('what an operation tells before its end comes as events, then its result', async () => {
  await using server = await aServer()
  const answer = await fetch(`${server.url}/api/test`, { headers: { accept: 'text/event-stream' } })
  expect(await answer.text()).toBe('event: progress\ndata: {"phase":"half"}\n\nevent: result\ndata: {"done":true}\n\n')
})

test('a bug after the first event ends the stream as a problem, and is logged whole', async () => {
  const lines: string[] = []
  await using server = await aServer(pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }))
  const answer = await fetch(`${server.url}/api/test/bug`, { headers: { accept: 'text/event-stream' } })
  const [, problem] = (await answer.text()).split('\n\n')
  expect(problem).toContain('event: problem')
  expect(problem).toContain('"code":"unexpected"')
  expect(problem).not.toContain('a bug')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ route: '/api/test/bug', err: { message: 'a bug' } }])
})

test('a call brings as much as its operation says, and no more than others where it says nothing', async () => {
  await using server = await aServer()
  const send = (path: string, characters: number) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
      body: JSON.stringify({ list: 'x'.repeat(characters) }),
    }).then(({ status }) => status)
  expect(await send('/api/test/list', 2 ** 19)).toBe(200)
  expect(await send('/api/test/list', 2 ** 20)).toBe(413)
  expect(await send('/api/test/word', 2 ** 19)).toBe(413)
  expect(await send('/api/test/word', 2 ** 10)).toBe(200)
})
