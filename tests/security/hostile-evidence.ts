import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import type { TestSite } from '../../src/web/routes/testing.ts'
import { finishedRun, goldenDuty, launched, noRisk, servedData, workedRun } from '../leaks/evidence.ts'
import { act } from '../leaks/laid.ts'
import type { Planting, Say } from './planting.ts'

/** Who does what, and in whose name. */
export type Doers = {
  readonly administrator: Principal
  /** A data officer of the organisation, which is that of all but the administrator. */
  readonly officer: Principal
  /** Who leads the project. */
  readonly builder: Principal
  readonly manager: Principal
  readonly evaluator: Principal
  readonly approvers: readonly [Principal, Principal]
  readonly organisation: string
  readonly project: string
  readonly problem: string
}

const three = (say: Say, path: string, maximum?: number) =>
  Object.fromEntries(['ar', 'fr', 'en'].map((language) => [language, say(`${path}.${language}`, maximum)]))

/**
 * Everything that people write of assistants, tests, systems and what they do wrong, written by somebody who means harm.
 * Answers the pages that only somebody who has their address reaches.
 */
export async function plantEvidence(site: TestSite, planting: Planting, doers: Doers): Promise<string[]> {
  const { administrator, officer, builder, manager, evaluator, approvers, organisation, project, problem } = doers
  const plant = planting.plant.bind(planting)
  const refuse = planting.refuse.bind(planting)
  const addresses: string[] = []

  const served = await servedData(site, officer, organisation)
  const assistant = await plant(builder, 'assistants.create', (say) => ({
    project,
    names: three(say, 'names', 200),
    dataSets: [served],
  }))
  const [{ digest: version }] = assistant.versions
  addresses.push(`/ar/assistants/${assistant.id}`)

  // Tests, models, plans and ratings.
  const header = (say: Say, path: string, slug: string, more: object = {}) => {
    const said = say(path, 190)
    const words = { ar: said, fr: said, en: said }
    const written = { slug, kind: 'robustness', names: words, description: words, licence: said, source: said }
    return JSON.stringify({ ...written, scorers: [{ name: 'exact' }], ...more })
  }
  const items = (say: Say, path: string) => {
    const said = say(path)
    const item = { id: 'q1', language: 'ar', input: { question: `${launched} ${said}` }, target: { texts: [said] } }
    return JSON.stringify(item)
  }
  const task = await plant(evaluator, 'evaluation.add-task', (say) => ({
    organisation,
    header: header(say, 'header', 'hostile'),
    items: items(say, 'items'),
  }))
  const imported = await plant(evaluator, 'evaluation.import-items', (say) => ({
    organisation,
    format: 'jsonl',
    header: header(say, 'header', 'imported'),
    text: items(say, 'text'),
  }))
  const rated = await act(site, evaluator, 'evaluation.add-task', {
    organisation,
    header: header(() => 'x', 'header', 'rated', { scorers: [{ name: 'human-review' }] }),
    items: items(() => 'x', 'items'),
  })
  await plant(administrator, 'evaluation.add-endpoint', (say) => ({
    name: say('name', 200),
    url: 'https://models.example/v1',
    model: say('model', 200),
    settings: { system: say('settings.system', 2_000) },
    organisation,
  }))
  await plant(administrator, 'evaluation.add-endpoint', (say) => ({
    name: 'x',
    url: `https://models.example/${say('url', 400)}`,
    model: 'x',
    organisation,
  }))
  await refuse(administrator, 'evaluation.add-endpoint', (say) => ({
    name: 'x',
    url: 'https://models.example/v1',
    model: 'x',
    key: say('key'),
    organisation,
  }))
  const system = { kind: 'assistant', id: assistant.id, version }
  const exact = [{ metric: 'exact', slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' }]
  const plan = async (digest: string, more: object): Promise<string> =>
    (await act(site, evaluator, 'evaluation.register-plan', { task: digest, system, ...more })).id
  await refuse(evaluator, 'evaluation.register-plan', (say) => ({
    task: task.digest,
    system,
    criteria: [{ ...exact[0], slice: say('criteria[].slice', 80) }],
  }))
  const runs: string[] = []
  for (const { digest } of [task, task, imported])
    runs.push(await finishedRun(site, evaluator, await plan(digest, { criteria: exact })))
  for (const run of runs) addresses.push(`/ar/evaluation/runs/${run}/samples/0`)
  addresses.push(`/ar/evaluation/comparison?run=${runs[0]}&run=${runs[1]}`, `/ar/evaluation/runs/${runs[0]}/progress`)
  const human = [{ ...exact[0], metric: 'human-review' }]
  const waiting = await workedRun(site, evaluator, await plan(rated.digest, { criteria: human }))
  const rating = { run: waiting, place: 0, value: 1 }
  await refuse(administrator, 'evaluation.rate', (say) => ({ ...rating, metric: say('metric', 80) }))
  await plant(administrator, 'evaluation.rate', (say) => ({
    ...rating,
    metric: 'human-review',
    note: say('note', 2_000),
  }))
  // What was said is shown once nobody rates any more.
  await act(site, evaluator, 'evaluation.cancel-run', { id: waiting })
  addresses.push(`/ar/evaluation/runs/${waiting}/samples/0`)
  const golden = await act(site, evaluator, 'evaluation.add-golden-task', { dataSet: served, organisation })
  await finishedRun(site, evaluator, await plan(golden.digest, goldenDuty))

  // A system, from what is said of it to the people who approve it.
  const solution = await plant(builder, 'register.create-solution', (say) => ({
    project,
    problem,
    names: three(say, 'names', 200),
    summary: three(say, 'summary', 2_000),
  }))
  const entered = async (slug: string): Promise<string> => {
    const { id } = await plant(builder, 'register.create-system', (say) => ({
      solution: solution.id,
      slug,
      names: three(say, 'names', 200),
      assistant: assistant.id,
    }))
    await plant(builder, 'register.declare', (say) => ({
      system: id,
      purpose: three(say, 'purpose', 2_000),
      decisionSupported: three(say, 'decisionSupported', 2_000),
      automation: 'informs',
      humanStep: three(say, 'humanStep', 2_000),
      refusalPath: three(say, 'refusalPath', 2_000),
      appealPath: three(say, 'appealPath', 2_000),
      legalBasis: {
        law: three(say, 'legalBasis.law', 200),
        article: say('legalBasis.article', 80),
        url: `https://example.org/?${say('legalBasis.url')}`,
      },
      peopleAffected: { who: three(say, 'peopleAffected.who', 2_000), band: 'under-100' },
      audience: ['public'],
      contact: `https://example.org/?${say('contact')}`,
      accountableRole: three(say, 'accountableRole', 200),
      supplier: three(say, 'supplier', 200),
      knownLimits: three(say, 'knownLimits', 2_000),
      languages: ['ar'],
    }))
    await plant(builder, 'register.assess', (say) => ({
      system: id,
      answers: noRisk,
      grounds: three(say, 'grounds', 2_000),
    }))
    for (const stage of ['staff', 'production'])
      await act(site, builder, 'register.name-version', { system: id, stage, version })
    return id
  }
  const live = await entered('hostile-system')
  const [question] = Object.keys(noRisk)
  for (const path of ['answers.{}', 'answers.{}[]']) {
    await refuse(builder, 'register.assess', (say) => ({
      system: live,
      answers: { ...noRisk, [question!]: path.endsWith('[]') ? [say(path, 40)] : say(path, 40) },
      grounds: { ar: 'x' },
    }))
  }
  await act(site, builder, 'register.put-live', { system: live })
  for (const approver of approvers) {
    await plant(approver, 'register.approve', (say) => ({ system: live, stage: 'staff', note: say('note', 2_000) }))
  }

  // An answer that it gave, and what people say of it.
  const asking = { question: launched, system: live, stage: 'staff' }
  const answers = []
  for (let i = 0; i < 2; i++) answers.push((await act(site, manager, 'assistants.ask', asking)).receipt.id)
  const contests: { readonly id: string; readonly secret: string }[] = []
  for (const id of answers) {
    const opened = await plant(anonymous, 'register.contest', (say) => ({ id, why: say('why', 2_000) }))
    contests.push(opened)
    addresses.push(`/ar/contests/${opened.secret}`, `/ar/reports/contests/${opened.id}`)
  }
  await plant(manager, 'register.settle-contest', (say) => ({
    id: contests[0]!.id,
    upheld: true,
    outcome: three(say, 'outcome', 2_000),
    lesson: {
      language: 'ar',
      question: say('lesson.question', 1_000),
      expected: 'answer',
      mustShow: {
        facts: [say('lesson.mustShow.facts[]', 40)],
        tokens: [[say('lesson.mustShow.tokens[][]', 500)]],
        quotes: [
          { document: say('lesson.mustShow.quotes[].document', 200), text: say('lesson.mustShow.quotes[].text') },
        ],
      },
      mayShow: { facts: [say('lesson.mayShow.facts[]', 40)] },
      never: [say('lesson.never[]')],
      sources: [say('lesson.sources[]', 40)],
      note: say('lesson.note'),
    },
  }))
  const incidents: { readonly id: string; readonly secret: string }[] = []
  for (let i = 0; i < 2; i++) {
    const reported = await plant(anonymous, 'register.report-incident', (say) => ({
      system: live,
      harm: 'rights',
      severity: 'minor',
      what: say('what', 2_000),
    }))
    incidents.push(reported)
    addresses.push(`/ar/incidents/${reported.secret}`, `/ar/reports/incidents/${reported.id}`)
  }
  await plant(manager, 'register.settle-incident', (say) => ({
    id: incidents[0]!.id,
    state: 'dismissed',
    outcome: three(say, 'outcome', 2_000),
  }))

  // What switches it off.
  await plant(manager, 'register.stop', (say) => ({ system: live, reason: three(say, 'reason', 2_000) }))
  await plant(approvers[0], 'register.lift', (say) => ({ system: live, reason: three(say, 'reason', 2_000) }))
  await plant(manager, 'register.stop', (say) => ({ system: live, reason: three(say, 'reason', 2_000) }))
  const { approvals } = await act(site, anonymous, 'register.read', { system: live })
  await plant(approvers[1], 'register.withdraw-approval', (say) => ({
    id: approvals[0].id,
    reason: say('reason', 2_000),
  }))
  const withdrawn = await entered('withdrawn-system')
  await act(site, builder, 'register.put-live', { system: withdrawn })
  await plant(builder, 'register.withdraw', (say) => ({ system: withdrawn, reason: three(say, 'reason', 2_000) }))
  const draft = await entered('draft-system')
  for (const system of [live, withdrawn, draft]) addresses.push(`/ar/register/${system}`)
  addresses.push(`/ar/solutions/${solution.id}`, '/ar/evaluation', '/ar/register', '/ar/reports', '/ar/approvals')
  return addresses
}
