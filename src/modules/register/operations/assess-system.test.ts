import { expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../../jurisdictions/ma/risk/questionnaire.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { type Database, viewOf } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { aRegisteredSystem, aReportsSetting, ministry, type ReportsSetting, somebodyOf } from '../reports.fixture.ts'
import { scoreOf } from '../risk.ts'
import { findSystem, setReviewDue } from '../system-store.ts'
import type { RegisterTables } from '../tables.ts'
import { assessSystem } from './assess-system.ts'
import { previewRisk } from './preview-risk.ts'
import { readAssessment } from './read-assessment.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

const questions = riskQuestionnaire.pages.flatMap((page) => page.questions)
/** The first answer to every question: that without points, save where nothing is done about a risk. */
const first = Object.fromEntries(
  questions.map(({ id, kind, choose, options }) => {
    const by = options.toSorted((one, other) => (kind === 'risk' ? one.points - other.points : 0))
    const code = kind === 'risk' && choose === 'many' ? 'none' : by[0]!.code
    return [id, choose === 'many' ? [code] : code]
  }),
)
const grounds = { ar: 'يقتبس من وثائق عمومية ولا يقرر شيئا' }
const manager = somebodyOf(ministry, 'manager')

function contextOf(setting: ReportsSetting, principal: Principal) {
  return { ...setting.context(principal), riskQuestionnaire }
}

test('an assessment keeps what was answered, its level, why, and when it is due again', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const { id, slug } = await aRegisteredSystem(db, { isDraft: true })

  const made = await perform(assessSystem, contextOf(setting, manager), { system: slug, answers: first, grounds })

  expect(made).toMatchObject({ system: id, questionnaire: 'ma.risk@0.1.0', current: true, raw: 0, level: 1, grounds })
  expect(made.duties).toContain('golden')
  expect(made.reviewDue).toBe((await findSystem(viewOf<RegisterTables>(db), id))?.review_due)
  expect(await perform(readAssessment, contextOf(setting, manager), { system: id })).toEqual(made)
  const { asked } = scoreOf(riskQuestionnaire, first)
  expect(Object.keys(made.answers).sort()).toEqual(asked.toSorted())
})

test('the same answers are named by the same digest, and given again only when a review is near', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const { id: system } = await aRegisteredSystem(db)
  const register = viewOf<RegisterTables>(db)
  const dueIn = (days: number) =>
    setReviewDue(register, system, new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10))
  const assess = async (answers: object) => {
    const made = await perform(assessSystem, contextOf(setting, manager), { system, answers, grounds })
    return made.digest
  }

  const digest = await assess(first)

  // What is not asked changes nothing: this system decides nothing about anybody.
  const unchanged = { code: 'register.assessment-unchanged', status: 409, values: { due: expect.any(String) } }
  await expect(assess({ ...first, 'legal-effect': 'yes' })).rejects.toMatchObject(unchanged)
  await dueIn(31)
  await expect(assess(first)).rejects.toMatchObject(unchanged)
  for (const days of [28, -1]) {
    await dueIn(days)
    expect(await assess({ ...first, 'legal-effect': 'yes' })).toBe(digest)
  }
  expect(await assess({ ...first, rural: 'partly' })).not.toBe(digest)
})

test('nobody’s risk is low because nobody answered', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const { id: system } = await aRegisteredSystem(db)
  const { rural: _, ...answers } = first

  await expect(perform(assessSystem, contextOf(setting, manager), { system, answers, grounds })).rejects.toMatchObject({
    code: 'register.questions-unanswered',
    values: { questions: 'rural', count: 1 },
  })
  await expect(
    perform(assessSystem, contextOf(setting, manager), { system, answers: { ...first, rural: 'never' }, grounds }),
  ).rejects.toMatchObject({ code: 'register.answers-unknown', values: { questions: 'rural' } })
  await expect(
    perform(assessSystem, contextOf(setting, manager), { system, answers: first, grounds: { ar: ' ' } }),
  ).rejects.toMatchObject({ code: 'request.invalid' })
  await expect(perform(readAssessment, contextOf(setting, manager), { system })).rejects.toMatchObject({
    code: 'register.assessment-not-found',
  })
})

test('only those who answer for a system assess it, and who may not know of it is told of none', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const { id: system } = await aRegisteredSystem(db)
  const { id: draft } = await aRegisteredSystem(db, { isDraft: true })
  const stranger = somebodyOf('org_bbbbbbbbbbbb', 'manager')
  const assess = (named: string, principal: Principal) =>
    perform(assessSystem, contextOf(setting, principal), { system: named, answers: first, grounds })

  await expect(assess(system, stranger)).rejects.toMatchObject({ code: 'policy.denied' })
  await expect(assess(system, anonymous)).rejects.toMatchObject({ code: 'policy.sign-in-needed' })
  await expect(assess(draft, stranger)).rejects.toMatchObject({ code: 'register.system-not-found' })
})

test('what identifies a person is covered in the grounds before they are kept', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const { id: system } = await aRegisteredSystem(db)
  const said = { ar: 'سألنا صاحب البطاقة الوطنية رقم AB123456 عن رأيه' }

  const made = await perform(assessSystem, contextOf(setting, manager), { system, answers: first, grounds: said })

  expect(made.grounds.ar).not.toContain('AB123456')
})

test('anybody reads the questions, and tries answers that nobody keeps', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aReportsSetting(db)
  const context = contextOf(setting, anonymous)

  const { questionnaire, digest } = await perform(readQuestionnaire, context, {})
  const { score, duties } = await perform(previewRisk, context, { answers: { ...first, automation: 'decides' } })

  expect(questionnaire).toEqual(riskQuestionnaire)
  expect(digest).toMatch(/^sha256:/)
  expect(score).toMatchObject({ raw: 4, rawMaximum: 87, level: 1 })
  expect(duties).toContain('golden')
  await expect(perform(previewRisk, context, { answers: { automation: 'guesses' } })).rejects.toMatchObject({
    code: 'register.answers-unknown',
  })
})
