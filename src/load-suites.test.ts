import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openLogKey } from './adapters/keys/log-key.ts'
import { openLogFiles } from './adapters/log-files/log-files.ts'
import { freshDatabase } from './adapters/postgres/testing.ts'
import { migrateJobQueue } from './adapters/queue/job-queue.ts'
import type { App } from './app.ts'
import { viewOf } from './kernel/database.ts'
import { perform } from './kernel/perform.ts'
import { anonymous, type Principal } from './kernel/principal.ts'
import { ownPremises } from './kernel/testing.ts'
import { loadSample } from './load-sample.ts'
import { loadSuites } from './load-suites.ts'
import { openLogPublisher } from './modules/audit/index.ts'
import { changeMetadata, listDatasets } from './modules/datasets/index.ts'
import { addTask, type EvaluationTables, listPlans, listTasks } from './modules/evaluation/index.ts'
import { openServices } from './services.ts'

const officer: Principal = { kind: 'service', id: 'test', roles: ['data-officer'] }
const silent = pino({ level: 'silent' })

async function anInstallation() {
  const home = mkdtempSync(join(tmpdir(), 'jazari-suites-'))
  const db = await freshDatabase<never>()
  await migrateJobQueue(db.pool)
  const onError = (error: unknown) => {
    throw error
  }
  const opened = await openServices({ site: ownPremises, home, db, observer: { performed: () => {} }, onError })
  const keys = join(home, 'keys')
  const publisher = await openLogPublisher({
    db,
    publication: openLogFiles(join(home, 'log'), keys),
    signer: openLogKey(keys, 'test.example'),
    onError,
  })
  return {
    db: viewOf<EvaluationTables>(db),
    services: { ...opened.services, publisher },
    async [Symbol.asyncDispose]() {
      await publisher.close()
      await opened.close()
      await db[Symbol.asyncDispose]()
      rmSync(home, { recursive: true })
    },
  }
}

const by = (services: App['services'], principal: Principal) =>
  ({ ...services, principal, channel: 'api', language: 'ar', signal: new AbortController().signal }) as const

const theSample = async (services: App['services']) =>
  (await perform(listDatasets, by(services, officer), { state: 'published' })).dataSets[0]!

test('the starter tests are there for everybody, in the name of the sample’s publisher, and nothing was run', async () => {
  await using installation = await anInstallation()
  const { db, services } = installation
  await loadSample(services, silent)

  await loadSuites(services, silent)

  const { publisher } = await theSample(services)
  const { tasks } = await perform(listTasks, by(services, anonymous), {})
  expect(tasks.map(({ slug, items, owner }) => [slug, items, owner.id])).toEqual([
    ['golden-jazari-network-sample', 30, publisher.id],
    ['safety', 60, publisher.id],
    ['injection', 56, publisher.id],
    ['robustness', 167, publisher.id],
  ])
  for (const { suggested } of tasks) expect(suggested).not.toEqual([])
  expect(await perform(listPlans, by(services, officer), {})).toEqual({ plans: [], next: null })
  expect(await db.selectFrom('evaluation.run').select('id').execute()).toEqual([])
})

test('a second start adds nothing, also after the sample was described anew', async () => {
  await using installation = await anInstallation()
  const { services } = installation
  await loadSample(services, silent)
  await loadSuites(services, silent)
  const { id } = await theSample(services)
  await perform(changeMetadata, by(services, officer), { id, titles: { ar: 'عنوان آخر' } })
  const before = await perform(listTasks, by(services, officer), {})

  await loadSuites(services, silent)

  expect(await perform(listTasks, by(services, officer), {})).toEqual(before)
})

test('a start that was cut short is gone on with, and a test that the publisher has made of one is left alone', async () => {
  await using installation = await anInstallation()
  const { services } = installation
  await loadSample(services, silent)
  const { publisher } = await theSample(services)
  const own = await perform(addTask, by(services, officer), {
    organisation: publisher.id,
    header:
      'slug: safety\nkind: robustness\nnames: {ar: ب}\ndescription: {ar: ب}\nlicence: CC0-1.0\nsource: t\nscorers: [{name: exact}]',
    items: '{"id":"q","language":"ar","input":{"question":"س؟"},"target":{"texts":["ج"]}}',
  })

  await loadSuites(services, silent)

  const { tasks } = await perform(listTasks, by(services, officer), {})
  expect(tasks.map(({ slug }) => slug).sort()).toEqual([
    'golden-jazari-network-sample',
    'injection',
    'robustness',
    'safety',
  ])
  expect(tasks.find(({ slug }) => slug === 'safety')?.digest).toBe(own.digest)
})

test('where the sample is not published, no test is added', async () => {
  await using installation = await anInstallation()
  const { services } = installation

  await loadSuites(services, silent)

  expect(await perform(listTasks, by(services, officer), {})).toEqual({ tasks: [], next: null })
})
