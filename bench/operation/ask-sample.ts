import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { openLogKey } from '../../src/adapters/keys/log-key.ts'
import { openLogFiles } from '../../src/adapters/log-files/log-files.ts'
import { migrateJobQueue } from '../../src/adapters/queue/job-queue.ts'
import { RateLimit } from '../../src/http/rate-limit.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { perform } from '../../src/kernel/perform.ts'
import { ownPremises } from '../../src/kernel/testing.ts'
import { loadSample } from '../../src/load-sample.ts'
import { openLogPublisher } from '../../src/modules/audit/index.ts'
import { indexVersion } from '../../src/modules/knowledge/index.ts'
import { operations } from '../../src/operations.ts'
import { openServices } from '../../src/services.ts'
import { percentile } from '../report.ts'
import type { TemporaryServer } from '../temporary-server.ts'

const inFlight = 8

/**
 * Asks the golden questions of the sample over HTTP, several at a time, from another connection each: parse, decide, log,
 * search, choose, check, store, outcome, answer.
 */
export async function askSample({ database, home }: TemporaryServer, seconds: number): Promise<Record<string, number>> {
  await migrateJobQueue(database.pool)
  const onError = (error: unknown) => {
    throw error
  }
  const { services, close } = await openServices({
    site: ownPremises,
    home,
    db: database.db,
    observer: { performed: () => {} },
    onError,
  })
  const publication = openLogFiles(join(home, 'log'), join(home, 'keys'))
  const signer = openLogKey(join(home, 'keys'), 'bench.example')
  const publisher = await openLogPublisher({ db: database.db, publication, signer, onError })
  const logger = pino({ level: 'silent' })
  await loadSample(services, logger)
  const worker = { kind: 'service', id: 'worker', roles: [] } as const
  const signal = new AbortController().signal
  const { rows } = await database.pool.query<{ data_set: string; version: string }>(
    'select data_set, version from knowledge.indexing',
  )
  for (const { data_set: dataSet, version } of rows) {
    await perform(
      indexVersion,
      { ...services, principal: worker, channel: 'worker', language: 'ar', signal },
      { dataSet, version },
    )
  }

  const unlimited = { burst: 1e9, perSecond: 1e9 }
  const http = await createHttpServer({
    operations,
    services: { ...services, publisher } as typeof services,
    objects: services.objects,
    identify: { bySession: async () => undefined, byKey: async () => undefined },
    origin: 'http://127.0.0.1',
    rateLimit: new RateLimit(unlimited, unlimited),
    logger,
    publication,
    trustedProxies: [],
    health: { unready: async () => [], metrics: async () => '' },
  })
  const address = await http.listen({ port: 0, host: '127.0.0.1' })
  const questions = goldenQuestions()
  const milliseconds: number[] = []
  const ask = async (n: number) => {
    const started = performance.now()
    const body = JSON.stringify({ question: questions[n % questions.length] })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${address}/api/ask`, { method: 'POST', headers, body })
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
    await response.arrayBuffer()
    milliseconds.push(performance.now() - started)
  }
  for (let n = 0; n < questions.length; n++) await ask(n)
  milliseconds.length = 0

  const started = performance.now()
  let next = 0
  const one = async () => {
    while (performance.now() - started < seconds * 1000) await ask(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  const elapsedSeconds = (performance.now() - started) / 1000
  await http.close()
  await publisher.close()
  await close()
  return {
    askPerSecond: milliseconds.length / elapsedSeconds,
    askP50Ms: percentile(milliseconds, 50),
    askP99Ms: percentile(milliseconds, 99),
  }
}

function goldenQuestions(): string[] {
  const lines = readFileSync(new URL('../../samples/golden/questions.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line).question as string)
}
