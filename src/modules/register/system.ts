import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { riskLevels } from '../../kernel/ports/risk-questionnaire.ts'
import { systemStages } from '../../kernel/ports/systems.ts'

export const SystemId = idSchema('sys')

/** How a system or a solution is written in addresses. Never of the form of an id, which has a low line. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/)

/** Last parts of addresses under which something else is shown than what has this slug. */
const reservedSlugs: readonly string[] = ['new']

export const isReservedSlug = (slug: string) => reservedSlugs.includes(slug)

/** A slug that something may be given now. */
export const NewSlug = Slug.refine((slug) => !isReservedSlug(slug))

/** A system by its id or its slug. */
export const SystemName = z.union([SystemId, Slug])

export const Stage = z.enum(systemStages)

/** A draft is seen inside alone. What was withdrawn answers nobody, and stays to be read by everybody who could. */
const systemStates = ['draft', 'live', 'withdrawn'] as const
const SystemState = z.enum(systemStates)

export const Level = z.literal(riskLevels)

const Resolves = z.strictObject({ resolves: z.boolean() })

export const SystemSummary = z.strictObject({
  id: SystemId,
  slug: Slug,
  names: Multilingual,
  owner: z.strictObject({ id: z.string(), names: Multilingual }),
  state: SystemState,
  /** Null until its risks are assessed. */
  level: Level.nullable(),
  stages: z.strictObject({ staff: Resolves, production: Resolves }),
  /** Questions that reached it in the last ninety days, counted from what it answered. */
  answers90d: z.int().min(0),
  liveSince: z.iso.datetime().nullable(),
})
export type SystemSummary = z.infer<typeof SystemSummary>
