import { z } from 'zod'
import { cursorAt, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { Consent, ConsentId } from '../consent.ts'
import { type ConsentPlace, listConsents as list } from '../consent-store.ts'
import type { IdentityContext } from '../context.ts'
import { ownAccount } from '../facts.ts'
import { cursorUnknown, peopleOnly } from '../problems.ts'

const Place = z.tuple([z.iso.datetime(), ConsentId])

export const listConsents = operation({
  id: 'identity.list-consents',
  http: 'GET /consents',
  summary: 'List what you have consented to',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    /** Newest first. */
    consents: z.array(Consent),
    next: z.string().nullable(),
  }),
  problems: [cursorUnknown, peopleOnly],

  facts: ownAccount,

  async run({ db, principal, now }: IdentityContext, { limit, cursor }) {
    if (principal.kind !== 'person') throw peopleOnly({})
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const found = await list(db, principal.id, { after, limit: limit + 1, now })
    const consents = found.slice(0, limit)
    const last = consents.at(-1)
    return { consents, next: found.length > limit && last ? cursorAt([last.givenAt, last.id]) : null }
  },
})

function placeOf(cursor: string): ConsentPlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { givenAt: new Date(place[0]), id: place[1] }
}
