import { z } from 'zod'
import { Criterion, EvaluationPlan } from '../../../libs/receipt/index.ts'
import { Digest, idSchema } from '../../kernel/identifier.ts'
import { AssistantId } from '../assistants/index.ts'
import { EndpointId } from './endpoint.ts'
import { Run } from './run.ts'
import { OrganisationId, Task } from './task.ts'

export const PlanId = idSchema('evp')
/** How the module next door names its projects. */
const ProjectId = idSchema('prj')

/** What can be put to the test, by its id. */
export const SystemId = z.union([AssistantId, EndpointId])
const SystemKind = z.enum(['assistant', 'endpoint'])

/** What is to be put to the test. Without a version: the newest. */
export const NamedSystem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assistant'), id: AssistantId, version: Digest.optional() }),
  z.strictObject({ kind: z.literal('endpoint'), id: EndpointId, version: Digest.optional() }),
])
export type NamedSystem = z.infer<typeof NamedSystem>

const PlanInterval = z.strictObject({
  method: z.enum(['wilson', 'bootstrap']),
  level: z.number().min(0.5).max(0.999),
  resamples: z.number().int().min(100).max(10_000),
})
const usualInterval = { method: 'wilson', level: 0.95, resamples: 1_000 } as const

const maxCriteria = 20
const maxAttempts = 100
/** Of a hidden test: whoever may try again and again learns from it. */
export const maxHiddenAttempts = 5

/** What fixes the bar. */
export const NewPlan = z.strictObject({
  task: Digest,
  system: NamedSystem,
  criteria: z.array(Criterion).min(1).max(maxCriteria),
  interval: PlanInterval.default(usualInterval),
  /** Of the draw of items and of resampling; without it, a random one. Nobody names it who draws for a duty. */
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  /** How many of the test's items are drawn; without it, all. */
  items: z.coerce.number().int().min(1).optional(),
  attempts: z.coerce.number().int().min(1).max(maxAttempts).default(1),
  validDays: z.coerce.number().int().min(1).max(1000).default(180),
  /** The duty of the register that a pass meets. */
  duty: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._:-]{0,79}$/)
    .optional(),
  /** The project that built the system; of an assistant, its own without being said. */
  project: ProjectId.optional(),
  /** Who fixes the bar for an endpoint; for an assistant it is the organisation that answers for it. */
  organisation: OrganisationId.optional(),
})
export type NewPlan = z.output<typeof NewPlan>

/** A plan as it is shown. */
export const Plan = z.strictObject({
  id: PlanId,
  digest: Digest,
  /** What the log commits to. */
  document: EvaluationPlan,
  task: Task,
  system: z.strictObject({
    kind: SystemKind,
    id: z.string(),
    version: Digest,
    /** Null for one that is not there any more. */
    name: z.string().nullable(),
  }),
  attempts: z.strictObject({ used: z.number().int(), allowed: z.number().int() }),
  project: z.string().nullable(),
  /** Everybody may read it. */
  public: z.boolean(),
  registeredAt: z.iso.datetime(),
  /** Where the decision to register it stands in the log. */
  log: z.strictObject({ index: z.number().int() }),
  /** Newest first. */
  runs: z.array(Run),
  /** The caller is in its project. */
  own: z.boolean(),
})
export type Plan = z.infer<typeof Plan>
