/**
 * `npm run bench:log`: how fast decisions become durable and signed. Entries a second at 1, 64 and 512 in flight, each in
 * an own process's appender on an own PostgreSQL with every commit synced, while the publisher integrates and signs;
 * beside it, the same rows in one transaction each at 64 in flight. Then proofs and verifications a second.
 */
import { join } from 'node:path'
import { sql } from 'kysely'
import { leafHash, parseTlogProof, parseVerifierKey, verifyTlogProof } from '../libs/transparency-log/index.ts'
import { openLogKey } from '../src/adapters/keys/log-key.ts'
import { openLogFiles } from '../src/adapters/log-files/log-files.ts'
import type { DecisionRecord } from '../src/kernel/ports/decision-log.ts'
import { openDecisionLog, openLogPublisher, proveEntry } from '../src/modules/audit/index.ts'
import { option, report } from './report.ts'
import { temporaryServer } from './temporary-server.ts'

const argv = process.argv.slice(2)
const seconds = Number(option(argv, '--seconds') ?? '4')

await using server = await temporaryServer(20)
const { database, home } = server
const throwError = (error: unknown) => {
  throw error
}
const log = await openDecisionLog({
  db: database.db,
  pseudonymKey: Buffer.alloc(32, 1),
  clock: () => new Date(),
  onError: throwError,
})
const signer = openLogKey(join(home, 'keys'), 'bench.example')
const publication = openLogFiles(join(home, 'log'), join(home, 'keys'))
const publisher = await openLogPublisher({ db: database.db, publication, signer, onError: throwError })

const figures: Record<string, number> = {}
const one: Record<string, number> = {}
for (const inFlight of [1, 64, 512]) {
  await appendFor(500, inFlight)
  const { count, elapsedMs, cpuMs } = await measured(() => appendFor(seconds * 1000, inFlight))
  figures[`${inFlight}.entriesPerSecond`] = count / (elapsedMs / 1000)
  figures[`${inFlight}.cpuMsPerEntry`] = cpuMs / count
  if (inFlight === 64) figures.entriesPerSecond = count / (elapsedMs / 1000)
}
one.entriesPerSecond = await oneTransactionEach(seconds * 1000, 64)

await publisher.publish()
const under = publisher.published()!
const key = parseVerifierKey(signer.verifierKey)!
const { rows } = await sql<{ index: string; text: string }>`
  select index, text from audit.entry order by random() limit 2000`.execute(database.db)
const proofs: { proof: string; leaf: Uint8Array }[] = []
const proving = await measured(async () => {
  for (const row of rows) {
    proofs.push({ proof: await proveEntry(publisher, Number(row.index), under), leaf: leafHash(Buffer.from(row.text)) })
  }
  return proofs.length
})
const verifying = await measured(async () => {
  for (const { proof, leaf } of proofs) verifyTlogProof(parseTlogProof(proof)!, leaf, [key])
  return proofs.length
})
figures.proofsPerSecond = proving.count / (proving.elapsedMs / 1000)
figures.verificationsPerSecond = verifying.count / (verifying.elapsedMs / 1000)
figures.logSize = under.size
await publisher.close()
await log.close(new Date())

report(
  {
    name: 'log',
    figures,
    baselines: { 'one transaction each': one },
    notes: [
      `Decisions appended for ${seconds} s at 1, 64 and 512 in flight, synced, with signed checkpoints; 64 stands alone as entriesPerSecond.`,
      'A verification includes the checkpoint signature (Ed25519 in JavaScript, as in a browser).',
    ],
  },
  argv,
)

/** Keeps so many appends in flight for so long; answers how many became durable. */
async function appendFor(milliseconds: number, inFlight: number): Promise<number> {
  const until = performance.now() + milliseconds
  let count = 0
  const one = async () => {
    while (performance.now() < until) {
      const decision = await log.append(aRecord(count))
      log.release(decision)
      count++
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return count
}

/** The baseline: each caller locks the head, inserts and commits for itself. */
async function oneTransactionEach(milliseconds: number, inFlight: number): Promise<number> {
  await sql`create table bench_head (size bigint)`.execute(database.db)
  await sql`create table bench_entry (index bigint, text text, leaf bytea)`.execute(database.db)
  await sql`insert into bench_head values (0)`.execute(database.db)
  const text = JSON.stringify(aRecord(0))
  const leaf = Buffer.alloc(32, 3)
  const until = performance.now() + milliseconds
  const started = performance.now()
  let count = 0
  const one = async () => {
    while (performance.now() < until) {
      await database.db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ size: string }>`update bench_head set size = size + 1 returning size`.execute(
          transaction,
        )
        await sql`insert into bench_entry values (${rows[0]!.size}, ${text}, ${leaf})`.execute(transaction)
      })
      count++
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return count / ((performance.now() - started) / 1000)
}

async function measured(run: () => Promise<number>): Promise<{ count: number; elapsedMs: number; cpuMs: number }> {
  const started = performance.now()
  const before = process.cpuUsage()
  const count = await run()
  const { user, system } = process.cpuUsage(before)
  return { count, elapsedMs: performance.now() - started, cpuMs: (user + system) / 1000 }
}

function aRecord(n: number): DecisionRecord {
  return {
    question: {
      operation: 'bench.act',
      permission: 'bench:act',
      principal: { kind: 'service', id: 'bench', roles: [] },
      channel: 'api',
      at: new Date(),
      resource: { kind: 'thing', id: `th_${n}` },
    },
    decision: {
      effect: 'allow',
      reasons: [{ rule: 'ma.some-rule', effect: 'allow', missing: [] }],
      missing: [],
      obligations: [],
      packs: [{ id: 'ma', version: '0.1.0', digest: `sha256:${'0'.repeat(64)}` }],
      conceal: false,
    },
    input: { n, question: 'متى أطلقت شبكة معاهد الجزري؟' },
  }
}
