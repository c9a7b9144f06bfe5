import type { Kysely } from 'kysely'
import type { Principal } from '../../../kernel/principal.ts'
import { peopleOnly } from '../problems.ts'
import type { SignInMethod } from '../session.ts'
import type { IdentityTables } from '../tables.ts'
import { signInAgain } from './problems.ts'
import { findSessionStart } from './session-store.ts'

const recentMinutes = 30

export type OwnAccount = { readonly id: string; readonly name: string; readonly session: string | undefined }

/** The person whose account it is: whoever asks. The rules let no program come here. */
export function ownAccount(principal: Principal): OwnAccount {
  if (principal.kind !== 'person') throw peopleOnly({})
  return { id: principal.id, name: principal.name, session: principal.session }
}

/**
 * The same for what changes how the person signs in: a browser that was left open some time ago must not become a way in
 * for good.
 *
 * @throws Problem `identity.sign-in-again` when the session began more than half an hour ago.
 */
export async function ownAccountToChange(
  db: Kysely<IdentityTables>,
  principal: Principal,
  now: Date,
): Promise<OwnAccount & { readonly method: SignInMethod | undefined }> {
  const account = ownAccount(principal)
  if (account.session === undefined) return { ...account, method: undefined }
  const began = await findSessionStart(db, account.session)
  const isRecent = began && now.getTime() - began.startedAt.getTime() <= recentMinutes * 60_000
  if (!isRecent) throw signInAgain({ minutes: recentMinutes })
  return { ...account, method: began.method }
}
