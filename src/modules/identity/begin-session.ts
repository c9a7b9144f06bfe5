import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Sender } from '../../kernel/sender.ts'
import { newSecret, SessionToken } from './secret.ts'
import { type SignInMethod, sessionEnd } from './session.ts'
import { insertSession } from './store.ts'
import type { IdentityTables } from './tables.ts'

/** What somebody holds after signing in. */
export const BegunSession = z.strictObject({
  /** For the cookie. The log commits to it with a salt and never holds it. */
  token: SessionToken,
  /** When the session ends if it is not used; use makes it last longer. */
  expiresAt: z.iso.datetime(),
})

/** A new session with a token of its own, whatever the caller held before: nobody can have prepared it for them. */
export async function beginSession(
  db: Kysely<IdentityTables>,
  person: string,
  by: { readonly method: SignInMethod; readonly sender: Sender | undefined },
  now: Date,
): Promise<z.infer<typeof BegunSession>> {
  const { secret, digest } = newSecret('ses')
  await insertSession(db, digest, person, now, { method: by.method, browser: by.sender?.browser })
  return { token: secret, expiresAt: sessionEnd({ startedAt: now, lastUsedAt: now }).toISOString() }
}
