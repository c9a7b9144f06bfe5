import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { organisationFacts } from '../facts.ts'
import { Invitation, InvitationId } from '../invitation.ts'
import { listInvitations as list } from '../invitation-store.ts'
import { OrganisationId } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { cursorUnknown, organisationNotFound } from '../problems.ts'

export const listInvitations = operation({
  id: 'identity.list-invitations',
  http: 'GET /organisations/{id}/invitations',
  summary: 'List the invitations into an organisation, without their secrets',
  permission: 'identity:manage-organisation',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    ...pageInput,
  }),
  output: z.strictObject({
    /** Newest first. */
    invitations: z.array(Invitation),
    next: z.string().nullable(),
  }),
  problems: [organisationNotFound, cursorUnknown],

  facts: organisationFacts,

  async run({ db, now }: IdentityContext, { id, limit, cursor }) {
    if (!(await findOrganisation(db, id))) throw organisationNotFound({ organisation: id })
    const after = momentIn(cursor, InvitationId)
    const found = await list(db, id, { after, limit: limit + 1, now })
    const { page, next } = pageOf(found, limit, ({ createdAt, id: one }) => cursorAt([createdAt, one]))
    return { invitations: [...page], next }
  },
})
