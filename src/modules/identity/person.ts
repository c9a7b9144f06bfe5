import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import type { Role } from '../../kernel/principal.ts'
import { Membership } from './membership.ts'

export const PersonId = idSchema('per')

const roles = ['administrator', 'manager', 'data-officer', 'member'] as const satisfies readonly Role[]
export const RoleName = z.enum(roles)

/** What a person is called here: one line, without characters that are not seen or that turn the text around them. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u)

export const Person = z.strictObject({
  id: PersonId,
  name: z.string(),
  /** The organisation in whose name the person acts unless they say another. */
  organisation: z.string().nullable(),
  /** Held towards every organisation. */
  roles: z.array(RoleName),
  /** Held in one organisation each. */
  memberships: z.array(Membership),
})
export type Person = z.infer<typeof Person>
