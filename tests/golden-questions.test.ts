/** The sample's golden questions, asked through the real operations: the answer contract, whole. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../libs/canonical-json/index.ts'
import { verifyReceipt } from '../libs/receipt/index.ts'
import { openLogKey } from '../src/adapters/keys/log-key.ts'
import { type FreshDatabase, freshDatabase } from '../src/adapters/postgres/testing.ts'
import { migrateJobQueue } from '../src/adapters/queue/job-queue.ts'
import { perform } from '../src/kernel/perform.ts'
import { anonymous, type Principal } from '../src/kernel/principal.ts'
import { ownPremises } from '../src/kernel/testing.ts'
import { loadRecords } from '../src/load-records.ts'
import { loadSample } from '../src/load-sample.ts'
import { ask, readReceipt } from '../src/modules/assistants/index.ts'
import { aPublisher } from '../src/modules/audit/testing.ts'
import {
  addFile,
  createDataset,
  GoldenQuestion,
  listDatasets,
  publishVersion,
  sealVersion,
} from '../src/modules/datasets/index.ts'
import { missesOf } from '../src/modules/evaluation/index.ts'
import { indexVersion } from '../src/modules/knowledge/index.ts'
import { openServices } from '../src/services.ts'

const seeds = join(process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared'), 'seeds')
/** As `samples/data-set.json` calls it. */
const sampleSlug = 'jazari-network-sample'
const officer: Principal = { kind: 'service', id: 'test', roles: ['data-officer'] }
const worker: Principal = { kind: 'service', id: 'worker', roles: [] }

let db: FreshDatabase<never>
let home: string
let context: Awaited<ReturnType<typeof open>>

async function open() {
  const { services, close } = await openServices({
    site: ownPremises,
    home,
    db,
    observer: { performed: () => {} },
    onError: (error) => {
      throw error
    },
  })
  const signer = openLogKey(join(home, 'keys'), 'log.example')
  const publisher = await aPublisher(db, signer)
  const call = (principal: Principal, channel: 'api' | 'worker' = 'api') =>
    ({ ...services, publisher, principal, channel, language: 'ar', signal: new AbortController().signal }) as const
  return { services, call, publisher, close, verifierKey: signer.verifierKey }
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'jazari-golden-'))
  db = await freshDatabase<never>()
  await migrateJobQueue(db.pool)
  context = await open()
  await loadSample(context.services, pino({ level: 'silent' }))
  await indexAll()
})

afterAll(async () => {
  await context.publisher.close()
  await context.close()
  await db[Symbol.asyncDispose]()
  rmSync(home, { recursive: true, force: true })
})

async function indexAll() {
  const { dataSets } = await perform(listDatasets, context.call(officer), {})
  for (const { id, current } of dataSets) {
    if (!current) continue
    await perform(indexVersion, context.call(worker, 'worker'), { dataSet: id, version: current.version })
  }
  return dataSets
}

/** Asks every golden question of the sample, checks each receipt, and says what each answer missed. */
async function askAll() {
  const { dataSets } = await perform(listDatasets, context.call(officer), {})
  const sample = dataSets.find(({ slug }) => slug === sampleSlug)!
  const questions = readFileSync(join(import.meta.dirname, '..', 'samples', 'golden', 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => GoldenQuestion.parse(JSON.parse(line)))
  const results: { readonly id: string; readonly expected: string; readonly misses: readonly string[] }[] = []
  for (const golden of questions) {
    const answer = await perform(ask, context.call(anonymous), { question: golden.question, in: [sample.id] })
    const receipt = await perform(readReceipt, context.call(anonymous), { id: answer.receipt.id })
    const file = new TextEncoder().encode(canonicalJson(receipt))
    const report = verifyReceipt(file, { keys: [context.verifierKey] })
    expect(report.verdict, golden.id).toBe('verified')
    const cited = (quotes: typeof answer.answer.quotes) =>
      quotes.map(({ text, document }) => ({ text, document, verbatim: true }))
    const misses = missesOf(golden, {
      text: answer.answer.quotes.map(({ text }) => text).join('\n'),
      abstained: answer.abstained,
      citations: cited(answer.answer.quotes),
      nearby: cited(answer.answer.nearby),
      kept: JSON.stringify(receipt),
    })
    results.push({ id: golden.id, expected: golden.expected, misses: misses.map(({ kind }) => kind) })
  }
  expect(results).toHaveLength(30)
  expect(results.filter(({ misses }) => misses.includes('never'))).toEqual([])
  return (expected: string) =>
    results.filter((result) => result.expected === expected && result.misses.length === 0).map(({ id }) => id)
}

test('the golden questions reach the first bar, and every receipt is verified', async () => {
  const passed = await askAll()
  expect(passed('abstain').length).toBeGreaterThanOrEqual(13)
  // Documents alone miss what is asked in another language than theirs: G08, G11, G12, G14.
  expect(passed('answer').length, `passed: ${passed('answer').join(' ')}`).toBeGreaterThanOrEqual(11)
}, 120_000)

test('with its records, the sample answers across languages, and declines as much as without them', async () => {
  const before = await askAll()
  await loadRecords(context.services, pino({ level: 'silent' }), async () => {})
  const passed = await askAll()
  expect(passed('abstain')).toEqual(before('abstain'))
  expect(passed('answer')).toEqual(expect.arrayContaining([...before('answer'), 'G08', 'G11']))
}, 120_000)

test('when somebody publishes the sources themselves, they are quoted before our account of them', async (task) => {
  if (!existsSync(seeds)) {
    if (process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`${seeds} is missing`)
    process.stderr.write(`skipped: ${seeds} is missing\n`)
    task.skip()
  }
  const { id } = await perform(createDataset, context.call(officer), {
    slug: 'sources',
    titles: { ar: 'نصوص عمومية' },
    publisher: { ar: 'هيئة للاختبار' },
    licence: 'CC-BY-4.0',
    secrecy: 'public',
  })
  for (const name of readdirSync(seeds)) {
    const body = Readable.from(readFileSync(join(seeds, name)))
    await perform(addFile, { ...context.call(officer), body }, { id, path: name })
  }
  await perform(sealVersion, context.call(officer), { id })
  await perform(publishVersion, context.call(officer), { id })
  await indexAll()

  const launched = await perform(ask, context.call(anonymous), { question: 'متى أطلقت شبكة معاهد الجزري؟' })
  expect(launched.answer.quotes[0]).toMatchObject({ dataSet: id, provenance: 'primary', restates: [] })
  expect(launched.answer.quotes[0]!.text).toContain('12 يناير 2026')
  const agreement = await perform(ask, context.call(anonymous), {
    question: 'Quel accord de juillet 2025 porte sur les centres de données verts ?',
  })
  expect(agreement.answer.quotes[0]).toMatchObject({
    dataSet: id,
    provenance: 'primary',
    records: [{ slug: 'a3', code: 'A3' }],
  })
  const train = await perform(ask, context.call(anonymous), { question: 'ما هو سعر تذكرة القطار إلى فاس؟' })
  expect(train).toMatchObject({ abstained: true, answer: { quotes: [] } })
})
