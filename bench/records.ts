/**
 * `npm run bench:records`: what lists, reads, changes, exports and approvals of records cost, each value proved against the
 * stored pages as always. Documents are published for real; the records that cite them are planted by rows.
 * `--records`, `--documents`, `--samples` change how many.
 */

import { createHash } from 'node:crypto'
import { migrateJobQueue } from '../src/adapters/queue/job-queue.ts'
import { perform } from '../src/kernel/perform.ts'
import { anonymous, type Principal } from '../src/kernel/principal.ts'
import { ownPremises } from '../src/kernel/testing.ts'
import {
  approveRevision,
  linkedDataOf,
  listRecordChanges,
  listRecords,
  proposeRecord,
  readRecord,
  tableOf,
} from '../src/modules/programmes/index.ts'
import { openServices } from '../src/services.ts'
import { call, publishDocuments } from './records/cited-documents.ts'
import { plantRecords } from './records/planted-records.ts'
import { option, percentile, report } from './report.ts'
import { temporaryServer } from './temporary-server.ts'

const argv = process.argv.slice(2)
const count = (name: string, otherwise: number) => Number(option(argv, name) ?? otherwise)
const records = count('--records', 100_000)
const documents = count('--documents', 1_000)
const samples = count('--samples', 200)
const onError = (error: unknown) => {
  throw error
}
const progress = (said: string) => process.stderr.write(`${said}\n`)
const officer = (id: string): Principal => ({
  kind: 'person',
  id,
  name: 'bench',
  organisation: null,
  roles: ['data-officer'],
})

await using server = await temporaryServer(20)
const { db, pool } = server.database
await migrateJobQueue(pool)
const { services, close } = await openServices({
  site: ownPremises,
  home: server.home,
  db,
  observer: { performed: () => {} },
  onError,
})

progress(`publishing ${documents} documents`)
const stretches = await publishDocuments(db, services, documents)
progress(`planting ${records} records`)
const planted = await plantRecords(db, stretches, records)
const reader = call(services, anonymous)
const figures: Record<string, number> = {}

const list = (filter: object) => perform(listRecords, reader, filter)
const slugOf = (kind: string, n: number) => `${kind}-${n}`
const lists: Readonly<Record<string, (n: number) => object>> = {
  'list 50': () => ({ limit: 50 }),
  'list 100': () => ({ limit: 100 }),
  'list 50 of a kind': (n) => ({ limit: 50, kind: ['agreement', 'institute', 'recommendation'][n % 3] }),
  'list 50 of an axis': (n) => ({ limit: 50, axis: slugOf('axis', n % 5) }),
  'list 50 of a sector': (n) => ({ limit: 50, sector: ['health', 'education', 'skills'][n % 3] }),
  'list 50 of a source': (n) => ({ limit: 50, source: `S${(n % 5) + 1}` }),
  'list 50 of a partner': (n) => ({ limit: 50, partner: slugOf('organisation', (n * 31) % 2_000) }),
  'list 50 of a region': (n) => ({ limit: 50, region: String((n % 12) + 1).padStart(2, '0') }),
  'list 100 of kind, axis, sector': (n) => ({
    limit: 100,
    kind: 'agreement',
    axis: slugOf('axis', n % 5),
    sector: 'health',
  }),
  'list 100 of partner, source': (n) => ({ limit: 100, partner: slugOf('organisation', n), source: 'S2' }),
}
for (const [name, filterOf] of Object.entries(lists)) {
  const cursors = new Map<string, string>()
  await measured(name, async (n) => {
    const filter = filterOf(n)
    const key = JSON.stringify(filter)
    // Every page goes on where the one before it ended, as somebody who reads on would.
    const cursor = cursors.get(key)
    const { next } = await list({ ...filter, ...(cursor && { cursor }) })
    if (next === null) cursors.delete(key)
    else cursors.set(key, next)
  })
}
await measured(
  'read',
  async (n) => void (await perform(readRecord, reader, { record: planted[(n * 4999) % planted.length]!.slug })),
)
const changeCursor: { next: string | null } = { next: null }
await measured('changes 50', async () => {
  const { next } = await perform(listRecordChanges, reader, changeCursor.next ? { cursor: changeCursor.next } : {})
  changeCursor.next = next
})
await measured('propose and approve', propose, Math.min(samples, 100))
await exported('export as JSON-LD', (page, signal) =>
  linkedDataOf(
    page,
    {
      context: 'https://bench.example/records/context.jsonld',
      record: (slug) => `https://bench.example/records/${slug}`,
      dataSet: (id) => `https://bench.example/data-sets/${id}`,
      page: ({ dataSet, path, page }) => `https://bench.example/sources/${dataSet}/${page}/${path}`,
    },
    signal,
  ),
)
await exported('export as CSV', (page, signal) => tableOf(page, signal))
await close()

report(
  {
    name: 'records',
    figures,
    baselines: {},
    notes: [
      `${records} records over ${documents} documents; ${samples} calls each, one after the other, as an anonymous reader.`,
      'Milliseconds; of exports seconds, records a second, MiB sent, and the most memory (RSS) in MiB with what it was before.',
    ],
  },
  argv,
)

async function measured(name: string, act: (n: number) => Promise<void>, times = samples): Promise<void> {
  for (let n = 0; n < 10; n++) await act(n)
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const started = performance.now()
    await act(n)
    taken.push(performance.now() - started)
  }
  figures[`${name}.p50Ms`] = percentile(taken, 50)
  figures[`${name}.p99Ms`] = percentile(taken, 99)
  progress(`${name}: p50 ${percentile(taken, 50).toFixed(1)} ms, p99 ${percentile(taken, 99).toFixed(1)} ms`)
}

async function propose(n: number): Promise<void> {
  const { document, page, start, end, quote } = stretches[(n * 101) % stretches.length]!
  const name = { texts: { ar: `معهد ${n}` }, citations: [{ document, page, start, end, quote }] }
  const slug = `proposed-${createHash('sha256').update(`${n} ${performance.now()}`).digest('hex').slice(0, 16)}`
  const input = { kind: 'institute', slug, fields: { name: [name] } }
  const { revision } = await perform(proposeRecord, call(services, officer('per_aaaaaaaaaaaa')), input)
  await perform(approveRevision, call(services, officer('per_bbbbbbbbbbbb')), { record: slug, revision })
}

async function exported(
  name: string,
  stream: (
    page: (cursor: string | undefined) => ReturnType<typeof list>,
    signal: AbortSignal,
  ) => AsyncGenerator<string>,
): Promise<void> {
  const before = process.memoryUsage().rss
  const started = performance.now()
  let most = before
  let bytes = 0
  let sent = 0
  const page = async (cursor: string | undefined) => {
    const answer = await list({ limit: 100, ...(cursor !== undefined && { cursor }) })
    sent += answer.records.length
    return answer
  }
  for await (const chunk of stream(page, reader.signal)) {
    bytes += Buffer.byteLength(chunk)
    most = Math.max(most, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - started) / 1000
  figures[`${name}.seconds`] = seconds
  figures[`${name}.recordsPerSecond`] = sent / seconds
  figures[`${name}.sentMiB`] = bytes / 2 ** 20
  figures[`${name}.beforeMiB`] = before / 2 ** 20
  figures[`${name}.mostMiB`] = most / 2 ** 20
  progress(
    `${name}: ${seconds.toFixed(1)} s, ${(sent / seconds).toFixed(0)} records/s, ${(most / 2 ** 20).toFixed(0)} MiB`,
  )
}
