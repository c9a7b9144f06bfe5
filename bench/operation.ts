/**
 * `npm run bench:operation`: what `perform` costs. CPU of parse, decide and log per operation at 64 in flight, without the
 * effect's transaction (its database is one that does nothing; decisions go to the real log, synced); operations a second
 * with the transaction, beside the bare transaction; and questions asked of the sample end to end over HTTP.
 */

import { z } from 'zod'
import { pack } from '../jurisdictions/ma/pack.ts'
import { type Database, viewOf } from '../src/kernel/database.ts'
import { openLabel } from '../src/kernel/label.ts'
import { type CallContext, operation, type RunContext } from '../src/kernel/operation.ts'
import { perform } from '../src/kernel/perform.ts'
import { noPermits, ownPremises } from '../src/kernel/testing.ts'
import { openDecisionLog } from '../src/modules/audit/index.ts'
import { createDecider, putInForce } from '../src/modules/policy/index.ts'
import { askSample } from './operation/ask-sample.ts'
import { option, report } from './report.ts'
import { temporaryServer } from './temporary-server.ts'

const argv = process.argv.slice(2)
const seconds = Number(option(argv, '--seconds') ?? '4')
const inFlight = 64

/** As a call of the model gateway would be: a few fields, one resource with its label, the rules of reading it. */
const act = operation({
  id: 'bench.act',
  http: 'POST /bench',
  summary: 'Do nothing under every rule',
  permission: 'datasets:read',
  effect: 'write',
  input: z.strictObject({
    model: z.string().max(100),
    messages: z.array(z.strictObject({ role: z.enum(['user', 'system']), content: z.string().max(10_000) })),
    temperature: z.number().min(0).max(2).optional(),
  }),
  output: z.strictObject({ id: z.string() }),
  problems: [],
  facts: () => ({
    kind: 'data-set',
    id: 'ds_aaaaaaaaaaaa',
    label: openLabel,
    owner: 'org_aaaaaaaaaaaa',
    published: true,
  }),
  run: async (_context: RunContext) => ({ id: 'act_aaaaaaaaaaaa' }),
})

const input = {
  model: 'some-model',
  messages: [{ role: 'user', content: 'متى أطلقت شبكة معاهد الجزري؟ Quand le réseau a-t-il été lancé ?' }],
  temperature: 0.2,
}

await using server = await temporaryServer(40)
const db = viewOf<{ bench_row: { id: string } }>(server.database.db)
await db.schema.createTable('bench_row').addColumn('id', 'text').execute()
const throwError = (error: unknown) => {
  throw error
}
const clock = () => new Date()
const log = await openDecisionLog({
  db: server.database.db,
  pseudonymKey: Buffer.alloc(32, 1),
  clock,
  onError: throwError,
})
const context: CallContext = {
  db: server.database.db,
  permits: noPermits,
  site: ownPremises,
  decider: createDecider([putInForce(pack)], ownPremises, (_rule, error) => throwError(error)),
  log,
  observer: { performed: () => {} },
  clock,
  principal: { kind: 'person', id: 'per_aaaaaaaaaaaa', name: 'bench', organisation: null, roles: ['member'] },
  channel: 'api',
  language: 'ar',
  signal: new AbortController().signal,
}
/** Without the effect's transaction: nothing is begun, written or committed, and the outcome has no row. */
const withoutTransaction: CallContext = {
  ...context,
  db: { transaction: () => ({ execute: (run: (db: unknown) => unknown) => run({}) }) } as unknown as Database,
  log: { ...log, settle: async () => {} },
}

const parseDecideLog = await measured(() => perform(act, withoutTransaction, input))
const whole = await measured(() => perform(act, context, input))
const bare = await measured(() =>
  db.transaction().execute(async (transaction) => {
    await transaction.insertInto('bench_row').values({ id: 'act_aaaaaaaaaaaa' }).execute()
  }),
)
await log.close(new Date())
const asked = await askSample(server, seconds)

report(
  {
    name: 'operation',
    figures: {
      performCpuMs: parseDecideLog.cpuMs,
      performPerSecond: parseDecideLog.perSecond,
      'with-transaction.performCpuMs': whole.cpuMs,
      'with-transaction.performPerSecond': whole.perSecond,
      ...asked,
    },
    baselines: {
      'bare transaction': {
        'with-transaction.performCpuMs': bare.cpuMs,
        'with-transaction.performPerSecond': bare.perSecond,
      },
    },
    notes: [
      `${inFlight} operations in flight for ${seconds} s each; CPU of this process, PostgreSQL's not counted.`,
      'The line without a name: parse, decide and log (synced), without the effect’s transaction. Questions: 8 at a time over HTTP.',
    ],
  },
  argv,
)

/** CPU milliseconds of one call, and calls a second. */
async function measured(call: () => Promise<unknown>): Promise<{ cpuMs: number; perSecond: number }> {
  await keepInFlight(500, call)
  const started = performance.now()
  const before = process.cpuUsage()
  const count = await keepInFlight(seconds * 1000, call)
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000 / count, perSecond: count / ((performance.now() - started) / 1000) }
}

async function keepInFlight(milliseconds: number, call: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + milliseconds
  let count = 0
  const one = async () => {
    while (performance.now() < until) {
      await call()
      count++
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return count
}
