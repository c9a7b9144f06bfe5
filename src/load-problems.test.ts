import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { freshDatabase } from './adapters/postgres/testing.ts'
import { migrateJobQueue } from './adapters/queue/job-queue.ts'
import { perform } from './kernel/perform.ts'
import { anonymous, type Principal } from './kernel/principal.ts'
import { ownPremises } from './kernel/testing.ts'
import { loadProblems } from './load-problems.ts'
import { loadSample } from './load-sample.ts'
import {
  changeProblem,
  declineProblem,
  listProblems,
  proposeProblem,
  readProblem,
  setProblemState,
} from './modules/calls/index.ts'
import { openServices, type Services } from './services.ts'

const officer: Principal = { kind: 'service', id: 'test', roles: ['data-officer'] }
const silent = pino({ level: 'silent' })

async function anInstallation() {
  const home = mkdtempSync(join(tmpdir(), 'jazari-problems-'))
  const db = await freshDatabase<never>()
  await migrateJobQueue(db.pool)
  const onError = (error: unknown) => {
    throw error
  }
  const opened = await openServices({ site: ownPremises, home, db, observer: { performed: () => {} }, onError })
  return {
    services: opened.services,
    async [Symbol.asyncDispose]() {
      await opened.close()
      await db[Symbol.asyncDispose]()
      rmSync(home, { recursive: true })
    },
  }
}

const by = (services: Services, principal: Principal) =>
  ({ ...services, principal, channel: 'api', language: 'ar', signal: new AbortController().signal }) as const

test('the sample has one problem that is worked on, with its data, and two that are open and wait for data', async () => {
  await using installation = await anInstallation()
  const { services } = installation
  await loadSample(services, silent)

  await loadProblems(services, silent)

  const { problems } = await perform(listProblems, by(services, anonymous), {})
  expect(problems.map(({ code, state, from }) => [code, state, from])).toEqual([
    ['P1', 'worked-on', []],
    ['P2', 'open', ['a7']],
    ['P3', 'open', ['r5']],
  ])
  expect(problems.map(({ owner }) => owner?.names.ar ?? null)).toEqual(['إدارة عمومية (عينة)', null, null])
  expect(problems[0]).toMatchObject({
    takenUpBy: problems[0]!.owner,
    dataSets: [{ slug: 'jazari-network-sample' }],
  })
  for (const { title, need, people } of problems) {
    for (const words of [title, need, people]) expect(Object.keys(words!).sort()).toEqual(['ar', 'en', 'fr'])
  }
})

test('a second start changes nothing, and what somebody changed is left alone', async () => {
  await using installation = await anInstallation()
  const { services } = installation
  await loadProblems(services, silent)
  const officers = by(services, officer)
  await perform(setProblemState, officers, { problem: 'P1', state: 'taken-up' })
  await perform(changeProblem, officers, { problem: 'P2', need: { ar: 'كلمات أخرى' } })
  await perform(changeProblem, officers, { problem: 'P3', title: { ar: 'عنوان آخر' } })
  const before = await perform(listProblems, officers, {})

  await loadProblems(services, silent)

  expect(await perform(listProblems, officers, {})).toEqual(before)
})

test('a start that was cut short is gone on with; what an officer declined is not proposed again', async () => {
  await using installation = await anInstallation()
  const { services } = installation
  await loadProblems(services, silent)
  const officers = by(services, officer)
  const { title } = await perform(readProblem, officers, { problem: 'P2' })

  await using second = await anInstallation()
  const { problem: cut } = await perform(proposeProblem, by(second.services, officer), { title, need: title })
  await loadProblems(second.services, silent)
  expect(await perform(readProblem, by(second.services, anonymous), { problem: 'P2' })).toMatchObject({ id: cut })

  await using third = await anInstallation()
  const { problem } = await perform(proposeProblem, by(third.services, officer), { title, need: title })
  await perform(declineProblem, by(third.services, officer), { problem, reason: { ar: 'سبق عرضها.' } })
  await loadProblems(third.services, silent)
  const { problems } = await perform(listProblems, by(third.services, anonymous), {})
  expect(problems.map(({ code }) => code)).toEqual(['P1', 'P3'])
})
