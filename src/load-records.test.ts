import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FactsFile, RecordsFile } from '../samples/formats.ts'
import { type FreshDatabase, freshDatabase } from './adapters/postgres/testing.ts'
import { migrateJobQueue } from './adapters/queue/job-queue.ts'
import { perform } from './kernel/perform.ts'
import { anonymous, type Principal } from './kernel/principal.ts'
import { ownPremises } from './kernel/testing.ts'
import { loadRecords } from './load-records.ts'
import { loadSample } from './load-sample.ts'
import { addFile, createDataset, listDatasets, publishVersion, sealVersion } from './modules/datasets/index.ts'
import { indexVersion } from './modules/knowledge/index.ts'
import {
  kindNamed,
  listProposals,
  listRecords,
  proposeRecord,
  readHistory,
  readRecord,
  type ShownRecord,
} from './modules/programmes/index.ts'
import { openServices } from './services.ts'

const samples = join(import.meta.dirname, '../samples')
const seeds = join(process.env.JAZARI_SHARED ?? join(import.meta.dirname, '../../shared'), 'seeds')
const officer: Principal = { kind: 'service', id: 'test', roles: ['data-officer'] }
const silent = pino({ level: 'silent' })
const { records: written } = RecordsFile.parse(JSON.parse(readFileSync(join(samples, 'records.json'), 'utf8')))

let db: FreshDatabase<never>
let home: string
let opened: Awaited<ReturnType<typeof openServices>>

const call = (principal: Principal, channel: 'api' | 'worker' | 'start' = 'api') =>
  ({ ...opened.services, principal, channel, language: 'ar', signal: new AbortController().signal }) as const

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'jazari-records-'))
  db = await freshDatabase<never>()
  await migrateJobQueue(db.pool)
  opened = await openServices({
    site: ownPremises,
    home,
    db,
    observer: { performed: () => {} },
    onError: (error) => {
      throw error
    },
  })
  await loadSample(opened.services, silent)
  await indexAll()
}, 120_000)

afterAll(async () => {
  await opened.close()
  await db[Symbol.asyncDispose]()
  rmSync(home, { recursive: true, force: true })
})

async function indexAll() {
  const worker: Principal = { kind: 'service', id: 'worker', roles: [] }
  for (const { id, current } of (await perform(listDatasets, call(officer), {})).dataSets) {
    if (current) await perform(indexVersion, call(worker, 'worker'), { dataSet: id, version: current.version })
  }
}

async function allRecords(): Promise<ShownRecord[]> {
  const all: ShownRecord[] = []
  let cursor: string | null = null
  do {
    const page: { records: ShownRecord[]; next: string | null } = await perform(listRecords, call(anonymous), {
      limit: 100,
      ...(cursor !== null && { cursor }),
    })
    all.push(...page.records)
    cursor = page.next
  } while (cursor !== null)
  return all
}

const shown = (record: string) => perform(readRecord, call(anonymous), { record })

test('a start goes on where another was cut short, and puts every record of the sample on record once', async () => {
  const trust = written.find(({ slug }) => slug === 'x2')!
  await perform(proposeRecord, call({ kind: 'service', id: 'sample-loader', roles: ['data-officer'] }, 'start'), {
    kind: 'axis',
    slug: 'x2',
    code: 'X2',
    fields: {
      name: trust.fields.name!.map(({ texts, citations }) => ({
        texts,
        citations: citations.filter((one) => 'source' in one).map(({ source: _, ...place }) => place),
      })),
    },
  })
  const waiting = await perform(listProposals, call(officer), {})
  expect(waiting.proposals.map(({ record }) => record.slug)).toEqual(['x2'])

  await loadRecords(opened.services, silent, async () => {})
  await loadRecords(opened.services, silent, async () => {})

  const all = await allRecords()
  // What was proposed before is approved as it was proposed: here, citing a source text that nobody published yet.
  expect(all.map(({ slug }) => slug).sort()).toEqual(
    written
      .map(({ slug }) => slug)
      .filter((slug) => slug !== 'x2')
      .sort(),
  )
  expect((await perform(listProposals, call(officer), {})).proposals).toEqual([])
}, 120_000)

test('of two records that link to each other, the first is completed when the second is there', async () => {
  const agreement = await shown('b1')
  const laboratory = await shown('mistral-ai-mtnra-laboratory')

  expect(agreement.fields.result?.map(({ record }) => record?.slug)).toEqual([laboratory.slug])
  expect(laboratory.fields.agreement?.map(({ record }) => record?.slug)).toEqual([agreement.slug])
  const { revisions } = await perform(readHistory, call(anonymous), { record: agreement.slug })
  expect(revisions.map(({ number }) => number)).toEqual([2, 1])
})

test('two accounts of one document both stand, each with its source', async () => {
  const { nature } = (await shown('b1')).fields
  expect(nature?.map(({ texts, citations }) => [texts?.fr, citations[0]?.sources.map(({ source }) => source)])).toEqual(
    [
      ['Accord de partenariat', ['S0']],
      ["Mémorandum d'entente", ['S2']],
    ],
  )
})

test('what only a source text says is not shown before somebody publishes it', async () => {
  const { name } = (await shown('ministry-of-digital-transition')).fields
  expect(name?.map(({ texts }) => texts?.ar)).toEqual(['وزارة الانتقال الرقمي وإصلاح الإدارة'])
})

test('every quote of a sample document names the source that it restates', async () => {
  for (const { slug, fields } of await allRecords()) {
    for (const [field, values] of Object.entries(fields)) {
      for (const { citations } of values) {
        for (const { sources, text } of citations) expect(sources, `${slug} ${field}: ${text}`).not.toEqual([])
      }
    }
  }
})

test('when somebody publishes the source texts, each value stands there, before our account of it', async (task) => {
  if (!existsSync(seeds)) {
    if (process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`${seeds} is missing`)
    process.stderr.write(`skipped: ${seeds} is missing\n`)
    task.skip()
  }
  const { id } = await perform(createDataset, call(officer), {
    slug: 'sources',
    titles: { ar: 'نصوص عمومية' },
    publisher: { ar: 'هيئة للاختبار' },
    licence: 'CC-BY-4.0',
    secrecy: 'public',
  })
  for (const { file } of FactsFile.parse(JSON.parse(readFileSync(join(samples, 'facts.json'), 'utf8'))).sources) {
    const body = Readable.from(readFileSync(join(seeds, file)))
    await perform(addFile, { ...call(officer), body }, { id, path: file })
  }
  await perform(sealVersion, call(officer), { id })
  await perform(publishVersion, call(officer), { id })
  await indexAll()

  const all = await allRecords()
  expect(all).toHaveLength(written.length)
  for (const { slug, kind, fields } of all) {
    const inFile = written.find((record) => record.slug === slug)!
    for (const [name, values] of Object.entries(fields)) {
      expect(values, `${slug} ${name}`).toHaveLength(inFile.fields[name]?.length ?? 0)
      if (kindNamed(kind)?.fields[name]?.from === 'ours') continue
      for (const { citations } of values) {
        expect(citations[0], `${slug} ${name}`).toMatchObject({ dataSet: id, provenance: 'primary', stands: true })
      }
    }
  }
  const named = (await shown('ministry-of-digital-transition')).fields.name
  expect(named?.map(({ citations }) => citations[0]?.sources.map(({ source }) => source))).toEqual([
    ['S1'],
    ['S0'],
    ['S3'],
  ])
}, 120_000)
