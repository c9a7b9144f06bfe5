import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { Consent, ConsentId } from '../consent.ts'
import { listConsents as list } from '../consent-store.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { ownAccount } from '../facts.ts'
import { cursorUnknown, peopleOnly } from '../problems.ts'

export const listConsents = operation({
  id: 'identity.list-consents',
  http: 'GET /consents',
  summary: 'List what you have consented to',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({
    ...pageInput,
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
    const after = momentIn(cursor, ConsentId)
    const found = await list(db, principal.id, { after, limit: limit + 1, now })
    const { page, next } = pageOf(found, limit, ({ givenAt, id }) => cursorAt([givenAt, id]))
    return { consents: [...page], next }
  },
})
