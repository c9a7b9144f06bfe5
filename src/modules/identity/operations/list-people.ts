import { z } from 'zod'
import { cursorAt, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { Organisation } from '../organisation.ts'
import { Person, PersonId, PersonState } from '../person.ts'
import { cursorUnknown } from '../problems.ts'
import { type ListedPerson, listPeople as list, type PersonPlace, stateOf } from '../store.ts'

const Place = z.tuple([z.iso.datetime(), PersonId])

export const listPeople = operation({
  id: 'identity.list-people',
  http: 'GET /people',
  summary: 'List the people who are here or were removed, with their roles',
  permission: 'identity:manage',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
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
    const found = await list(db, cursor === undefined ? undefined : placeOf(cursor), limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      people: page.map(({ removedAt, erasedAt, ...person }) => ({
        ...person,
        state: stateOf({ removedAt, erasedAt }),
        createdAt: person.createdAt.toISOString(),
      })),
      next: found.length > limit && last ? cursorAfter(last) : null,
    }
  },
})

function cursorAfter({ createdAt, id }: ListedPerson): string {
  return cursorAt([createdAt.toISOString(), id])
}

function placeOf(cursor: string): PersonPlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { createdAt: new Date(place[0]), id: place[1] }
}
