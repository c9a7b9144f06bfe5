import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { Organisation } from '../organisation.ts'
import { Person, PersonId, PersonState } from '../person.ts'
import { cursorUnknown } from '../problems.ts'
import { listPeople as list, stateOf } from '../store.ts'

export const listPeople = operation({
  id: 'identity.list-people',
  http: 'GET /people',
  summary: 'List the people who are here or were removed, with their roles',
  permission: 'identity:manage',
  effect: 'read',
  input: z.strictObject({
    ...pageInput,
  }),
  output: z.strictObject({
    /** First come first. */
    people: z.array(
      z.strictObject({
        ...Person.shape,
        organisation: Organisation.nullable(),
        state: PersonState,
        createdAt: z.iso.datetime(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [cursorUnknown],

  async run({ db }: IdentityContext, { limit, cursor }) {
    const found = await list(db, momentIn(cursor, PersonId), limit + 1)
    const { page, next } = pageOf(found, limit, ({ createdAt, id }) => cursorAt([createdAt.toISOString(), id]))
    return {
      people: page.map(({ removedAt, erasedAt, ...person }) => ({
        ...person,
        state: stateOf({ removedAt, erasedAt }),
        createdAt: person.createdAt.toISOString(),
      })),
      next,
    }
  },
})
