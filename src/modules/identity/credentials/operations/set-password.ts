import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { countedAs, verifyCounted } from '../check-sign-in.ts'
import { reveal } from '../concealed.ts'
import type { CredentialsContext } from '../context.ts'
import { NewLogin } from '../login.ts'
import { type OwnAccount, ownAccountToChange } from '../own-account.ts'
import { GivenPassword, isGuessable, NewPassword } from '../password.ts'
import {
  currentPasswordWrong,
  loginTaken,
  passwordGuessable,
  signInAgain,
  signInBusy,
  signInWait,
} from '../problems.ts'
import { deleteOtherSessions } from '../session-store.ts'
import { countAttempt, recordFailure, takeBackAttempt } from '../sign-in-counts.ts'
import { findPassword, lockCredentials, savePassword } from '../store.ts'

type Prepared = {
  readonly account: OwnAccount
  readonly hash: string
  /** The hash that `current` was held against; null: there was no password. */
  readonly replaced: string | null
}

export const setPassword = operation({
  id: 'identity.set-password',
  http: 'POST /credentials/password',
  summary: 'Choose a login and a password to sign in with, or replace them; other sessions end',
  permission: 'identity:own-account',
  effect: 'write',
  cli: false,
  input: z.strictObject({
    login: NewLogin,
    password: NewPassword,
    /** The password that is replaced, by whoever signed in with it. */
    current: GivenPassword.optional(),
  }),
  output: z.strictObject({ login: z.string(), endedSessions: z.number().int() }),
  problems: [signInAgain, currentPasswordWrong, passwordGuessable, loginTaken, signInWait, signInBusy],

  async prepare(context: CredentialsContext, { login, password, current }): Promise<Prepared> {
    const { db, principal, now, credentials } = context
    const account = await ownAccountToChange(db, principal, now)
    const chosen = reveal(password)
    if (isGuessable(chosen, { login, name: account.name })) throw passwordGuessable({})
    const known = await findPassword(db, account.id)
    // Whoever came in by another way has shown who they are without it: a forgotten password is replaced like that.
    const isNeeded = known && (account.method === undefined || account.method === 'password' || current !== undefined)
    if (isNeeded) await requireCurrent(context, known, current && reveal(current))
    return { account, hash: await credentials.passwords.hash(chosen), replaced: known?.hash ?? null }
  },

  async run({ db, now, credentials }: CredentialsContext, { login }, { account, hash, replaced }) {
    await lockCredentials(db, account.id)
    // Another call may have set a password since `current` was checked.
    const known = await findPassword(db, account.id)
    if ((known?.hash ?? null) !== replaced) throw currentPasswordWrong({})
    const { login: digest } = countedAs(credentials.secrets, login)
    if (!(await savePassword(db, { person: account.id, login, digest, hash }, now))) throw loginTaken({})
    return { login, endedSessions: await deleteOtherSessions(db, account.id, account.session) }
  },
})

/** Counted like signing in: a browser that was left open is no place to guess the password. */
async function requireCurrent(
  context: CredentialsContext,
  known: { readonly login: string; readonly hash: string },
  current: string | undefined,
): Promise<void> {
  const { db, now, sender, credentials } = context
  if (current === undefined) throw currentPasswordWrong({})
  const counted = countedAs(credentials.secrets, known.login, sender?.neighbourhood)
  await countAttempt(db, counted, now)
  const { right } = await verifyCounted(context, counted, current, known.hash)
  if (!right) {
    await recordFailure(db, counted.login, { part: 'password', browser: sender?.browser }, now)
    throw currentPasswordWrong({})
  }
  await takeBackAttempt(db, counted, 'login')
}
