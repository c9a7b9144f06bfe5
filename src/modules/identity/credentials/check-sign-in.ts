import type { Kysely } from 'kysely'
import { Problem } from '../../../kernel/problem.ts'
import type { IdentityTables } from '../tables.ts'
import type { CredentialsContext } from './context.ts'
import type { CredentialSecrets } from './credential-secrets.ts'
import { foldLogin } from './login.ts'
import type { PasswordHashing } from './password-hashing.ts'
import { signInBusy, signInRefused } from './problems.ts'
import { plainCode, recoveryCodeDigest } from './recovery-codes.ts'
import { type Counted, countAttempt, recordFailure, takeBackAttempt } from './sign-in-counts.ts'
import { findLogin, hasRecoveryCode, type KnownLogin, takeRecoveryCode, takeTotpStep } from './store.ts'
import { stepOf } from './totp.ts'

export type GivenSignIn = { readonly login: string; readonly password: string; readonly code: string | undefined }

export type CheckedSignIn = {
  readonly person: string
  readonly counted: Counted
  /** The hash that the password was held against. */
  readonly hash: string
  /** The password's hash was made with other parameters than today's. */
  readonly outdated: boolean
  /** The code that must be taken before it counts: two sign-ins at once may have found it good. */
  readonly code: GoodCode | undefined
}

type GoodCode =
  | { readonly kind: 'totp'; readonly id: string; readonly step: number }
  | { readonly kind: 'recovery'; readonly digest: Buffer }

type CheckContext = Pick<CredentialsContext, 'db' | 'now' | 'sender' | 'credentials'>

/**
 * Whose login, password and code these are. A login that is nobody's takes the same steps with values that fit nothing,
 * and gets the same answer, so that neither the answer nor its time tells that it is nobody's.
 *
 * @throws Problem `identity.sign-in-wait` (nothing was checked), `identity.sign-in-refused`, `identity.sign-in-busy`.
 */
export async function checkSignIn(context: CheckContext, given: GivenSignIn): Promise<CheckedSignIn> {
  const { db, now, sender, credentials } = context
  const { secrets } = credentials
  const counted = countedAs(secrets, given.login, sender?.neighbourhood)
  await countAttempt(db, counted, now)

  const known = await findLogin(db, counted.login)
  const { right, outdated } = await verifyCounted(context, counted, given.password, known?.hash ?? null)
  const code = await checkCode(db, secrets, known, given.code ?? '', now)
  if (!known || !right || code === 'wrong') {
    await recordFailure(db, counted.login, { part: right ? 'code' : 'password', browser: sender?.browser }, now)
    throw signInRefused({})
  }
  return { person: known.person, counted, hash: known.hash, outdated, code: code === 'not-needed' ? undefined : code }
}

/** Whether a password is right, for an attempt that was counted. @throws Problem `identity.sign-in-busy`: it counts no more. */
export function verifyCounted(
  { db, credentials }: Pick<CheckContext, 'db' | 'credentials'>,
  counted: Counted,
  password: string,
  hash: string | null,
): ReturnType<PasswordHashing['verify']> {
  return credentials.passwords.verify(password, hash).catch(async (error) => {
    // Not checked, so neither right nor wrong.
    if (error instanceof Problem && error.code === signInBusy.code) await takeBackAttempt(db, counted, 'none')
    throw error
  })
}

export function countedAs(secrets: CredentialSecrets, login: string, neighbourhood = 'this machine'): Counted {
  return {
    login: secrets.digest('login', foldLogin(login)),
    neighbourhood: secrets.digest('neighbourhood', neighbourhood),
  }
}

/** In the transaction of what the sign-in leads to. `false` when another sign-in took the code. */
export async function takeCode(db: Kysely<IdentityTables>, { person, code }: CheckedSignIn): Promise<boolean> {
  if (!code) return true
  return code.kind === 'totp' ? takeTotpStep(db, code.id, code.step) : takeRecoveryCode(db, person, code.digest)
}

async function checkCode(
  db: Kysely<IdentityTables>,
  secrets: CredentialSecrets,
  known: KnownLogin | undefined,
  typed: string,
  now: Date,
): Promise<GoodCode | 'wrong' | 'not-needed'> {
  const code = plainCode(typed)
  const totp = known?.totp ?? null
  const secret = totp ? secrets.open(totp.sealedSecret, known!.person) : noSecret
  const step = stepOf(secret, code, now)
  const digest = recoveryCodeDigest(known?.person ?? '', code)
  const isRecovery = await hasRecoveryCode(db, known?.person ?? '', digest)
  if (!totp) return 'not-needed'
  if (step !== undefined && step > totp.lastStep) return { kind: 'totp', id: totp.id, step }
  return isRecovery ? { kind: 'recovery', digest } : 'wrong'
}

const noSecret = Buffer.alloc(20)
