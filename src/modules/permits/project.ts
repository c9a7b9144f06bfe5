import { z } from 'zod'
import { idSchema, secretIdSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { ShownText, ShownWords } from '../../kernel/shown-words.ts'

export const ProjectId = idSchema('prj')
/** How the modules next door name their things. */
export const OrganisationId = idSchema('org')
export const PersonId = idSchema('per')
export const ProblemId = idSchema('pb')

export const projectKinds = ['research', 'experiment', 'co-innovation', 'public-solution'] as const
export const ProjectKind = z.enum(projectKinds)
export type ProjectKind = z.infer<typeof ProjectKind>

/** A lead asks for permits and says who is in the project. */
export const ProjectRole = z.enum(['lead', 'member'])
export type ProjectRole = z.infer<typeof ProjectRole>

/** What an invited person joins by. */
export const InvitationSecret = secretIdSchema('pin')

export const maxNameLength = 200
export const maxWordsLength = 2000
export const ProjectName = ShownWords(maxNameLength)
export const ProjectSummary = ShownWords(maxWordsLength)
/** Why somebody did something, for those whom it concerns. */
export const Reason = ShownText(maxWordsLength)

export const Project = z.strictObject({
  id: ProjectId,
  kind: ProjectKind,
  name: Multilingual,
  summary: Multilingual.nullable(),
  /** The public problem that it works on. */
  problem: z.strictObject({ id: ProblemId, title: Multilingual }),
  /** `lead`: somebody leads the project in its name. */
  organisations: z.array(z.strictObject({ id: z.string(), names: Multilingual, lead: z.boolean() })),
  members: z.array(
    z.strictObject({
      person: z.string(),
      /** Null for whoever is not in the project. */
      name: z.string().nullable(),
      organisation: z.string(),
      role: ProjectRole,
      since: z.iso.datetime(),
    }),
  ),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
  /** What the caller is in it. */
  own: ProjectRole.nullable(),
})
export type Project = z.infer<typeof Project>
