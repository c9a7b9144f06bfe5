import { z } from 'zod'
import { cursorAt, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { Invitation, InvitationId } from '../invitation.ts'
import { type InvitationPlace, listInvitations as list } from '../invitation-store.ts'
import { OrganisationId } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { cursorUnknown, organisationNotFound } from '../problems.ts'

const Place = z.tuple([z.iso.datetime(), InvitationId])

export const listInvitations = operation({
  id: 'identity.list-invitations',
  http: 'GET /organisations/{id}/invitations',
  summary: 'List the invitations into an organisation, without their secrets',
  permission: 'identity:manage-organisation',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
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
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const found = await list(db, id, { after, limit: limit + 1, now })
    const invitations = found.slice(0, limit)
    const last = invitations.at(-1)
    return { invitations, next: found.length > limit && last ? cursorAt([last.createdAt, last.id]) : null }
  },
})

function placeOf(cursor: string): InvitationPlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { createdAt: new Date(place[0]), id: place[1] }
}
