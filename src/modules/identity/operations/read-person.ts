import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { personFacts } from '../facts.ts'
import { OrganisationRoleName } from '../membership.ts'
import { listMemberships } from '../membership-store.ts'
import { Organisation } from '../organisation.ts'
import { Person, PersonId, PersonState } from '../person.ts'
import { personNotFound } from '../problems.ts'
import { readListedPerson, stateOf } from '../store.ts'

export const readPerson = operation({
  id: 'identity.read-person',
  http: 'GET /people/{person}',
  summary: 'Read who somebody is here, and what they may do where',
  permission: 'identity:manage',
  effect: 'read',
  cli: { positional: ['person'] },
  input: z.strictObject({ person: PersonId }),
  output: z.strictObject({
    ...Person.pick({ id: true, roles: true }).shape,
    /** Empty once they were erased. */
    name: z.string(),
    state: PersonState,
    organisation: Organisation.nullable(),
    memberships: z.array(
      z.strictObject({
        organisation: Organisation.pick({ id: true, names: true }),
        roles: z.array(OrganisationRoleName),
        since: z.iso.datetime(),
      }),
    ),
    createdAt: z.iso.datetime(),
    removedAt: z.iso.datetime().nullable(),
    erasedAt: z.iso.datetime().nullable(),
  }),
  problems: [personNotFound],

  facts: (_, input) => personFacts(input),

  async run({ db }: IdentityContext, { person }) {
    const found = await readListedPerson(db, person)
    if (!found) throw personNotFound({ person })
    const { id, name, roles, organisation, createdAt, removedAt, erasedAt } = found
    const memberships = await listMemberships(db, person)
    return {
      id,
      name,
      roles,
      organisation,
      state: stateOf(found),
      memberships: memberships.map((held) => ({ ...held, since: held.since.toISOString() })),
      createdAt: createdAt.toISOString(),
      removedAt: removedAt?.toISOString() ?? null,
      erasedAt: erasedAt?.toISOString() ?? null,
    }
  },
})
