import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { withdrawInvitations } from '../invitation-store.ts'
import { endMembership as end } from '../membership-store.ts'
import { OrganisationId } from '../organisation.ts'
import { PersonId } from '../person.ts'
import { memberNotFound } from '../problems.ts'
import { holdPerson } from '../store.ts'

export const endMembership = operation({
  id: 'identity.end-membership',
  http: 'POST /organisations/{id}/members/{person}/end',
  summary: 'End somebody’s membership in an organisation',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id', 'person'] },
  input: z.strictObject({ id: OrganisationId, person: PersonId }),
  output: z.strictObject({ person: PersonId, organisation: OrganisationId, endedAt: z.iso.datetime() }),
  problems: [memberNotFound],

  facts: organisationFacts,

  async run({ db, now }: IdentityContext, { id, person }) {
    const found = await holdPerson(db, person)
    if (!found || !(await end(db, person, id, now))) throw memberNotFound({ person })
    await withdrawInvitations(db, { organisation: id, invitedBy: person }, now)
    return { person, organisation: id, endedAt: now.toISOString() }
  },
})
