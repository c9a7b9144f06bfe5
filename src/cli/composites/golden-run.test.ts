import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newId } from '../../kernel/identifier.ts'
import { type AnyOperation, operation } from '../../kernel/operation.ts'
import { problem } from '../../kernel/problem.ts'
import { operations } from '../../operations.ts'
import { type Answering, api, jazari } from '../testing.ts'

/** Stands in for the assistant: the command reads of its answer what is stated here. */
const ask = operation({
  id: 'assistants.ask',
  http: 'POST /questions',
  summary: 'Ask',
  permission: 'assistants:ask',
  effect: 'write',
  input: z.strictObject({ question: z.string(), in: z.array(z.string()).optional() }),
  output: z.looseObject({}),
  problems: [],
  run: async () => ({}),
})
const named = (id: string): AnyOperation => (id === ask.id ? ask : operations.find((one) => one.id === id)!)
vi.mock('../operation-named.ts', () => ({ operationNamed: (id: string) => named(id) }))

const id = newId('ds')
const version = `sha256:${'a'.repeat(64)}`
const page = 'Le 12 janvier 2026, à Rabat. 𝒥 Puis Nador.\n'

function quote(text: string, claimed = text) {
  const start = [...page.slice(0, page.indexOf(text))].length
  const place = { start, end: start + [...text].length }
  return { text: claimed, dataSet: id, version, document: { path: 'a.md', title: 'A' }, page: 1, ...place }
}

const questions = [
  { id: 'G1', question: 'Où ?', expected: 'answer', mustShow: { tokens: [['الرباط', 'rabat']] } },
  { id: 'G2', question: 'Et puis ?', expected: 'answer', mustShow: { tokens: [['Nador']] } },
  { id: 'G3', question: 'Combien ?', expected: 'abstain', never: ['milliards'] },
].map((stated) => ({ ...stated, language: 'fr' }))

const quotes: Record<string, ReturnType<typeof quote>[]> = {
  'Où ?': [quote('Le 12 janvier 2026, à Rabat.')],
  'Et puis ?': [quote('Puis Nador.')],
  'Combien ?': [],
}

function platform(answer: Answering): [AnyOperation, Answering][] {
  const whole = { id, slug: 's', publisher: { id: 'org', names: { fr: 'P' }, verified: true }, titles: { fr: 'T' } }
  const answers: Record<string, Answering> = {
    'datasets.list': () => ({ dataSets: [], next: null }),
    'datasets.read': () => ({
      ...whole,
      ...{ descriptions: null, licence: 'CC0-1.0', licenceText: null, sourceUrl: null, provenance: 'restated' },
      label: { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' },
      ...{ announced: false, cndp: null, purposes: [], identifiers: [], access: 'open' },
      ...{ createdAt: '2026-11-20T10:00:00Z', changedAt: '2026-11-20T10:00:00Z', publishedAt: null },
      ...{ currentVersion: version, versions: [] },
    }),
    'datasets.list-golden-questions': () => ({ questions, sealed: 2 }),
    'knowledge.read-page': (input) => ({
      ...{ version, path: input.path, page: 1, pages: 1, text: page, repaired: null, ocrConfidence: null },
      ...{
        digest: version,
        extraction: version,
        file: version,
        recipe: 'r',
        mediaType: 'text/markdown',
        masked: false,
      },
      ...{ doubtful: [], places: [] },
      ...{ quality: { verdict: 'sound', reasons: [], signals: [], repairs: [] }, searched: true },
      ...{ original: null, decision: null, places: [] },
    }),
    'assistants.ask': answer,
  }
  return Object.entries(answers).map(([name, answering]) => [named(name), answering])
}

const answering: Answering = ({ question }) => {
  const found = quotes[String(question)] ?? []
  return { receipt: { id: `rc_${question}` }, abstained: found.length === 0, answer: { quotes: found, nearby: [] } }
}

const run = ['golden', 'run', '--data-set', id]

test('every question is asked of the data set and told, and a run that misses nothing reaches the bar', async () => {
  const asked: unknown[] = []
  await using server = await api(
    platform((input, request) => {
      asked.push(input)
      return answering(input, request)
    }),
  )
  const ran = await jazari([...run, '--bar'], server.env)
  expect(ran.exit).toBe(0)
  expect(ran.stdout.match(/^✓ G\d fr /gm)).toHaveLength(3)
  expect(asked).toEqual(questions.map(({ question }) => ({ question, in: [id] })))
})

test('a miss is listed with its reason; it fails nothing unless a bar is asked for', async () => {
  await using server = await api(
    platform((input, request) =>
      input.question === 'Où ?'
        ? { ...(answering(input, request) as object), abstained: true, answer: { quotes: [], nearby: [] } }
        : answering(input, request),
    ),
  )
  const ran = await jazari([...run, '--json'], server.env)
  expect(ran.exit).toBe(0)
  expect(JSON.parse(ran.stdout)).toMatchObject({
    results: [
      { id: 'G1', got: 'declined', pass: false, misses: [{ kind: 'declined' }], receipt: 'rc_Où ?' },
      { id: 'G2', pass: true },
      { id: 'G3', got: 'declined', pass: true },
    ],
    totals: { answered: { held: 1, of: 2 }, abstained: { held: 1, of: 1 } },
    sealed: 2,
    bar: { reached: false },
  })
  expect((await jazari([...run, '--bar'], server.env)).exit).toBe(1)
})

test('a quote that is not what stands in its page is found out', async () => {
  await using server = await api(
    platform((input, request) =>
      input.question === 'Et puis ?'
        ? {
            receipt: { id: 'rc' },
            abstained: false,
            answer: { quotes: [quote('Puis Nador.', 'Puis  Nador.')], nearby: [] },
          }
        : answering(input, request),
    ),
  )
  const { totals } = JSON.parse((await jazari([...run, '--json'], server.env)).stdout)
  expect(totals.verbatim).toEqual({ held: 2, of: 3 })
})

test('a question that cannot be asked ends the run: exit 1', async () => {
  const broken = problem('things.broken', 503)
  await using server = await api(
    platform(() => {
      throw broken({})
    }),
  )
  expect(await jazari(run, server.env)).toMatchObject({ exit: 1, stderr: expect.stringContaining('things.broken') })
})

test('nothing published has no golden questions', async () => {
  await using server = await api(platform(answering))
  const ran = await jazari(['golden', 'run'], server.env)
  expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('cli.golden-questions-none') })
})
