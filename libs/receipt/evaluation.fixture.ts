/** Plans, results and approvals for tests, in a little log: whole and genuine, unless something else is said. */
import { canonicalJson } from '../canonical-json/index.ts'
import { leafHash } from '../transparency-log/index.ts'
import type { LoggedDocumentParts } from './assemble-evaluation.ts'
import {
  type Approval,
  assembleEvaluationReceipt,
  commitment,
  type EvaluationPlan,
  type EvaluationResult,
  type Measured,
  type ReceiptResult,
  type SystemStandingDocument,
  textDigest,
} from './index.ts'
import { aLog, aReceipt, type Changes, ORIGIN, type Prove } from './testing.ts'
import { wilsonInterval } from './wilson.ts'

const assistant = { kind: 'assistant' as const, id: 'ast_aaaaaaaaaaaa', version: textDigest('an assistant version') }
const duties = ['answers', 'refusals'] as const

/** 30 of 30 golden questions, of which nine in ten have to be answered even at the worst end of the interval. */
export function aPlan(changes: Partial<EvaluationPlan> = {}): EvaluationPlan {
  return {
    v: 1,
    kind: 'evaluation-plan',
    id: 'evp_aaaaaaaaaaaa',
    owner: 'org_aaaaaaaaaaaa',
    task: { slug: 'golden-sample', digest: textDigest('a task'), items: 30, root: 'ab'.repeat(32), hidden: false },
    system: assistant,
    harness: textDigest('a harness'),
    criteria: [
      { metric: 'answered', slice: null, comparator: 'at-least', threshold: 0.8, on: 'bound' },
      { metric: 'answered', slice: 'language:ary', comparator: 'at-least', threshold: 0.9, on: 'value' },
      { metric: 'latency-ms', slice: null, comparator: 'at-most', threshold: 2_000, on: 'bound' },
    ],
    interval: { method: 'wilson', level: 0.95, resamples: 1_000 },
    seed: 42,
    items: 30,
    attempts: 2,
    validDays: 180,
    duty: duties[0],
    registeredAt: '2026-11-10T08:00:00.000Z',
    ...changes,
  }
}

function share(metric: string, slice: string | null, k: number, n: number): Measured {
  return { metric, slice, value: k / n, n, k, ...wilsonInterval(k, n, 0.95) }
}

/** What a run of the plan came to: it passed. */
export function aResult(plan: EvaluationPlan, changes: Partial<EvaluationResult> = {}): EvaluationResult {
  const metrics: Measured[] = [
    share('answered', null, 29, 30),
    { metric: 'latency-ms', slice: null, value: 310.5, n: 30, k: null, low: 280.25, high: 355 },
    share('answered', 'language:ary', 10, 10),
  ]
  return {
    v: 1,
    kind: 'evaluation-result',
    run: 'evr_aaaaaaaaaaaa',
    plan: plan.id,
    planDigest: textDigest(canonicalJson(plan)),
    attempt: 2,
    taskDigest: plan.task.digest,
    itemsRoot: plan.task.root,
    system: plan.system,
    harness: plan.harness,
    seed: plan.seed,
    startedAt: '2026-11-11T09:00:00.000Z',
    finishedAt: '2026-11-11T10:00:00.000Z',
    items: plan.items,
    errors: 1,
    samplesRoot: 'cd'.repeat(32),
    canaryLeaks: 0,
    metrics,
    criteria: plan.criteria.map((criterion) => {
      const measured = metrics.find(({ metric, slice }) => metric === criterion.metric && slice === criterion.slice)
      const { value, low, high } = measured ?? { value: 0, low: 0, high: 0 }
      return { ...criterion, value, low, high, held: measured !== undefined }
    }),
    passed: true,
    expiresAt: '2027-05-10T10:00:00.000Z',
    ...changes,
  }
}

const system = {
  system: 'sys_aaaaaaaaaaaa',
  stage: 'production' as const,
  version: assistant.version,
  assessment: textDigest('an assessment'),
  level: 2,
}

/** Of these results, by one of two. */
export function anApproval(results: readonly EvaluationResult[], changes: Partial<Approval> = {}): Approval {
  return {
    v: 1,
    kind: 'system-approval',
    id: 'apr_aaaaaaaaaaaa',
    ...system,
    results: results.map((result) => textDigest(canonicalJson(result))),
    at: '2026-11-12T08:00:00.000Z',
    ...changes,
  }
}

/** The documents of a system: two duties, each with plan and result, and two approvals. */
const roles = ['plan', 'otherPlan', 'result', 'otherResult', 'first', 'second'] as const
export type DocumentRole = (typeof roles)[number]

const operations = {
  'evaluation-plan': 'evaluation.register-plan',
  'evaluation-result': 'evaluation.record-result',
  'system-approval': 'register.approve',
}
const doneAt = {
  'evaluation-plan': '2026-11-10T08:00:00.010Z',
  'evaluation-result': '2026-11-11T10:00:00.010Z',
  'system-approval': '2026-11-12T08:00:00.010Z',
}
/** Decision and outcome: plans, results, approvals, and the answer after them. */
const usualPlaces: Readonly<Record<DocumentRole, readonly [number, number]>> = {
  plan: [1, 2],
  otherPlan: [3, 4],
  result: [5, 6],
  otherResult: [7, 8],
  first: [9, 10],
  second: [11, 12],
}
const usualMakers: Readonly<Record<DocumentRole, string>> = {
  plan: 'person:evaluator',
  otherPlan: 'person:evaluator',
  result: 'service:worker',
  otherResult: 'service:worker',
  first: 'person:first',
  second: 'person:second',
}

/** What a test may make different in the log. */
export type LogChanges<Role extends DocumentRole = DocumentRole> = {
  readonly places?: Partial<Record<Role, readonly [number, number]>>
  readonly by?: Partial<Record<Role, string>>
  readonly decision?: Partial<Record<Role, Record<string, unknown>>>
  readonly outcome?: Partial<Record<Role, Record<string, unknown>>>
  readonly forged?: boolean
}

type Logging = {
  readonly entries: Readonly<Record<number, string>>
  readonly proven: (prove: Prove) => Promise<LoggedDocumentParts>
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** The two entries of a document, and the document with their proofs. */
function logged(
  role: DocumentRole,
  value: EvaluationPlan | EvaluationResult | Approval,
  { places, by, ...changes }: LogChanges,
): Logging {
  const document = canonicalJson(value)
  const [decisionIndex, outcomeIndex] = places?.[role] ?? usualPlaces[role]
  const salt = new Uint8Array(16).fill(decisionIndex)
  const decision = canonicalJson({
    v: 1,
    kind: 'decision',
    at: '2026-11-10T08:00:00.000Z',
    operation: operations[value.kind],
    effect: 'allow',
    principal: by?.[role] ?? usualMakers[role],
    packs: [],
    input: commitment(salt, {}),
    ...changes.decision?.[role],
  })
  const outcome = canonicalJson({
    v: 1,
    kind: 'outcome',
    at: doneAt[value.kind],
    decision: decisionIndex,
    decisionLeaf: Buffer.from(leafHash(utf8(decision))).toString('hex'),
    result: 'done',
    digest: commitment(salt, value),
    ...changes.outcome?.[role],
  })
  return {
    entries: { [decisionIndex]: decision, [outcomeIndex]: outcome },
    proven: async (prove) => ({
      document,
      decision: { index: decisionIndex, entry: decision },
      outcome: { index: outcomeIndex, entry: outcome, salt },
      decisionProof: await prove(decisionIndex),
      outcomeProof: await prove(outcomeIndex),
    }),
  }
}

/** What a test may make different before the log commits to it; what follows from it follows. */
export type EvaluationChanges = LogChanges<'plan' | 'result'> & {
  readonly plan?: Partial<EvaluationPlan>
  readonly result?: Partial<EvaluationResult> | null
}

/** The file of an evaluation. */
export async function anEvaluationReceipt(changes: EvaluationChanges = {}): Promise<string> {
  const plan = aPlan(changes.plan)
  const registered = logged('plan', plan, changes)
  const recorded = changes.result === null ? null : logged('result', aResult(plan, changes.result), changes)
  const prove = aLog(14, { ...registered.entries, ...recorded?.entries }, changes.forged)
  return assembleEvaluationReceipt({
    plan: await registered.proven(prove),
    result: recorded && (await recorded.proven(prove)),
    log: { origin: ORIGIN },
  })
}

/** What a test may make different before the log commits to it; what follows from it follows. */
export type SystemChanges = LogChanges & {
  readonly plan?: Partial<EvaluationPlan>
  readonly result?: Partial<EvaluationResult>
  readonly otherResult?: Partial<EvaluationResult>
  readonly first?: Partial<Approval>
  readonly second?: Partial<Approval>
  readonly standing?: Partial<SystemStandingDocument>
  readonly answer?: Partial<ReceiptResult>
  readonly asked?: Partial<NonNullable<ReceiptResult['system']>>
}

/** The receipt of an answer that a registered system gave citizens, with everything that let it. */
export async function aSystemReceipt(changes: SystemChanges = {}): Promise<string> {
  const plan = aPlan(changes.plan)
  const otherPlan = aPlan({ id: 'evp_bbbbbbbbbbbb', duty: duties[1] })
  const result = aResult(plan, changes.result)
  const otherResult = aResult(otherPlan, { run: 'evr_bbbbbbbbbbbb', attempt: 1, ...changes.otherResult })
  const results = [result, otherResult]
  const documents = {
    plan,
    otherPlan,
    result,
    otherResult,
    first: anApproval(results, changes.first),
    second: anApproval(results, { id: 'apr_bbbbbbbbbbbb', ...changes.second }),
  }
  const digestOf = (role: DocumentRole) => textDigest(canonicalJson(documents[role]))
  const standing = canonicalJson({
    v: 1,
    kind: 'system-standing',
    slug: 'sample-assistant',
    owner: 'org_aaaaaaaaaaaa',
    assistant: assistant.id,
    ...system,
    duties: [
      { duty: duties[0], plan: digestOf('plan'), result: digestOf('result') },
      { duty: duties[1], plan: digestOf('otherPlan'), result: digestOf('otherResult') },
    ],
    approvals: [digestOf('first'), digestOf('second')],
    reviewDue: '2026-11-21',
    ...changes.standing,
  } satisfies SystemStandingDocument)
  const all = roles.map((role) => logged(role, documents[role], changes))
  const asked = {
    id: system.system,
    slug: 'sample-assistant',
    stage: system.stage,
    version: system.version,
    evidence: textDigest(standing),
    ...changes.asked,
  }
  const inAnswer: Changes = {
    result: { system: asked, ...changes.answer },
    system: {
      entries: Object.assign({}, ...all.map(({ entries }) => entries)),
      evaluation: async (prove) => ({
        standing,
        documents: await Promise.all(all.map(({ proven }) => proven(prove))),
      }),
    },
    ...(changes.forged && { forged: true }),
  }
  return aReceipt(inAnswer)
}
