import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { ask } from '../assistants/index.ts'
import { contestAnswer } from './operations/contest-answer.ts'
import { listContests } from './operations/list-contests.ts'
import { listIncidents } from './operations/list-incidents.ts'
import { reportIncident } from './operations/report-incident.ts'
import { settleIncident } from './operations/settle-incident.ts'
import { aRegisteredSystem, aReportsSetting, ministry, somebodyOf } from './reports.fixture.ts'
import type { RegisterTables } from './tables.ts'
import { waitingReports } from './waiting-reports.ts'

const administrator: Principal = {
  kind: 'person',
  id: 'per_cccccccccccc',
  name: 'administrator (test)',
  organisation: null,
  roles: ['administrator'],
}

test('what waits is counted for whoever settles it, and for nobody else', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const said = { harm: 'rights', severity: 'minor', what: 'رفض طلبي دون سبب.' } as const
  const report = () => perform(reportIncident, setting.context(anonymous), { system: slug, ...said })
  const [confirmed, dismissed] = [await report(), await report()]
  await report()
  const manager = somebodyOf(ministry, 'manager')
  for (const [{ id }, state] of [
    [confirmed, 'confirmed'],
    [dismissed, 'dismissed'],
  ] as const) {
    await perform(settleIncident, setting.context(manager), { id, state, outcome: { ar: 'تحققنا منه.' } })
  }
  const { receipt } = await perform(ask, setting.context(anonymous), { question: 'ما لون القمر؟' })
  await perform(contestAnswer, setting.context(anonymous), { id: receipt.id, why: 'في الوثائق جواب.' })

  // Nobody in particular answers for an abstention over no data.
  expect(await waitingReports(db, administrator)).toBe(3)
  expect(await waitingReports(db, manager)).toBe(2)
  expect(await waitingReports(db, somebodyOf('org_bbbbbbbbbbbb', 'approver'))).toBe(0)
  for (const principal of [anonymous, somebodyOf(ministry, 'member', 'evaluator')]) {
    expect(await waitingReports(db, principal)).toBeNull()
  }
})

test('a list of one holds that one, for whoever may see it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const said = { harm: 'rights', severity: 'minor', what: 'رفض طلبي دون سبب.' } as const
  const incidents = [0, 1].map(() => perform(reportIncident, setting.context(anonymous), { system: slug, ...said }))
  const [{ id: incident }] = (await Promise.all(incidents)) as [{ id: string }, unknown]
  const { receipt } = await perform(ask, setting.context(anonymous), { question: 'ما لون القمر؟' })
  const contests = [0, 1].map(() =>
    perform(contestAnswer, setting.context(anonymous), { id: receipt.id, why: 'في الوثائق جواب.' }),
  )
  const [{ id: contest }] = (await Promise.all(contests)) as [{ id: string }, unknown]
  const officer = setting.context(administrator)

  expect((await perform(listIncidents, officer, { id: incident })).incidents.map(({ id }) => id)).toEqual([incident])
  expect((await perform(listContests, officer, { id: contest })).contests.map(({ id }) => id)).toEqual([contest])
  const nobody = setting.context(anonymous)
  expect((await perform(listIncidents, nobody, { id: incident })).incidents).toEqual([])
  expect((await perform(listContests, nobody, { id: contest })).contests).toEqual([])
})
