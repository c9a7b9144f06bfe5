import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { findOpenInvitation } from '../invitation-store.ts'
import { OrganisationRoleName } from '../membership.ts'
import { Organisation } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { invitationNotValid } from '../problems.ts'
import { InvitationSecret } from '../secret.ts'

export const readInvitation = operation({
  id: 'identity.read-invitation',
  http: 'POST /invitations/reading',
  summary: 'See who invites you, by the secret of an invitation; it is not used up',
  permission: 'identity:invited',
  effect: 'read',
  cli: { positional: ['secret'] },
  input: z.strictObject({ secret: InvitationSecret }),
  output: z.strictObject({
    organisation: Organisation,
    roles: z.array(OrganisationRoleName),
    /** Whom it is for, in the words of whoever invites. */
    name: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  }),
  problems: [invitationNotValid],

  // Nothing of the secret: what is asked for here is in the log.
  facts: () => ({ kind: 'invitation', id: 'by-its-secret' }),

  async run({ db, now }: IdentityContext, { secret }) {
    const invitation = await findOpenInvitation(db, secret, now)
    const organisation = invitation && (await findOrganisation(db, invitation.organisation))
    if (!organisation) throw invitationNotValid({})
    const { roles, name, expiresAt } = invitation
    return { organisation, roles, name, expiresAt: expiresAt.toISOString() }
  },
})
