import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { organisationFacts } from '../facts.ts'
import { OrganisationRoleName } from '../membership.ts'
import { listMembers as list } from '../membership-store.ts'
import { OrganisationId } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { PersonId } from '../person.ts'
import { cursorUnknown, organisationNotFound } from '../problems.ts'

export const listMembers = operation({
  id: 'identity.list-members',
  http: 'GET /organisations/{id}/members',
  summary: 'List who belongs to an organisation, with their roles in it',
  permission: 'identity:manage-organisation',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    ...pageInput,
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
    const after = momentIn(cursor, PersonId)
    const found = await list(db, id, { after, limit: limit + 1 })
    const { page, next } = pageOf(found, limit, ({ since, person }) => cursorAt([since.toISOString(), person]))
    return { members: page.map((member) => ({ ...member, since: member.since.toISOString() })), next }
  },
})
