import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { personBehind } from '../../../kernel/principal.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { GivenRoles, InvitationId, invitationMs } from '../invitation.ts'
import { insertInvitation } from '../invitation-store.ts'
import { OrganisationId } from '../organisation.ts'
import { requireOpen } from '../organisation-links.ts'
import { PersonName } from '../person.ts'
import { organisationClosed, organisationNotFound } from '../problems.ts'
import { InvitationSecret, newSecret } from '../secret.ts'

export const invite = operation({
  id: 'identity.invite',
  http: 'POST /organisations/{id}/invitations',
  summary: 'Invite somebody into an organisation',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    roles: GivenRoles.default(['member']),
    /** Whom it is for, so that the list tells invitations apart. Whoever accepts says their own name. */
    name: PersonName.optional(),
  }),
  output: z.strictObject({
    invitation: InvitationId,
    /** Shown this once. The log commits to it with a salt and never holds it. */
    secret: InvitationSecret,
    expiresAt: z.iso.datetime(),
  }),
  problems: [organisationNotFound, organisationClosed],

  facts: organisationFacts,

  async run({ db, principal, now }: IdentityContext, { id, roles, name }) {
    await requireOpen(db, id)
    const { secret, digest } = newSecret('inv')
    const expiresAt = new Date(now.getTime() + invitationMs)
    const invitedBy = personBehind(principal)
    const invitation = await insertInvitation(
      db,
      { digest, organisation: id, roles, name: name ?? null, invitedBy, expiresAt },
      now,
    )
    return { invitation, secret, expiresAt: expiresAt.toISOString() }
  },
})
