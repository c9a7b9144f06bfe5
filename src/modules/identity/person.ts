import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import type { Role } from '../../kernel/principal.ts'
import { Membership } from './membership.ts'
import { isOneLine } from './one-line.ts'

export const PersonId = idSchema('per')

const roles = [
  'administrator',
  'manager',
  'data-officer',
  'evaluator',
  'approver',
  'member',
] as const satisfies readonly Role[]
export const RoleName = z.enum(roles)
/** What may be held without an organisation. */
export const RoleEverywhere = RoleName.exclude(['manager', 'evaluator', 'approver'])

/** What a person is called here: one line, without characters that are not seen or that turn the text around them. */
export const PersonName = z.string().trim().min(1).max(120).refine(isOneLine)

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

/** Removed: they can do nothing any more, and are named where they acted. Erased: nobody is named any more. */
export const PersonState = z.enum(['active', 'removed', 'erased'])
export type PersonState = z.infer<typeof PersonState>
