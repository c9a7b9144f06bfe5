import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { isAdministrator, personBehind } from '../../../kernel/principal.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { GivenRoles } from '../invitation.ts'
import { withdrawInvitations } from '../invitation-store.ts'
import { Membership } from '../membership.ts'
import { findRoles, setRoles } from '../membership-store.ts'
import { OrganisationId } from '../organisation.ts'
import { requireOpen } from '../organisation-links.ts'
import { PersonId } from '../person.ts'
import { memberNotFound, organisationClosed, organisationNotFound, ownRoles } from '../problems.ts'
import { refuseOwnRoles } from '../roles-given.ts'
import { holdPerson } from '../store.ts'

export const setMembership = operation({
  id: 'identity.set-membership',
  http: 'POST /organisations/{id}/members/{person}',
  summary: 'Set the roles of somebody in an organisation',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id', 'person'] },
  input: z.strictObject({
    id: OrganisationId,
    /** Somebody who belongs to it. An administrator may name anybody, who belongs to it from then on. */
    person: PersonId,
    /** All that they have there from now on; whoever belongs to it is a member. */
    roles: GivenRoles,
  }),
  output: z.strictObject({ person: PersonId, ...Membership.shape }),
  problems: [organisationNotFound, organisationClosed, memberNotFound, ownRoles],

  facts: organisationFacts,

  async run({ db, principal, now }: IdentityContext, { id, person, roles }) {
    refuseOwnRoles(principal, person)
    await requireOpen(db, id)
    const found = await holdPerson(db, person)
    const before = found && (await findRoles(db, person, id))
    if (!found || (!before && !isAdministrator(principal))) throw memberNotFound({ person })

    await setRoles(db, { person, organisation: id, roles, givenBy: personBehind(principal) }, now)
    // Whoever does not manage any more has invited nobody.
    if (!roles.includes('manager')) await withdrawInvitations(db, { organisation: id, invitedBy: person }, now)
    return { person, organisation: id, roles }
  },
})
