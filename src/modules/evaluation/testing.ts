/** Builders for tests, here and next door: tests, plans and who fixes them, on a real database, under the real rules. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { EvaluationPlan } from '../../../libs/receipt/index.ts'
import { openItemKey } from '../../adapters/keys/item-key.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { newId } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { Lesson } from '../../kernel/ports/lessons.ts'
import type { OrganisationRole, Principal } from '../../kernel/principal.ts'
import type { Assistant } from '../assistants/index.ts'
import { type AssistantsSetting, anAssistant, anAssistantsSetting, aProject } from '../assistants/testing.ts'
import type { EvaluationContext } from './context.ts'
import type { Endpoint } from './endpoint.ts'
import { harnessDigest } from './harness.ts'
import { addEndpoint } from './operations/add-endpoint.ts'
import { addTask } from './operations/add-task.ts'
import { registerPlan } from './operations/register-plan.ts'
import type { EvaluationTables } from './tables.ts'
import type { Task } from './task.ts'

type Ports = Pick<
  EvaluationContext,
  'itemKey' | 'harness' | 'organisations' | 'lessons' | 'riskQuestionnaire' | 'db'
> & {
  readonly fetch: typeof fetch
}
type Person = Principal & { readonly kind: 'person' }

export type EvaluationSetting = AsyncDisposable & {
  readonly db: Kysely<EvaluationTables>
  readonly assistants: AssistantsSetting
  /** The organisation that fixes bars, and who does so there. */
  readonly organisation: string
  readonly evaluator: Person
  readonly administrator: Person
  /** What contests taught, by data set. */
  readonly lessons: Map<string, Lesson[]>
  /** What a call is given; ports may be replaced. */
  context(
    principal: Principal,
    replaced?: Partial<Ports>,
  ): Omit<ReturnType<AssistantsSetting['context']>, keyof Ports> & Ports
}

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function anEvaluationSetting(database: Database): Promise<EvaluationSetting> {
  const assistants = await anAssistantsSetting(database)
  const folder = mkdtempSync(join(tmpdir(), 'jazari-item-key-'))
  const organisation = newId('org')
  const lessons = new Map<string, Lesson[]>()
  const ports: Ports = {
    db: viewOf<EvaluationTables>(database),
    itemKey: openItemKey(folder),
    harness: harnessDigest(),
    organisations: { find: async (_, id) => ({ id, names: { ar: 'هيئة للاختبار' } }) },
    lessons: { of: async (_, { dataSet }) => lessons.get(dataSet) ?? [] },
    riskQuestionnaire: { duties: [aDuty] },
    fetch: () => Promise.reject(new Error('no test reaches a model unless it says so')),
  }
  return {
    db: ports.db,
    assistants,
    organisation,
    evaluator: aPerson(organisation, ['evaluator']),
    administrator: { ...aPerson(organisation, []), roles: ['administrator'], memberships: [] },
    lessons,
    context: (principal, replaced = {}) => ({ ...assistants.context(principal), ...ports, ...replaced }),
    async [Symbol.asyncDispose]() {
      await assistants[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const text = { ar: 'واجب', fr: 'une obligation', en: 'a duty' }
/** What a level asks to be evaluated: two items at least, half of the answers right. */
const aDuty = {
  id: 'golden',
  kind: 'evaluation',
  from: 1,
  to: 4,
  name: text,
  sentence: text,
  fields: [],
  bar: { items: 2, criteria: [{ metric: 'exact', comparator: 'at-least', threshold: 0.5 }] },
  citation: { law: null, article: null, status: 'platform' },
} as const

/** Somebody who holds these roles in one organisation. */
export function aPerson(organisation: string, roles: readonly OrganisationRole[]): Person {
  const memberships = [{ organisation, roles }]
  return { kind: 'person', id: newId('per'), name: 'somebody (test)', organisation, roles: [], memberships }
}

/** The header of a test of questions with one right word each, as YAML; what is changed is JSON, which YAML holds. */
export function aHeader(changes: Readonly<Record<string, unknown>> = {}): string {
  const header = {
    slug: 'capitals',
    kind: 'robustness',
    names: { ar: 'عواصم', en: 'Capitals' },
    description: { ar: 'أسئلة عن العواصم', en: 'Questions on capitals' },
    licence: 'CC0-1.0',
    source: 'written for this test',
    scorers: [{ name: 'exact' }],
    ...changes,
  }
  return Object.entries(header)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')
}

/** Items as JSON lines: so many questions, in Arabic and French by turns, in two slices. */
export function someItems(count = 4, changes: Readonly<Record<string, unknown>> = {}): string {
  const line = (i: number) =>
    JSON.stringify({
      id: `q${i}`,
      language: i % 2 === 0 ? 'ar' : 'fr',
      slices: [i % 2 === 0 ? 'even' : 'odd'],
      input: { question: `ما عاصمة البلد رقم ${i}؟` },
      target: { texts: [`المدينة ${i}`] },
      ...changes,
    })
  return Array.from({ length: count }, (_, i) => line(i)).join('\n')
}

/** A test of the evaluator's organisation. */
export function aTask(
  setting: EvaluationSetting,
  said: { readonly header?: Readonly<Record<string, unknown>>; readonly items?: string } = {},
): Promise<Task> {
  const { header = {}, items = someItems() } = said
  return perform(addTask, setting.context(setting.evaluator), { header: aHeader(header), items })
}

/** A model behind an address, connected by the administrator. */
export function anEndpoint(
  setting: EvaluationSetting,
  said: Readonly<Record<string, unknown>> = {},
): Promise<Endpoint> {
  return perform(addEndpoint, setting.context(setting.administrator), {
    name: 'A model',
    url: 'https://models.example/v1',
    model: 'model-1',
    organisation: setting.organisation,
    ...said,
  })
}

/** An assistant that the evaluator's organisation answers for, made of data that everybody may read. */
export async function anAssistantToTest(setting: EvaluationSetting, dataSet: string): Promise<Assistant> {
  const project = aProject(setting.assistants, { organisation: setting.organisation })
  return anAssistant(setting.assistants, [dataSet], { project })
}

export const aCriterion = {
  metric: 'exact',
  slice: null,
  comparator: 'at-least',
  threshold: 0.5,
  on: 'value',
} as const

/** A registered plan: a model, unless another system is said, and half of the answers right. */
export async function aPlan(
  setting: EvaluationSetting,
  said: Readonly<Record<string, unknown>> = {},
): Promise<EvaluationPlan> {
  const task = said.task ?? (await aTask(setting)).digest
  const system = said.system ?? { kind: 'endpoint', id: (await anEndpoint(setting)).id }
  return perform(registerPlan, setting.context(setting.evaluator), { criteria: [aCriterion], ...said, task, system })
}
