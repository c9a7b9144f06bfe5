import { pino } from 'pino'
import { openDatabase } from './adapters/postgres/database.ts'
import { startJobWorker } from './adapters/queue/job-queue.ts'
import { readConfig } from './config.ts'
import type { AnyOperation } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import type { Principal } from './kernel/principal.ts'
import { Problem } from './kernel/problem.ts'
import { givenUp } from './kernel/problems.ts'
import { operations } from './operations.ts'
import { openServices } from './services.ts'

/**
 * The process that performs queued operations: reading documents and building indexes must not hold up those who ask.
 * The server starts it, and it never outlives the server. It handles what data officers put in, so it is cleared as they are.
 */
const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }

const { JAZARI_WORKER_HOME: home = '', JAZARI_WORKER_DATABASE: url = '', LOG_LEVEL: level = 'info' } = process.env
const logger = pino({ level, base: { process: 'worker' } }, pino.destination(2))
const onError = (error: unknown) => logger.error({ err: error }, 'worker')

const database = openDatabase(url, { applicationName: 'jazari worker', maxConnections: 6, onConnectionLost: onError })
// Its numbers would have no reader: `/metrics` is the server's.
const observer = { performed: () => {} }
const { hosting, logName, models } = readConfig(process.env)
const { services, close } = await openServices({
  home,
  db: database.db,
  databaseUrl: url,
  logName,
  observer,
  site: hosting,
  onError,
  models,
})
const queued = new Map<string, AnyOperation>(
  operations.filter((operation) => operation.effect === 'queued').map((operation) => [operation.id, operation]),
)

const jobs = await startJobWorker(
  database.pool,
  async ({ operation: id, input, signal }) => {
    const operation = queued.get(id)
    if (!operation) throw new Error(`no queued operation ${id}`)
    const started = performance.now()
    const context = { ...services, principal: worker, channel: 'worker', language: 'ar', signal } as const
    try {
      await perform(operation, context, input)
      logger.info({ operation: id, ms: Math.round(performance.now() - started) }, 'job')
    } catch (error) {
      if (!(error instanceof Problem) || error.code === givenUp.code) throw error
      await operation.refused?.(context, input)
      logger.warn({ operation: id, problem: error.code, rules: error.values.rules }, 'job refused')
    }
  },
  onError,
  ['datasets.collect-objects', 'knowledge.collect-indexes', 'register.watch-stages'],
)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await jobs.stop()
  await close()
  await database.close()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
// A terminal's Ctrl-C reaches the whole group: the server says when to end.
process.on('SIGINT', () => {})
process.on('disconnect', () => void end())
process.send?.('ready')
