import { z } from 'zod'
import { cursorAt, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { OrganisationRoleName } from '../membership.ts'
import { listMembers as list, type MemberPlace } from '../membership-store.ts'
import { OrganisationId } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { PersonId } from '../person.ts'
import { cursorUnknown, organisationNotFound } from '../problems.ts'

const Place = z.tuple([z.iso.datetime(), PersonId])

export const listMembers = operation({
  id: 'identity.list-members',
  http: 'GET /organisations/{id}/members',
  summary: 'List who belongs to an organisation, with their roles in it',
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
    /** First come first. */
    members: z.array(
      z.strictObject({
        person: PersonId,
        name: z.string(),
        roles: z.array(OrganisationRoleName),
        /** Since when they have these roles. */
        since: z.iso.datetime(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [organisationNotFound, cursorUnknown],

  facts: organisationFacts,

  async run({ db }: IdentityContext, { id, limit, cursor }) {
    if (!(await findOrganisation(db, id))) throw organisationNotFound({ organisation: id })
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const found = await list(db, id, { after, limit: limit + 1 })
    const members = found.slice(0, limit).map((member) => ({ ...member, since: member.since.toISOString() }))
    const last = members.at(-1)
    return { members, next: found.length > limit && last ? cursorAt([last.since, last.person]) : null }
  },
})

function placeOf(cursor: string): MemberPlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { since: new Date(place[0]), person: place[1] }
}
