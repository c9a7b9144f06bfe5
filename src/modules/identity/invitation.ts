import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { OrganisationRoleName, rolesWithin } from './membership.ts'
import { PersonId } from './person.ts'

export const InvitationId = idSchema('ivt')

/** An invitation is good for this long, in milliseconds. */
export const invitationMs = 7 * 24 * 3_600_000

export const GivenRoles = z
  .array(OrganisationRoleName)
  .min(1)
  .max(3)
  .transform((roles) => rolesWithin(roles))

export const Invitation = z.strictObject({
  id: InvitationId,
  roles: z.array(OrganisationRoleName),
  /** Whom it is for, in the words of whoever invites. Null when it is over: nothing needs it then. */
  name: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  acceptedBy: PersonId.nullable(),
})
export type Invitation = z.infer<typeof Invitation>
