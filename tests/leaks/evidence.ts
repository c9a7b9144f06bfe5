import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { riskQuestionnaire } from '../../jurisdictions/ma/risk/questionnaire.ts'
import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import { goldenQuestionsPath } from '../../src/modules/datasets/index.ts'
import type { TestSite } from '../../src/web/routes/testing.ts'
import { act, type DataSet, type Laid, newWord } from './laid.ts'

/** What is proved and registered in a world, over its data. */
export type Evidence = {
  readonly assistants: string[]
  readonly tasks: readonly string[]
  readonly plans: string[]
  readonly runs: string[]
  readonly solutions: string[]
  readonly systems: string[]
  readonly approvals: readonly string[]
  readonly incidents: readonly string[]
  readonly contests: readonly string[]
  /** Answers that systems gave. */
  readonly answers: readonly string[]
  /** A system that answers everybody, by its slug. */
  readonly answering: string
}

const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }
export const launched = 'متى انطلقت الشبكة الوطنية للمعاهد؟'
const twoWords = (word: string) => ({ ar: `نظام ${word}`, en: `System ${word}` })

/** An answer to every question on risks: that without points, save where nothing is done about a risk. */
export const noRisk = Object.fromEntries(
  riskQuestionnaire.pages
    .flatMap((page) => page.questions)
    .map(({ id, kind, choose, options }) => {
      const by = options.toSorted((one, other) => (kind === 'risk' ? one.points - other.points : 0))
      const code = kind === 'risk' && choose === 'many' ? 'none' : by[0]!.code
      return [id, choose === 'many' ? [code] : code]
    }),
)

/** The file of golden questions, as the data set is given it. */
export function goldenFile(questions: readonly object[]): readonly [string, string] {
  return [goldenQuestionsPath, questions.map((question) => JSON.stringify(question)).join('\n')]
}

/** Data that everybody may read, with enough golden questions for a system to be approved by. */
export async function servedData(site: TestSite, officer: Principal, publisher: string): Promise<string> {
  const { id } = await act(site, officer, 'datasets.create', {
    slug: `served-${newWord('g')}`,
    titles: { ar: 'وثائق الشبكة' },
    publisher,
    licence: 'CC-BY-4.0',
    secrecy: 'public',
    personal: 'none',
    residency: 'anywhere',
  })
  const golden = Array.from({ length: 20 }, (_, i) => ({
    id: `g${i}`,
    language: 'ar',
    ...(i % 2 === 0
      ? { question: launched, expected: 'answer', mustShow: { tokens: [['12 يناير 2026']] } }
      : { question: 'ما لون القمر؟', expected: 'abstain' }),
  }))
  const document = '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.\n'
  for (const [path, text] of [['ar/network.md', document] as const, goldenFile(golden)]) {
    await act(site, officer, 'datasets.add-file', { id, path }, { body: Readable.from([Buffer.from(text)]) })
  }
  const { version } = await act(site, officer, 'datasets.seal', { id })
  await site.index(id, version)
  await act(site, officer, 'datasets.publish', { id, version })
  return id
}

const bar = riskQuestionnaire.duties.find(({ id }) => id === 'golden')!.bar!
/** What a plan states that meets the duty of golden questions. */
export const goldenDuty = {
  criteria: bar.criteria.map((one) => ({ ...one, slice: null, on: 'value' })),
  duty: 'golden',
}

/** An attempt of a plan, with all its samples. */
export async function workedRun(site: TestSite, evaluator: Principal, plan: string): Promise<string> {
  const { id } = await act(site, evaluator, 'evaluation.start-run', { id: plan })
  for (let state = { done: 0, total: 1 }; state.done < state.total; ) {
    state = await act(site, worker, 'evaluation.run-samples', { run: id }, { channel: 'worker' })
  }
  return id
}

/** The same, summed up. */
export async function finishedRun(site: TestSite, evaluator: Principal, plan: string): Promise<string> {
  const run = await workedRun(site, evaluator, plan)
  await act(site, worker, 'evaluation.record-result', { run }, { channel: 'worker' })
  return run
}

/**
 * Closed data put to the test under a permit, a hidden test, a draft of a system, one that answers everybody, and what people
 * reported of it: with words that only some may read, and some that nobody may.
 */
export async function someEvidence(
  laid: Laid,
  data: { readonly wanted: DataSet; readonly sealed: DataSet; readonly permit: string },
): Promise<Evidence> {
  const { site, db, who, project, problem, ours, theirs, canaries } = laid
  const evaluator = who('an evaluator of the second')
  const researcher = who('a researcher of the second')
  const secret = (letter: string) => {
    const word = newWord(letter)
    canaries.push({ word, aspect: 'sealed' })
    return word
  }

  // Assistants: one reads closed data under the project's permit, one what everybody may read.
  const served = await servedData(site, who('an officer of the second'), theirs)
  const assistant = async (dataSet: string, permit?: string) => {
    const word = newWord('a')
    const input = { project, names: twoWords(word), dataSets: [dataSet], ...(permit && { permit }) }
    const { id, versions } = await act(site, researcher, 'assistants.create', input)
    canaries.push({ word, aspect: 'assistant', thing: id })
    return { id, version: versions[0].digest as string }
  }
  const closed = await assistant(data.wanted.id, data.permit)
  const open = await assistant(served)

  // Tests: of closed data, of sealed questions, hidden, of nothing in particular, and of what everybody may read.
  const golden = async (principal: Principal, dataSet: string, organisation: string) =>
    (await act(site, principal, 'evaluation.add-golden-task', { dataSet, organisation })).digest as string
  const task = async (slug: string, header: object, item: object) => {
    const said = {
      slug,
      kind: 'robustness',
      names: { ar: 'اختبار' },
      description: { ar: 'أسئلة' },
      licence: 'CC0-1.0',
      source: 'written for this world',
      scorers: [{ name: 'exact' }],
      ...header,
    }
    const items = JSON.stringify({ language: 'ar', target: { texts: ['لا شيء'] }, ...item })
    const input = { organisation: theirs, header: JSON.stringify(said), items }
    return (await act(site, evaluator, 'evaluation.add-task', input)).digest as string
  }
  const officer = who('an officer of the first')
  const ofClosed = await golden(officer, data.wanted.id, ours)
  const ofSealed = await golden(officer, data.sealed.id, ours)
  const ofServed = await golden(evaluator, served, theirs)
  const hidden = await task(
    'kept-back',
    { hidden: true },
    {
      id: secret('i'),
      input: { question: `ما هو ${secret('q')}؟`, text: secret('t') },
      target: { texts: [secret('w')] },
      canary: `jazari planted this: ${secret('c')}`,
    },
  )
  const ofNothing = await task(
    'open',
    {},
    { id: 'q1', input: { question: 'كم هو العدد الذي تقوله الوثيقة في السنة؟' } },
  )

  const plans: string[] = []
  const runs: string[] = []
  const plan = async (digest: string, system: { id: string; version: string }, more: object) => {
    const input = { task: digest, system: { kind: 'assistant', ...system }, ...more }
    const { id } = await act(site, evaluator, 'evaluation.register-plan', input)
    plans.push(id)
    return id as string
  }
  const run = async (of: string) => {
    runs.push(await finishedRun(site, evaluator, of))
  }
  const exact = [{ metric: 'exact', slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' }]
  const verbatim = [{ metric: 'verbatim', slice: null, comparator: 'at-least', threshold: 1, on: 'value' }]
  await run(await plan(ofClosed, closed, { criteria: verbatim, attempts: 20 }))
  const told = await plan(ofNothing, closed, { criteria: exact, attempts: 20 })
  await run(told)
  await run(told)
  await run(await plan(hidden, closed, { criteria: exact, attempts: 3 }))
  await run(await plan(ofServed, open, goldenDuty))
  // As the register does when it rests on a plan.
  await sql`update evaluation.plan set public_since = now() where id = ${told}`.execute(db)

  // The register: a draft over closed data, and a system that everybody asks.
  const solutions: string[] = []
  const solution = async () => {
    const [name, summary] = [newWord('e'), newWord('e')]
    const input = { project, problem, names: twoWords(name), summary: { ar: summary } }
    const { id } = await act(site, researcher, 'register.create-solution', input)
    for (const word of [name, summary]) canaries.push({ word, aspect: 'entry', thing: id })
    solutions.push(id)
    return id
  }
  const system = async (of: { id: string; version: string }) => {
    const words = Array.from({ length: 3 }, () => newWord('e'))
    const slug = `system-${newWord('s')}`
    const input = { solution: await solution(), slug, names: twoWords(words[0]!), assistant: of.id }
    const { id } = await act(site, researcher, 'register.create-system', input)
    await act(site, researcher, 'register.declare', {
      system: id,
      purpose: { ar: `غرض ${words[1]}` },
      knownLimits: { ar: `حدود ${words[2]}` },
      decisionSupported: { ar: 'لا قرار' },
      refusalPath: { ar: 'في الشباك' },
      appealPath: { ar: 'بطلب مكتوب' },
      automation: 'informs',
      audience: ['public'],
      contact: 'https://example.org/contact',
      languages: ['ar', 'fr', 'en'],
    })
    await act(site, researcher, 'register.assess', { system: id, answers: noRisk, grounds: { ar: 'يقتبس ولا يقرر' } })
    for (const stage of ['staff', 'production'])
      await act(site, researcher, 'register.name-version', { system: id, stage, version: of.version })
    for (const word of words) canaries.push({ word, aspect: 'entry', thing: id })
    return { id: id as string, slug }
  }
  const draft = await system(closed)
  const live = await system(open)
  await act(site, researcher, 'register.put-live', { system: live.id })
  const approvals: string[] = []
  const approvers = [who('an approver of the second'), who('another approver of the second')]
  for (const stage of ['staff', 'production']) {
    for (const approver of approvers) {
      const { id } = await act(site, approver, 'register.approve', { system: live.id, stage })
      approvals.push(id)
    }
  }
  const colleague = who('a member of the second')
  for (let i = 0; i < 5; i++)
    await act(site, colleague, 'assistants.ask', { question: launched, system: live.id, stage: 'staff' })

  // What people say of it is for those who answer for it.
  const reported = (owner: string) => {
    const word = newWord('r')
    canaries.push({ word, aspect: 'report', thing: owner })
    return `قيل لي ${word}`
  }
  const incidents: string[] = []
  for (const settled of [false, true]) {
    const what = reported(theirs)
    const said = { system: live.id, harm: 'rights', severity: 'minor', what }
    const { id } = await act(site, anonymous, 'register.report-incident', said)
    incidents.push(id)
    const settling = { id, state: 'dismissed', outcome: { ar: 'لم يقع ذلك.' } }
    if (settled) await act(site, who('a manager of the second'), 'register.settle-incident', settling)
  }
  const answers: string[] = []
  const contests: string[] = []
  const contested = async (asker: Principal, question: object, owner: string, given: object = {}) => {
    const { receipt } = await act(site, asker, 'assistants.ask', question, given)
    const { id } = await act(site, asker, 'register.contest', { id: receipt.id, why: reported(owner) }, given)
    answers.push(receipt.id)
    contests.push(id)
  }
  await contested(anonymous, { question: launched, system: live.slug }, theirs)
  const ofWanted = { question: data.wanted.quotable.words, in: [data.wanted.id] }
  await contested(researcher, ofWanted, ours, { permit: data.permit })

  return {
    assistants: [closed.id, open.id],
    tasks: [ofClosed, ofSealed, ofServed, hidden, ofNothing],
    plans,
    runs,
    solutions,
    systems: [draft.id, live.id],
    approvals,
    incidents,
    contests,
    answers,
    answering: live.slug,
  }
}
