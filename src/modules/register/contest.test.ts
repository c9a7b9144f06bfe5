import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { ask } from '../assistants/index.ts'
import { anAssistant, aSystem } from '../assistants/testing.ts'
import { changeDataset, member } from '../datasets/testing.ts'
import { historyOf } from './history.ts'
import { lessonsOf } from './lesson.ts'
import { contestAnswer } from './operations/contest-answer.ts'
import { listContests } from './operations/list-contests.ts'
import { readOwnContest } from './operations/read-own-contest.ts'
import { settleContest } from './operations/settle-contest.ts'
import { aRegisteredSystem, aReportsSetting, ministry, type ReportsSetting, somebodyOf } from './reports.fixture.ts'
import type { RegisterTables } from './tables.ts'

const document = '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.\n'
const question = 'متى انطلقت الشبكة الوطنية للمعاهد؟'
const why = 'تاريخ الانطلاق غير صحيح.'
const outcome = { ar: 'صدقت، والجواب سيُصحح.' }
const lesson = {
  language: 'ar',
  question,
  expected: 'answer',
  mustShow: { tokens: [['12 يناير 2026']] },
} as const

/** An answer that citizens got through a registered system of the ministry. */
async function anAnsweringSystem(setting: ReportsSetting, db: Parameters<typeof aRegisteredSystem>[0]) {
  const { id: dataSet, version } = await setting.assistants.knowledge.publish({ 'ar/network.md': document })
  const assistant = await anAssistant(setting.assistants, [dataSet])
  const { system, slug } = aSystem(setting.assistants, assistant, { owner: ministry })
  await aRegisteredSystem(db, { id: system, slug })
  const answer = await perform(ask, setting.context(anonymous), { question, system: slug })
  return { dataSet, version, system, slug, answer, id: answer.receipt.id }
}

const contest = (setting: ReportsSetting, id: string, changes: object = {}, by: Principal = anonymous) =>
  perform(contestAnswer, setting.context(by), { id, why, ...changes })

test('whoever has an answer’s id contests it, and the case keeps what the receipt has', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { answer, id: answered, system, slug, dataSet, version } = await anAnsweringSystem(setting, db)

  const { id, secret } = await contest(setting, answered, { why: `${why} بطاقتي AB123456` })

  const { contests } = await perform(listContests, setting.context(somebodyOf(ministry, 'approver')), {})
  expect(contests).toMatchObject([{ id, system: { id: system, slug }, state: 'open', lesson: null }])
  const [shown] = contests
  expect(shown?.case?.answer).toEqual(answer)
  expect(shown?.case?.answer).toMatchObject({
    question,
    system: { id: system, stage: 'production' },
    answer: { quotes: [{ dataSet, version }] },
    answerer: { name: 'extractive' },
  })
  expect(shown?.case?.answer.rulePacks.length).toBeGreaterThan(0)
  expect(shown?.why).toContain(why)
  expect(JSON.stringify(await db.selectFrom('register.contest').selectAll().execute())).not.toMatch(
    new RegExp(`AB123456|${secret}`),
  )
  expect(await perform(readOwnContest, setting.context(anonymous), { secret })).toMatchObject({
    state: 'open',
    answer: answered,
    outcome: null,
    taught: false,
  })
})

test('an answer that is not there, or that its reader may not read any more, is not there to contest', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id, dataSet } = await anAnsweringSystem(setting, db)
  const notFound = { code: 'assistants.answer-not-found', status: 404 }
  await contest(setting, id)

  await expect(contest(setting, `rc_${'a'.repeat(26)}`)).rejects.toMatchObject(notFound)
  await changeDataset(setting.assistants.knowledge.datasets, dataSet, {
    secrecy: 'sensitive',
    personal: 'none',
    residency: ['MA'],
  })
  await expect(contest(setting, id)).rejects.toMatchObject(notFound)

  // Whoever settles reads no more than everybody whose clearance is theirs, and does not judge what they cannot read.
  const manager = setting.context(somebodyOf(ministry, 'manager'))
  const { contests } = await perform(listContests, manager, {})
  expect(contests).toMatchObject([{ case: null, why }])
  const settling = perform(settleContest, manager, { id: contests[0]!.id, upheld: false, outcome })
  await expect(settling).rejects.toMatchObject({ code: 'register.case-not-readable', status: 409 })
})

test('a contest is between who contests and who answers for the system: to others it is not listed', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: answered, slug } = await anAnsweringSystem(setting, db)
  const { id } = await contest(setting, answered)
  const list = async (principal: Principal) =>
    (await perform(listContests, setting.context(principal), { system: slug, state: 'open' })).contests

  for (const principal of [
    anonymous,
    member,
    somebodyOf('org_bbbbbbbbbbbb', 'manager'),
    somebodyOf(ministry, 'member'),
  ]) {
    expect(await list(principal)).toEqual([])
    const settling = perform(settleContest, setting.context(principal), { id, upheld: true, outcome })
    await expect(settling).rejects.toMatchObject({ status: principal.kind === 'anonymous' ? 401 : 403 })
  }
  expect(await list(somebodyOf(ministry, 'data-officer'))).toMatchObject([{ id }])
})

test('an upheld contest is told by its secret, stands in the public history, and leaves a golden question', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: answered, system, dataSet } = await anAnsweringSystem(setting, db)
  const { id, secret } = await contest(setting, answered)
  const officer = setting.context(somebodyOf(ministry, 'data-officer'))

  const settled = await perform(settleContest, officer, { id, upheld: true, outcome, lesson })

  const learned = {
    ...lesson,
    id,
    mustShow: { facts: [], quotes: [], ...lesson.mustShow },
    mayShow: { facts: [] },
    never: [],
    neverScope: 'shown',
    sources: [],
    visibility: 'public',
  }
  expect(settled).toMatchObject({ state: 'upheld', outcome, lesson: { dataSet, question: learned } })
  expect(await lessonsOf(db, { dataSet, learnedBy: [ministry] })).toEqual([{ id, question: learned }])
  expect(await lessonsOf(db, { dataSet, learnedBy: ['org_bbbbbbbbbbbb'] })).toEqual([])
  expect(await lessonsOf(db, { dataSet, learnedBy: [] })).toEqual([])
  expect(await perform(readOwnContest, setting.context(anonymous), { secret })).toMatchObject({
    state: 'upheld',
    outcome,
    taught: true,
  })
  // The outcome is about somebody's own case.
  expect(await historyOf(viewOf<RegisterTables>(db), system)).toMatchObject([
    { kind: 'contest-settled', detail: { upheld: true, lesson: true } },
  ])
  const again = perform(settleContest, officer, { id, upheld: false, outcome })
  await expect(again).rejects.toMatchObject({ code: 'register.contest-settled', status: 409 })
})

test('a lesson says what an answer must show, about one published data set, and goes with an upheld contest', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: answered } = await anAnsweringSystem(setting, db)
  const { id } = await contest(setting, answered)
  const officer = setting.context(somebodyOf(ministry, 'data-officer'))
  const settle = (changes: object) => perform(settleContest, officer, { id, upheld: true, outcome, lesson, ...changes })

  for (const [changes, code] of [
    [{ upheld: false }, 'request.invalid'],
    [{ lesson: { ...lesson, id: 'own-id' } }, 'request.invalid'],
    [{ lesson: { ...lesson, mustShow: {} } }, 'register.lesson-shows-nothing'],
    [{ dataSet: 'ds_aaaaaaaaaaaa' }, 'register.lesson-data-set-not-found'],
  ] as const) {
    await expect(settle(changes)).rejects.toMatchObject({ code })
  }
  const sealed = { ...lesson, expected: 'abstain', mustShow: {}, visibility: 'sealed', question: 'هاتفي 0612345678؟' }
  const settled = await settle({ lesson: sealed })
  expect(settled.lesson).toMatchObject({ question: null })
  const stored = await db.selectFrom('register.contest').select('lesson').executeTakeFirstOrThrow()
  expect(stored.lesson).toMatchObject({ id, visibility: 'sealed' })
  expect(JSON.stringify(stored)).not.toContain('0612345678')
})

test('an answer of no registered system is settled by who answers for what it quotes', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: dataSet } = await setting.assistants.knowledge.publish({ 'ar/network.md': document })
  const found = await perform(ask, setting.context(anonymous), { question })
  const declined = await perform(ask, setting.context(anonymous), { question: 'ما لون القمر؟' })
  const ofData = await contest(setting, found.receipt.id)
  const ofNobody = await contest(setting, declined.receipt.id)
  const { publisher_id: publisher } = await viewOf<{ 'datasets.dataset': { id: string; publisher_id: string } }>(db)
    .selectFrom('datasets.dataset')
    .select('publisher_id')
    .where('id', '=', dataSet)
    .executeTakeFirstOrThrow()
  const officer = setting.context(somebodyOf(publisher, 'data-officer'))
  const administrator = setting.context({
    kind: 'person',
    id: 'per_cccccccccccc',
    name: 'administrator (test)',
    organisation: null,
    roles: ['administrator'],
  })

  expect((await perform(listContests, officer, {})).contests).toMatchObject([{ id: ofData.id, system: null }])
  expect((await perform(listContests, administrator, {})).contests).toMatchObject([
    { id: ofNobody.id },
    { id: ofData.id },
  ])
  const unnamed = perform(settleContest, administrator, { id: ofNobody.id, upheld: true, outcome, lesson })
  await expect(unnamed).rejects.toMatchObject({ code: 'register.lesson-needs-data-set' })
  await perform(settleContest, administrator, { id: ofNobody.id, upheld: true, outcome, lesson, dataSet })
  expect(await lessonsOf(db, { dataSet, learnedBy: [publisher] })).toMatchObject([{ id: ofNobody.id }])
})

test('one answer is contested by so many at once, and no more', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id } = await anAnsweringSystem(setting, db)

  const results = await Promise.allSettled(Array.from({ length: 7 }, () => contest(setting, id)))

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const [refused] = results.filter((result) => result.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'register.too-many-contests', status: 429 })
})
