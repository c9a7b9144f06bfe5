import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { ownAccount } from '../facts.ts'
import { KeyId } from '../key.ts'
import { keyPage } from '../key-page.ts'
import { listKeys as list } from '../key-store.ts'
import { ListedKey } from '../listed-key.ts'
import { cursorUnknown, peopleOnly } from '../problems.ts'

export const listKeys = operation({
  id: 'identity.list-keys',
  http: 'GET /keys',
  summary: 'List the keys of your programs',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({
    ...pageInput,
  }),
  output: z.strictObject({
    /** Newest first. */
    keys: z.array(ListedKey),
    next: z.string().nullable(),
  }),
  problems: [cursorUnknown, peopleOnly],

  facts: ownAccount,

  async run({ db, principal, now }: IdentityContext, { limit, cursor }) {
    if (principal.kind !== 'person') throw peopleOnly({})
    return keyPage(
      await list(db, { holder: principal.id }, { after: momentIn(cursor, KeyId), limit: limit + 1 }),
      limit,
      now,
    )
  },
})
