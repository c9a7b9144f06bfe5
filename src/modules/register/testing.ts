/** Builders for tests: systems, and what lets them answer, on a real database under the real rules. */
import type { Kysely } from 'kysely'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { EvaluationPlan, EvaluationResult } from '../../../libs/receipt/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { digestOfText, newId, newSecretId } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { Duty, RiskLevel, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { SystemStage, Systems } from '../../kernel/ports/systems.ts'
import type { OrganisationRole, Principal } from '../../kernel/principal.ts'
import { noPermits } from '../../kernel/testing.ts'
import type { Assistant, AssistantTables } from '../assistants/index.ts'
import { member } from '../datasets/testing.ts'
import type { EvaluationTables } from '../evaluation/index.ts'
import { anAssistantToTest, anEvaluationSetting, aPerson, type EvaluationSetting } from '../evaluation/testing.ts'
import { insertAssessment } from './assessment-store.ts'
import type { RegisterContext } from './context.ts'
import { createSolution } from './operations/create-solution.ts'
import { createSystem } from './operations/create-system.ts'
import { declareSystem } from './operations/declare-system.ts'
import { questionnaireName } from './questionnaire-name.ts'
import { reviewDueAfter } from './review.ts'
import type { Solution } from './solution.ts'
import { setReviewDue } from './system-store.ts'
import { openSystems } from './systems.ts'
import type { RegisterTables } from './tables.ts'

export { aRegisteredSystem } from './reports.fixture.ts'

type Ports = Pick<
  RegisterContext,
  | 'problemFacts'
  | 'riskQuestionnaire'
  | 'db'
  | 'permits'
  | 'jobs'
  | 'approversAppointedBy'
  | 'openOrganisations'
  | 'neighbourhoodDigest'
>
type Person = Principal & { readonly kind: 'person' }

export type RegisterSetting = AsyncDisposable & {
  readonly db: Kysely<RegisterTables>
  readonly evaluation: EvaluationSetting
  /** The organisation that answers for the systems. */
  readonly organisation: string
  /** Is in the project, and made the assistant. */
  readonly builder: Principal
  readonly manager: Person
  readonly evaluator: Person
  /** Two, who made nothing. */
  readonly approvers: readonly [Person, Person]
  /** Who made somebody an approver of the organisation. */
  readonly appointers: Map<string, readonly string[]>
  readonly systems: Systems
  readonly openOrganisations: RegisterContext['openOrganisations']
  /** What was enqueued, in order. */
  readonly jobs: { readonly operation: string; readonly input: unknown }[]
  context(
    principal: Principal,
    at?: Date,
  ): Omit<ReturnType<EvaluationSetting['context']>, keyof Ports> & Ports & { readonly systems: Systems }
  /** Somebody else of an organisation; of this one unless another is said. */
  somebody(role: OrganisationRole, organisation?: string): Person
}

const text = { ar: 'واجب', fr: 'une obligation', en: 'a duty' }
const citation = { law: null, article: null, status: 'platform' } as const
const duty = (id: string, kind: Duty['kind'], from: RiskLevel, fields: readonly string[] = []): Duty => ({
  id,
  kind,
  from,
  to: 4,
  name: text,
  sentence: text,
  fields,
  citation,
})

/** Asks nothing; what its levels ask for is what the tests need to tell them apart. */
export const questionnaireOfTests: RiskQuestionnaire = {
  id: 'test.risk',
  version: '1',
  title: text,
  note: text,
  scoring: { levelEnds: [25, 50, 75], mitigationFrom: 80, reduction: 15, citation },
  pages: [],
  levels: [],
  duties: [
    duty('golden', 'evaluation', 1),
    duty('safety', 'evaluation', 2),
    duty('injection', 'evaluation', 2),
    duty('robustness', 'evaluation', 3),
    duty('notice', 'declaration', 1, ['purpose', 'contact']),
    duty('legal-basis', 'declaration', 2, ['legalBasis']),
    duty('training', 'practice', 3),
  ],
}

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function aRegisterSetting(database: Database): Promise<RegisterSetting> {
  const evaluation = await anEvaluationSetting(database)
  const { organisation } = evaluation
  const jobs: { operation: string; input: unknown }[] = []
  const appointers = new Map<string, readonly string[]>()
  const db = viewOf<RegisterTables>(database)
  const ports: Ports = {
    db,
    permits: noPermits,
    openOrganisations: async (_, ids) => new Set(ids),
    neighbourhoodDigest: (neighbourhood) => Buffer.from(neighbourhood),
    approversAppointedBy: async () => appointers,
    riskQuestionnaire: questionnaireOfTests,
    problemFacts: { find: async (_, ids) => new Map(ids.map((id) => [id, { id, title: { ar: 'مشكلة للاختبار' } }])) },
    jobs: {
      async enqueue(_, operation, input) {
        jobs.push({ operation, input })
      },
    },
  }
  const systems = openSystems({ ...ports, permitDocument: async () => undefined })
  return {
    db,
    evaluation,
    organisation,
    builder: member,
    manager: aPerson(organisation, ['manager']),
    evaluator: evaluation.evaluator,
    approvers: [aPerson(organisation, ['approver']), aPerson(organisation, ['approver'])],
    appointers,
    systems,
    openOrganisations: ports.openOrganisations,
    jobs,
    context: (principal, at) => ({
      ...evaluation.context(principal),
      ...ports,
      systems,
      ...(at && { clock: () => at }),
    }),
    somebody: (role, of = organisation) => aPerson(of, [role]),
    [Symbol.asyncDispose]: () => evaluation[Symbol.asyncDispose](),
  }
}

/** A data set that everybody may read, of one document. */
export async function aPublicDataSet(setting: RegisterSetting): Promise<string> {
  const document = '# شبكة\n\nانطلقت الشبكة الوطنية يوم 12 يناير 2026.'
  const { id } = await setting.evaluation.assistants.knowledge.publish({ 'ar/network.md': document })
  return id
}

/** An assistant of the organisation's project. */
export async function anAssistantOfSystem(setting: RegisterSetting): Promise<Assistant> {
  return anAssistantToTest(setting.evaluation, await aPublicDataSet(setting))
}

/** A solution of the project that built an assistant. */
export function aSolution(setting: RegisterSetting, assistant: Assistant): Promise<Solution> {
  const { projects } = setting.evaluation.assistants
  const { problem } = projects.find(({ id }) => id === assistant.project.id)!
  return perform(createSolution, setting.context(setting.builder), {
    project: assistant.project.id,
    problem,
    names: { ar: 'حل للاختبار', en: 'A solution for a test' },
  })
}

/** A draft of a system that is an assistant, entered by who built it, with what the lowest level asks to be declared. */
export async function aDraftSystem(
  setting: RegisterSetting,
  assistant: Assistant,
  slug = 'sample-assistant',
): Promise<string> {
  const { id: solution } = await aSolution(setting, assistant)
  const builder = setting.context(setting.builder)
  const names = { ar: 'مساعد للاختبار' }
  const { id } = await perform(createSystem, builder, { solution, slug, names, assistant: assistant.id })
  await perform(declareSystem, builder, { system: id, purpose: { ar: 'للاختبار' }, contact: 'contact@example.org' })
  return id
}

/** An assessment as its operation leaves it. */
export async function anAssessment(
  { db, manager }: Pick<RegisterSetting, 'db' | 'manager'>,
  system: string,
  said: { readonly level?: RiskLevel; readonly by?: string; readonly at?: Date; readonly digest?: string } = {},
): Promise<string> {
  const { level = 1, by = manager.id, at = new Date(), digest = digestOfText(`assessment of level ${level}`) } = said
  await insertAssessment(db, {
    id: newId('ras'),
    system,
    questionnaire: questionnaireName(questionnaireOfTests),
    answers: {},
    digest,
    raw: level,
    mitigation: 0,
    score: level,
    level,
    grounds: { ar: 'للاختبار' },
    at,
    by,
  })
  await setReviewDue(db, system, reviewDueAfter(level, at))
  return digest
}

/** Places in the log of what these builders write past it. */
let place = 1_000_000

/** A registered plan and what came of it, as their operations leave them. Answers the digest of the result. */
export async function aResult(
  { db: register, organisation }: Pick<RegisterSetting, 'db' | 'organisation'>,
  of: { readonly assistant: string; readonly version: string },
  said: {
    readonly duty?: string
    readonly passed?: boolean
    readonly at?: Date
    readonly expiresAt?: Date
    readonly owner?: string
    /** On how many of its thirty items the scorer had something to say. */
    readonly measured?: number
    /** Who wrote the test. */
    readonly taskBy?: string
    /** Each asked to hold of every item. */
    readonly metrics?: readonly string[]
  } = {},
): Promise<string> {
  const db = viewOf<EvaluationTables>(register)
  const { duty = 'golden', passed = true, at = new Date(), owner = organisation, measured: n = 30 } = said
  const { metrics = ['verbatim'], taskBy = 'per_cccccccccccc' } = said
  const expiresAt = said.expiresAt ?? new Date(at.getTime() + 180 * 24 * 3_600_000)
  const task = await aTaskRow(db, organisation, taskBy)
  const root = '0'.repeat(64)
  const system = { kind: 'assistant', id: of.assistant, version: of.version } as const
  const harness = digestOfText('harness')
  const asked = { slice: null, comparator: 'at-least', threshold: 1, on: 'value' } as const
  const criteria = metrics.map((metric) => ({ metric, ...asked }))
  const plan: EvaluationPlan = {
    v: 1,
    kind: 'evaluation-plan',
    id: newId('evp'),
    owner,
    task: { slug: 'task', digest: task, items: 30, root, hidden: false },
    system,
    harness,
    criteria,
    interval: { method: 'wilson', level: 0.95, resamples: 1_000 },
    seed: 1,
    items: 30,
    attempts: 1,
    validDays: 180,
    duty,
    registeredAt: at.toISOString(),
  }
  const document = canonicalJson(plan)
  await db
    .insertInto('evaluation.plan')
    .values({
      id: plan.id,
      digest: digestOfText(document),
      document,
      task_digest: task,
      system_kind: 'assistant',
      system_id: of.assistant,
      system_version: of.version,
      duty,
      owner_id: owner,
      project_id: null,
      attempts: 1,
      registered_at: at,
      registered_by: 'per_cccccccccccc',
      decision_index: place++,
      public_since: null,
    })
    .execute()
  const value = passed ? 1 : 0
  const result: EvaluationResult = {
    v: 1,
    kind: 'evaluation-result',
    run: newId('evr'),
    plan: plan.id,
    planDigest: digestOfText(document),
    attempt: 1,
    taskDigest: task,
    itemsRoot: root,
    system,
    harness,
    seed: 1,
    startedAt: at.toISOString(),
    finishedAt: at.toISOString(),
    items: 30,
    errors: 0,
    samplesRoot: root,
    canaryLeaks: 0,
    metrics: metrics.map((metric) => ({ metric, slice: null, value, n, k: n * value, low: value, high: value })),
    criteria: criteria.map((criterion) => ({ ...criterion, value, low: value, high: value, held: passed })),
    passed,
    expiresAt: expiresAt.toISOString(),
  }
  const text = canonicalJson(result)
  await db
    .insertInto('evaluation.run')
    .values({
      id: result.run,
      plan_id: plan.id,
      attempt: 1,
      state: 'finished',
      total: 30,
      done: 30,
      errors: 0,
      requested_at: at,
      requested_by: 'per_cccccccccccc',
      started_at: at,
      finished_at: at,
      problem: null,
      result: text,
      result_digest: digestOfText(text),
      result_decision: place++,
      passed,
      expires_at: expiresAt,
    })
    .execute()
  return digestOfText(text)
}

async function aTaskRow(db: Kysely<EvaluationTables>, owner: string, by: string): Promise<string> {
  const digest = digestOfText(`task of the register’s tests, by ${by}`)
  await db
    .insertInto('evaluation.task')
    .values({
      digest,
      slug: 'task',
      owner_id: owner,
      header: '{}',
      root: '0'.repeat(64),
      items: 30,
      hidden: false,
      languages: ['ar'],
      slices: '[]',
      data_sets: [],
      created_at: new Date(),
      created_by: by,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
  return digest
}

/** Answers that a version gave through a system, as `ask` leaves them. */
export async function someAnswers(
  { db }: Pick<RegisterSetting, 'db'>,
  given: {
    readonly system: string
    readonly stage: SystemStage
    readonly version: string
    readonly count: number
    readonly dataSet?: string
    readonly language?: string
    readonly at?: Date
  },
): Promise<void> {
  const { system, stage, version, count, dataSet, language = 'ar', at = new Date() } = given
  const result = {
    language,
    answerer: { name: 'extractive', version: '1' },
    versions: dataSet === undefined ? [] : [{ dataSet, version: digestOfText('its files') }],
  }
  for (let i = 0; i < count; i++) {
    await viewOf<AssistantTables>(db)
      .insertInto('assistants.answer')
      .values({
        id: newSecretId('ans'),
        answered_at: at,
        abstained: i % 2 === 1,
        decision_index: place++,
        decision_entry: '{}',
        input: '{}',
        input_salt: Buffer.alloc(16),
        permit_id: null,
        result: JSON.stringify(result),
        system_id: system,
        stage,
        assistant_version: version,
        evidence: '{}',
      })
      .execute()
  }
}
