import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { ask, forgetAnswers } from '../assistants/index.ts'
import { type AuditTables, forgetPrincipal } from '../audit/index.ts'
import { forgetReports } from './forget-reports.ts'
import { contestAnswer } from './operations/contest-answer.ts'
import { listContests } from './operations/list-contests.ts'
import { readOwnContest } from './operations/read-own-contest.ts'
import { readOwnIncident } from './operations/read-own-incident.ts'
import { reportIncident } from './operations/report-incident.ts'
import { settleContest } from './operations/settle-contest.ts'
import { aRegisteredSystem, aReportsSetting } from './reports.fixture.ts'
import type { RegisterTables } from './tables.ts'

const amina: Principal = { kind: 'person', id: 'per_amina', name: 'Amina', organisation: null, roles: ['member'] }
const badr: Principal = { ...amina, id: 'per_badr', name: 'Badr' }
const administrator: Principal = { ...amina, id: 'per_driss', roles: ['administrator'] }

test('what somebody reported and contested is forgotten with them, and cases of their answers; that there was one stays', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const about = (by: Principal, what: string) =>
    perform(reportIncident, setting.context(by), { system: slug, harm: 'rights', severity: 'minor', what })
  const hers = await about(amina, 'ملف زبيدة رُفض.')
  const his = await about(badr, 'ملف بدر رُفض.')
  const answer = await perform(ask, setting.context(amina), { question: 'متى يُعالج ملف زبيدة من وجدة؟' })
  const contested = await perform(contestAnswer, setting.context(badr), {
    id: answer.receipt.id,
    why: 'ملف زبيدة عولج أمس.',
  })

  await db
    .transaction()
    .execute((transaction) =>
      forgetPrincipal(viewOf<AuditTables>(transaction), 'per_amina', [forgetAnswers, forgetReports]),
    )

  const rows = JSON.stringify([
    await db.selectFrom('register.incident').selectAll().execute(),
    await db.selectFrom('register.contest').selectAll().execute(),
  ])
  expect(rows).not.toContain('زبيدة')
  expect(rows).not.toContain('per_amina')
  const read = (secret: string) => perform(readOwnIncident, setting.context(anonymous), { secret })
  expect(await read(hers.secret)).toMatchObject({ state: 'reported', what: null })
  expect(await read(his.secret)).toMatchObject({ what: 'ملف بدر رُفض.' })
  expect(await perform(readOwnContest, setting.context(anonymous), { secret: contested.secret })).toMatchObject({
    state: 'open',
    why: null,
    answer: null,
  })

  // What nobody can read any more is not found right: it is closed, with the outcome that says so.
  const caller = setting.context(administrator)
  expect((await perform(listContests, caller, {})).contests).toMatchObject([{ case: null, why: null }])
  const settling = { id: contested.id, outcome: { ar: 'نُسي الجواب مع صاحبته.' } }
  await expect(perform(settleContest, caller, { ...settling, upheld: true })).rejects.toMatchObject({
    code: 'register.case-not-readable',
  })
  expect(await perform(settleContest, caller, { ...settling, upheld: false })).toMatchObject({ state: 'rejected' })
})
