import { mkdirSync } from 'node:fs'
import { pino } from 'pino'
import { startEmbeddedServer } from './adapters/postgres/embedded-server.ts'
import { createApp } from './app.ts'
import { ConfigurationError, readConfig } from './config.ts'
import { loadProblems } from './load-problems.ts'
import { loadRecords } from './load-records.ts'
import { loadSample, untilIndexed } from './load-sample.ts'
import { loadSuites } from './load-suites.ts'
import { superviseWorker } from './worker/supervise.ts'

const config = readConfigOrExit()
const logger = pino({ level: config.logLevel, base: { process: 'server' } }, pino.destination(2))
mkdirSync(config.home, { recursive: true, mode: 0o700 })

const postgres =
  config.databaseUrl === undefined
    ? await startEmbeddedServer({ home: config.home, report: (event) => logger.info(event, 'postgres') })
    : undefined
const databaseUrl = config.databaseUrl ?? postgres!.url()
const app = await createApp(config, databaseUrl, logger)
const worker = superviseWorker({
  environment: { JAZARI_WORKER_HOME: config.home, JAZARI_WORKER_DATABASE: databaseUrl, LOG_LEVEL: config.logLevel },
  onDeath: (code, nextStartMs) => logger.error({ code, nextStartMs }, 'worker died'),
})

let ending = false
/** Leaves with 0 when everything is flushed: the worker ends, calls under way finish, then the log and the database. */
async function end(signal: string): Promise<void> {
  if (ending) return
  ending = true
  logger.info({ signal }, 'ending')
  try {
    await worker.stop()
    await app.close()
    await postgres?.stop()
    process.exit(0)
  } catch (error) {
    logger.fatal({ err: error }, 'could not end in order')
    process.exit(1)
  }
}
process.on('SIGTERM', () => void end('SIGTERM'))
process.on('SIGINT', () => void end('SIGINT'))

const address = await app.listen()
const loaded = await loadSample(app.services, logger)
if (loaded) await loadRecords(app.services, logger, () => untilIndexed(app.services, loaded))
await loadProblems(app.services, logger)
await loadSuites(app.services, logger)
const link = await app.firstLink(config.origin ?? address)
process.stdout.write(`ready ${address}\n`)
// To the terminal only: never into the log of the server.
if (link !== undefined) process.stdout.write(`administrator ${link}\n`)

function readConfigOrExit() {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
