import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import type { Role } from '../../kernel/principal.ts'

export const PersonId = idSchema('per')

const roles = ['administrator', 'data-officer', 'member'] as const satisfies readonly Role[]
export const RoleName = z.enum(roles)

export const Person = z.strictObject({
  id: PersonId,
  name: z.string(),
  /** The organisation that the person works for. */
  organisation: z.string().nullable(),
  roles: z.array(RoleName),
})
export type Person = z.infer<typeof Person>
