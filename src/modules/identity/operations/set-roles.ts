import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { personBehind } from '../../../kernel/principal.ts'
import { requireAnotherAdministrator } from '../administrators.ts'
import type { IdentityContext } from '../context.ts'
import { personFacts } from '../facts.ts'
import { withdrawInvitations } from '../invitation-store.ts'
import { Person, PersonId, RoleEverywhere } from '../person.ts'
import { lastAdministrator, ownRoles, personNotFound } from '../problems.ts'
import { refuseOwnRoles } from '../roles-given.ts'
import { holdPerson, setRolesEverywhere } from '../store.ts'

export const setRoles = operation({
  id: 'identity.set-roles',
  http: 'POST /people/{person}/roles',
  summary: 'Set the roles that somebody has towards every organisation',
  permission: 'identity:manage',
  effect: 'write',
  cli: { positional: ['person'] },
  input: z.strictObject({
    person: PersonId,
    /** All that they have from now on; what they have in organisations stays. */
    roles: z
      .array(RoleEverywhere)
      .max(3)
      .transform((roles) => [...new Set(roles)]),
  }),
  output: Person,
  problems: [personNotFound, ownRoles, lastAdministrator],

  facts: (_, input) => personFacts(input),

  async run({ db, principal, now }: IdentityContext, { person, roles }) {
    refuseOwnRoles(principal, person)
    const before = await holdPerson(db, person)
    if (!before) throw personNotFound({ person })
    if (before.roles.includes('administrator') && !roles.includes('administrator')) {
      await requireAnotherAdministrator(db, person)
      await withdrawInvitations(db, { invitedBy: person }, now)
    }
    await setRolesEverywhere(db, { person, roles, givenBy: personBehind(principal) })
    return { ...before, roles }
  },
})
