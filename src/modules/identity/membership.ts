import { z } from 'zod'
import type { OrganisationRole, Role } from '../../kernel/principal.ts'
import { OrganisationId } from './organisation.ts'

/** In the order in which they are written everywhere: who may most comes first. */
const organisationRoles = [
  'manager',
  'data-officer',
  'evaluator',
  'approver',
  'member',
] as const satisfies readonly OrganisationRole[]
export const OrganisationRoleName = z.enum(organisationRoles)

export const Membership = z.strictObject({
  organisation: OrganisationId,
  /** Whoever belongs to an organisation is at least its member. */
  roles: z.array(OrganisationRoleName).min(1),
})
export type Membership = z.infer<typeof Membership>

/** The roles of whoever belongs to an organisation and was given these: each once, and always a member's. */
export function rolesWithin(given: readonly Role[]): OrganisationRole[] {
  return organisationRoles.filter((role) => role === 'member' || given.includes(role))
}

/**
 * Where the roles are held that somebody is given: those of an organisation in it, an administrator's everywhere. Without
 * an organisation, all of them everywhere.
 */
export function heldRoles(
  given: readonly Role[],
  organisation: string | null,
): { roles: Role[]; memberships: Membership[] } {
  if (organisation === null) return { roles: [...given], memberships: [] }
  return {
    roles: given.filter((role) => role === 'administrator'),
    memberships: [{ organisation, roles: rolesWithin(given) }],
  }
}
