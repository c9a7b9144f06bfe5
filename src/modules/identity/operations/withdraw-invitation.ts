import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { invitationFacts } from '../facts.ts'
import { InvitationId } from '../invitation.ts'
import { withdrawInvitations } from '../invitation-store.ts'
import { invitationNotFound } from '../problems.ts'

export const withdrawInvitation = operation({
  id: 'identity.withdraw-invitation',
  http: 'POST /invitations/{id}/withdrawal',
  summary: 'Withdraw an invitation that nobody has accepted',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: InvitationId }),
  output: z.strictObject({ id: InvitationId, withdrawnAt: z.iso.datetime() }),
  problems: [invitationNotFound],

  facts: invitationFacts,

  async run({ db, now }: IdentityContext, { id }) {
    if ((await withdrawInvitations(db, { id }, now)) === 0) throw invitationNotFound({ invitation: id })
    return { id, withdrawnAt: now.toISOString() }
  },
})
