import type { EvaluationResult } from '../../../libs/receipt/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ComparedMetric, Endpoint, Item, Plan, Review, Run, Sample, Task } from '../../modules/evaluation/index.ts'
import type { Frame } from '../frame.ts'
import { type ComparedRun, comparisonPage } from './comparison-page.tsx'
import { endpointsPage } from './endpoints-page.tsx'
import { laboratoryPage } from './laboratory-page.tsx'
import { newTaskPage } from './new-task-page.tsx'
import { criteriaAnswers, planSteps } from './plan-answers.ts'
import { planCheckPage } from './plan-check-page.tsx'
import { planPage } from './plan-page.tsx'
import { planStepPage } from './plan-step-page.tsx'
import { reviewsPage } from './reviews-page.tsx'
import { runPage } from './run-page.tsx'
import { samplePage } from './sample-page.tsx'
import { type ListedSample, samplesPage } from './samples-page.tsx'
import { type TaskPageData, taskPage } from './task-page.tsx'

/** Builders for tests: pages of the laboratory, where every text that people or systems write is `text`. */

const moment = '2026-11-21T10:00:00.000Z'
const digest = `sha256:${'1e2d3c4b5a697887'.repeat(4)}` as const
const root = '1e2d3c4b5a697887'.repeat(4)

const bar = [
  { metric: 'verbatim', slice: null, comparator: 'at-least', threshold: 1, on: 'value' },
  { metric: 'answered', slice: null, comparator: 'at-least', threshold: 11 / 15, on: 'bound' },
  { metric: 'abstained', slice: 'language:ary', comparator: 'at-least', threshold: 0.9, on: 'value' },
  { metric: 'latency-ms', slice: null, comparator: 'at-most', threshold: 2_000, on: 'value' },
] as const

function aTask(text: string, over: Partial<Task> = {}): Task {
  return {
    digest,
    slug: 'golden',
    owner: { id: 'org_aaaabbbbcccc', names: { ar: text } },
    kind: 'qa-cited',
    names: { ar: text, fr: text },
    description: { ar: text },
    licence: text,
    source: text,
    languages: ['ar', 'ary', 'ary-Latn', 'xx'],
    slices: [
      { name: 'answer', items: 15 },
      { name: 'another', items: 1_500 },
    ],
    items: 1_515,
    root,
    hidden: false,
    dataSets: ['ds_aaaabbbbcccc', 'ds_ddddeeeeffff'],
    scorers: ['golden', 'latency'],
    metrics: [
      'verbatim',
      'answered',
      'abstained',
      'precision:class-2',
      'ndcg-10',
      'cost-mad',
      'unheard-of',
      'latency-ms',
    ],
    suggested: [...bar],
    createdAt: moment,
    ...over,
  }
}

function aResult(passed: boolean): EvaluationResult {
  const measured = { value: 0.8, n: 15, k: 12, low: 0.548, high: 0.93 }
  const slow = { value: 12_345.678, n: 15, k: null, low: 1_000, high: 20_000 }
  return {
    v: 1,
    kind: 'evaluation-result',
    run: 'evr_aaaabbbbcccc',
    plan: 'evp_aaaabbbbcccc',
    planDigest: digest,
    attempt: 1,
    taskDigest: digest,
    itemsRoot: root,
    system: { kind: 'assistant', id: 'ast_aaaabbbbcccc', version: digest },
    harness: digest,
    seed: 7,
    startedAt: moment,
    finishedAt: moment,
    items: 30,
    errors: 2,
    samplesRoot: root,
    canaryLeaks: 1,
    metrics: [
      { metric: 'verbatim', slice: null, ...measured },
      { metric: 'answered', slice: null, ...measured },
      { metric: 'latency-ms', slice: null, ...slow },
      { metric: 'answered', slice: 'language:ary', ...measured },
      { metric: 'abstained', slice: 'slice:abstain', ...measured },
      { metric: 'human-review.agreement', slice: null, ...measured },
    ],
    criteria: bar.map((criterion) => {
      const { value, low, high } = criterion.metric === 'latency-ms' ? slow : measured
      return { ...criterion, value, low, high, held: passed || criterion.metric === 'verbatim' }
    }),
    passed,
    expiresAt: moment,
  }
}

function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'evr_aaaabbbbcccc',
    plan: 'evp_aaaabbbbcccc',
    attempt: 1,
    state: 'queued',
    total: 30,
    done: 0,
    errors: 0,
    requestedAt: moment,
    startedAt: null,
    finishedAt: null,
    problem: null,
    result: null,
    resultDigest: null,
    passed: null,
    expiresAt: null,
    ...over,
  }
}

function aFinishedRun(passed = true, over: Partial<Run> = {}): Run {
  return aRun({
    state: 'finished',
    done: 30,
    errors: 2,
    startedAt: moment,
    finishedAt: moment,
    result: aResult(passed),
    resultDigest: digest,
    passed,
    expiresAt: moment,
    ...over,
  })
}

function aPlan(text: string, over: Partial<Plan> = {}): Plan {
  const task = over.task ?? aTask(text)
  const system = { kind: 'assistant', id: 'ast_aaaabbbbcccc', version: digest } as const
  return {
    id: 'evp_aaaabbbbcccc',
    digest,
    document: {
      v: 1,
      kind: 'evaluation-plan',
      id: 'evp_aaaabbbbcccc',
      owner: 'org_aaaabbbbcccc',
      task: { slug: task.slug, digest, items: task.items, root, hidden: task.hidden },
      system,
      harness: digest,
      criteria: [...bar],
      interval: { method: 'wilson', level: 0.95, resamples: 1_000 },
      seed: 1_234_567,
      items: 30,
      attempts: 3,
      validDays: 180,
      duty: 'golden',
      registeredAt: moment,
    },
    task,
    system: { ...system, name: text },
    attempts: { used: 1, allowed: 3 },
    project: null,
    public: false,
    registeredAt: moment,
    log: { index: 18_239 },
    runs: [aFinishedRun(), aFinishedRun(false, { id: 'evr_ddddeeeeffff' }), aRun({ id: 'evr_gggghhhhiiii' })],
    own: true,
    ...over,
  }
}

function someItems(text: string): Item[] {
  const golden = {
    id: 'G01',
    language: 'ar',
    question: text,
    mustShow: { facts: [], tokens: [[text, text.slice(1)]], quotes: [{ document: 'ar/lab.md', text }] },
    mayShow: { facts: [] },
    never: [text],
    neverScope: 'shown',
    sources: [],
    visibility: 'public',
  } as const
  const item = { language: 'ar', slices: ['answer', 'another'] }
  return [
    { id: 'G01', ...item, input: { question: text }, target: { golden: { ...golden, expected: 'answer' } } },
    { id: 'G02', ...item, input: { question: text }, target: { golden: { ...golden, expected: 'abstain' } } },
    {
      id: 'every-part',
      ...item,
      input: {
        text,
        choices: [
          { label: 'A', text },
          { label: 'B', text },
        ],
      },
      target: {
        label: 'A',
        texts: [text],
        fields: { a: [text] },
        documents: ['ar/lab.md'],
        number: { value: 1_234.5, tolerance: 0.5 },
        date: '2026-11-21',
        declines: true,
      },
    },
  ] as Item[]
}

function aSample(text: string, over: Partial<Sample> = {}): Sample {
  const quote = { text, document: { path: 'ar/lab.md', title: text }, verbatim: true }
  return {
    run: 'evr_aaaabbbbcccc',
    place: 3,
    item: 'G01',
    language: 'ary',
    slices: ['answer'],
    state: 'done',
    passed: false,
    scores: {
      verbatim: 0,
      answered: 0,
      'never-shown': 0,
      abstained: null,
      f1: 0.5,
      exact: 0,
      match: 1,
      'latency-ms': 312,
    },
    milliseconds: 312,
    asked: someItems(`${text} ${text}`)[0]!,
    output: {
      text,
      abstained: false,
      citations: [quote, { ...quote, verbatim: false }],
      nearby: [quote],
      documents: ['ar/lab.md'],
      kept: text,
      messages: [
        { role: 'system', content: text },
        { role: 'user', content: text },
      ],
      usage: { promptTokens: 1_200, completionTokens: 80 },
    },
    failed: null,
    ratings: [
      { metric: 'human-review', byModel: false, value: 1, note: text },
      { metric: 'model-judge', byModel: true, value: 0.5, note: null },
    ],
    ...over,
  }
}

function aListedSample(text: string, over: Partial<ListedSample> = {}): ListedSample {
  const { place, item, language, slices, state, passed, scores, milliseconds } = aSample(text)
  return { place, item, language, slices, state, passed, scores, milliseconds, said: text, ...over }
}

function anEndpoint(text: string, over: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 'end_aaaabbbbcccc',
    name: text,
    url: 'https://models.example/v1',
    model: text,
    settings: { temperature: 0, maxTokens: 512, timeoutMs: 60_000 },
    hasKey: true,
    parallel: 4,
    digest,
    owner: 'org_aaaabbbbcccc',
    createdAt: moment,
    endedAt: null,
    ...over,
  }
}

function aReview(text: string): Review {
  const { messages: _, usage: __, kept: ___, ...output } = aSample(text).output!
  return {
    run: 'evr_aaaabbbbcccc',
    place: 3,
    metric: 'human-review',
    criterion: text,
    levels: 5,
    asked: someItems(text)[0]!,
    output,
  }
}

function someMetrics(ids: readonly string[]): ComparedMetric[] {
  const runs = ids.map((run, place) => ({ run, value: 0.7 + place / 20, low: 0.5, high: 0.9, n: 30 }))
  const pair = { a: ids[0]!, b: ids[1]!, n: 30, difference: -0.05, low: -0.2, high: 0.1, p: 0.4, adjusted: 0.8 }
  const beyond = { ...pair, difference: 0.3, low: 0.1, high: 0.5, p: 0.0001, adjusted: 0.0002 }
  return [
    { metric: 'answered', kind: 'share', slice: null, runs, pairs: [pair] },
    { metric: 'abstained', kind: 'share', slice: null, runs: runs.slice(1), pairs: [beyond] },
    { metric: 'latency-ms', kind: 'amount', slice: null, runs, pairs: [] },
    { metric: 'answered', kind: 'share', slice: 'language:ary', runs, pairs: [beyond] },
    { metric: 'answered', kind: 'share', slice: 'slice:answer', runs, pairs: [pair] },
  ]
}

/** Every page of the laboratory, in its states, by a name. */
export function everyEvaluationPage(text: string, frame: Frame): Readonly<Record<string, string>> {
  const at = (address: string): Frame => ({ ...frame, address, person: { name: text, isOfficer: false } })
  const filled = (values: Record<string, string>, path: string, fault = 'missing') => ({
    values,
    problem: new Problem('request.invalid', 400, { count: 1 }, [{ path, fault, values: {} }]),
  })
  const refusal = new Problem('evaluation.attempts-used', 409, { attempts: 3 })
  const task = aTask(text)
  const plan = aPlan(text)
  const names = { ar: text, fr: text, en: text }
  const organisations = ['org_aaaabbbbcccc', 'org_ddddeeeeffff'].map((id) => ({ id, names }))
  const duty = {
    id: 'golden',
    kind: 'evaluation',
    from: 1,
    to: 4,
    name: names,
    sentence: names,
    fields: [],
    bar: { items: 20, criteria: [{ metric: 'answered', comparator: 'at-least', threshold: 11 / 15 }] },
    citation: { law: null, article: null, status: 'platform' },
  } as const
  const named = [
    { run: aFinishedRun(), plan },
    { run: aRun({ id: 'evr_ddddeeeeffff', state: 'running' }), plan: undefined },
  ]
  const finished = [
    { run: aFinishedRun(), plan },
    { run: aFinishedRun(false, { id: 'evr_ddddeeeeffff' }), plan },
  ]
  const taskData: TaskPageData = {
    task,
    titles: { ds_aaaabbbbcccc: { ar: text } },
    items: { state: 'shown', items: someItems(text), next: '/next' },
    chosen: { language: 'ar', slice: undefined },
    plans: [plan, aPlan(text, { id: 'evp_ddddeeeeffff', system: { ...plan.system, name: null }, runs: [] })],
    morePlans: '/next',
    finished,
    mayPlan: true,
  }
  const answers = {
    task: digest,
    system: `ast_aaaabbbbcccc@${digest}`,
    duty: 'golden',
    ...criteriaAnswers(bar),
  }
  const step = {
    answers,
    checking: false,
    tasks: [task, aTask(text, { digest: `${digest.slice(0, -1)}0` as typeof digest, hidden: true })],
    task,
    systems: [{ value: `ast_aaaabbbbcccc@${digest}`, text, what: text }],
    organisations,
    duties: [duty],
    duty,
    emptyRows: 1,
  }
  const check = {
    answers,
    task,
    system: text,
    duties: [duty],
    criteria: [...bar],
    items: 30,
    attempts: 1,
    validDays: 180,
  }
  const receipt = { href: '/receipt', command: 'bin/jazari verify evp_aaaabbbbcccc.json' }
  const planData = { plan, duties: [duty], receipt, mayRun: true, mayPlan: true }
  const runData = {
    run: aFinishedRun(),
    plan,
    agreement: {
      people: { n: 20, same: 0.9, kappa: 0.71 },
      judge: { endpoint: 'end_aaaabbbbcccc', n: 0, same: null, kappa: null },
    },
    waitsForRatings: false,
    receiptHref: '/receipt',
    exportHref: '/export',
    mayReadSamples: true,
    mayCancel: false,
    mayJudge: false,
    comparable: finished.slice(1),
  }
  const underWay = { ...runData, agreement: null, receiptHref: null, exportHref: null, comparable: [], mayCancel: true }
  const sampleData = {
    sample: aSample(text),
    run: aFinishedRun(),
    plan,
    others: [],
    comparable: finished.slice(1),
    previousHref: '/previous',
    nextHref: '/next',
  }
  const compared: ComparedRun[] = ['evr_aaaabbbbcccc', 'evr_ddddeeeeffff', 'evr_gggghhhhiiii'].map((id, place) => ({
    run: aFinishedRun(place > 0, { id }),
    plan,
    name: `${text} ${place}`,
  }))
  const metrics = someMetrics(compared.map(({ run }) => run.id))
  const listed = [
    aListedSample(text, { passed: true }),
    aListedSample(text, { place: 4, item: 'G02', passed: null, said: '' }),
    aListedSample(text, { place: 5, item: 'G03', state: 'error', passed: false, said: '' }),
  ]
  const noLists = { tasks: [], plans: [], runs: [], moreTasks: null, morePlans: null, moreRuns: null }
  const may = { mayWrite: true, mayRate: true, mayAdminister: true }
  return {
    laboratory: laboratoryPage(at('/evaluation'), {
      tasks: [task, aTask(text, { digest: `${digest.slice(0, -1)}0` as typeof digest, hidden: true })],
      plans: taskData.plans,
      runs: named,
      moreTasks: '/next',
      morePlans: '/next',
      moreRuns: '/next',
      ...may,
    }),
    'laboratory-empty': laboratoryPage(
      { ...frame, address: '/evaluation' },
      { ...noLists, mayWrite: false, mayRate: false, mayAdminister: false },
    ),
    task: taskPage(at('/evaluation/tasks/a'), taskData),
    'task-hidden': taskPage(at('/evaluation/tasks/a'), {
      ...taskData,
      task: aTask(text, { hidden: true, suggested: [], slices: [], dataSets: [] }),
      items: { state: 'hidden' },
      plans: [],
      morePlans: null,
      finished: [],
      mayPlan: false,
    }),
    'task-closed': taskPage(at('/evaluation/tasks/a'), { ...taskData, items: { state: 'closed' } }),
    'new-task': newTaskPage(at('/evaluation/tasks/new'), {
      dataSets: [{ id: 'ds_aaaabbbbcccc', titles: names }],
      organisations,
      largestMebibytes: 20,
    }),
    'new-task-refused': newTaskPage(
      at('/evaluation/tasks/new'),
      { dataSets: [], organisations: organisations.slice(1), largestMebibytes: 20 },
      filled({ header: text }, 'items'),
    ),
    ...Object.fromEntries(
      planSteps.map((name) => [
        `new-plan-${name}`,
        planStepPage(at(`/evaluation/plans/new?step=${name}`), { ...step, step: name, checking: name === 'terms' }),
      ]),
    ),
    'new-plan-refused': planStepPage(
      at('/evaluation/plans/new'),
      { ...step, step: 'criteria', duty: undefined },
      filled({}, 'criteria.1.threshold', 'not-a-threshold').problem,
    ),
    'new-plan-no-system': planStepPage(
      at('/evaluation/plans/new'),
      { ...step, step: 'system', systems: [], organisations: [] },
      filled({}, 'system').problem,
    ),
    'new-plan-check': planCheckPage(at('/evaluation/plans/new'), check),
    'new-plan-check-refused': planCheckPage(
      at('/evaluation/plans/new'),
      check,
      new Problem('evaluation.bar-too-weak', 409, { duty: 'golden' }),
    ),
    plan: planPage(at('/evaluation/plans/evp_aaaabbbbcccc'), planData),
    'plan-refused': planPage(
      at('/evaluation/plans/evp_aaaabbbbcccc'),
      {
        ...planData,
        plan: aPlan(text, { public: true, attempts: { used: 3, allowed: 3 }, runs: [] }),
        duties: [],
        mayPlan: false,
      },
      refusal,
    ),
    run: runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), runData),
    'run-hidden': runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), {
      ...runData,
      run: aFinishedRun(false),
      plan: aPlan(text, { task: aTask(text, { hidden: true }) }),
      agreement: null,
      exportHref: null,
      mayReadSamples: false,
      comparable: [],
    }),
    'run-queued': runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), { ...underWay, run: aRun() }),
    'run-running': runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), {
      ...underWay,
      run: aRun({ state: 'running', done: 12, errors: 3, startedAt: moment }),
    }),
    'run-waiting': runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), {
      ...underWay,
      run: aRun({ state: 'running', done: 30, startedAt: moment }),
      waitsForRatings: true,
      mayJudge: true,
    }),
    'run-failed': runPage(at('/evaluation/runs/evr_aaaabbbbcccc'), {
      ...underWay,
      run: aRun({ state: 'failed', problem: 'evaluation.plan-differs', finishedAt: moment }),
      mayCancel: false,
    }),
    'run-refused': runPage(
      at('/evaluation/runs/evr_aaaabbbbcccc'),
      { ...underWay, run: aRun({ state: 'cancelled', finishedAt: moment }), mayCancel: false },
      {
        values: {},
        problem: new Problem('evaluation.run-over', 409, { id: 'evr_aaaabbbbcccc', state: 'cancelled' }),
      },
    ),
    samples: samplesPage(at('/evaluation/runs/evr_aaaabbbbcccc/samples'), {
      run: aFinishedRun(),
      plan,
      samples: listed,
      chosen: { passed: 'false' },
      nextHref: '/next',
    }),
    'samples-empty': samplesPage(at('/evaluation/runs/evr_aaaabbbbcccc/samples'), {
      run: aFinishedRun(),
      plan,
      samples: [],
      chosen: {},
      nextHref: null,
    }),
    sample: samplePage(at('/evaluation/runs/evr_aaaabbbbcccc/samples/3'), sampleData),
    'sample-beside': samplePage(at('/evaluation/runs/evr_aaaabbbbcccc/samples/3'), {
      ...sampleData,
      sample: aSample(text, { asked: someItems(text)[1]!, scores: { abstained: 0, verbatim: 0 } }),
      others: [
        {
          sample: aSample(text, { state: 'error', output: null, failed: 'http-503', scores: {}, ratings: [] }),
          run: finished[1]!.run,
          plan,
        },
        {
          sample: aSample(text, {
            asked: someItems(text)[2]!,
            output: { ...aSample(text).output!, abstained: true, text: '', citations: [], nearby: [] },
          }),
          run: aFinishedRun(true, { id: 'evr_gggghhhhiiii' }),
          plan,
        },
      ],
    }),
    comparison: comparisonPage(at('/evaluation/comparison?run=a&run=b'), {
      task,
      runs: compared,
      metrics,
      questions: {
        rows: listed.map((sample) => ({
          item: sample.item,
          question: text,
          language: 'ary',
          samples: [sample, null, sample],
        })),
        nextHref: '/next',
      },
    }),
    'comparison-hidden': comparisonPage(at('/evaluation/comparison?run=a&run=b'), {
      task: aTask(text, { hidden: true }),
      runs: compared.slice(0, 2),
      metrics: [],
      questions: null,
    }),
    reviews: reviewsPage(at('/evaluation/reviews'), {
      review: aReview(text),
      skipHref: '/skip',
      thanked: true,
      run: 'evr_aaaabbbbcccc',
    }),
    'reviews-empty': reviewsPage(at('/evaluation/reviews'), {
      review: null,
      skipHref: null,
      thanked: false,
      run: 'evr_aaaabbbbcccc',
    }),
    'reviews-refused': reviewsPage(
      at('/evaluation/reviews'),
      { review: { ...aReview(text), criterion: null, levels: 2 }, skipHref: null, thanked: false, run: null },
      filled({ note: text }, 'value'),
    ),
    endpoints: endpointsPage(at('/evaluation/endpoints'), {
      endpoints: [anEndpoint(text), anEndpoint(text, { id: 'end_ddddeeeeffff', hasKey: false, endedAt: moment })],
      organisations,
    }),
    'endpoints-refused': endpointsPage(
      at('/evaluation/endpoints'),
      { endpoints: [], organisations: organisations.slice(1) },
      filled({ name: text, url: 'ftp://x' }, 'url', 'wrong-form'),
    ),
  }
}
