import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { Slug, SystemSummary } from './system.ts'

const SolutionId = idSchema('sol')

/** A solution by its id or its slug. */
export const SolutionName = z.union([SolutionId, Slug])

/** What answers a public problem: one or more systems, and what people do around them. */
export const Solution = z.strictObject({
  id: SolutionId,
  slug: Slug,
  problem: z.strictObject({ id: z.string(), title: Multilingual }),
  project: z.strictObject({ id: z.string(), name: Multilingual }).nullable(),
  owner: z.strictObject({ id: z.string(), names: Multilingual }),
  names: Multilingual,
  summary: Multilingual.nullable(),
  /** The solution of another administration that this is a draft copy of. */
  adoptedFrom: z.strictObject({ id: SolutionId, slug: Slug, names: Multilingual }).nullable(),
  /** Those that the caller may see. */
  systems: z.array(SystemSummary),
  createdAt: z.iso.datetime(),
  /** The caller is in its project. */
  own: z.boolean(),
})
export type Solution = z.infer<typeof Solution>
