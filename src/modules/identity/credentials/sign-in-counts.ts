import type { Kysely } from 'kysely'
import type { Browser } from '../../../kernel/sender.ts'
import type { IdentityTables } from '../tables.ts'
import { signInWait } from './problems.ts'

type Db = Kysely<IdentityTables>

/** What failures are counted by: keyed digests, so that the counts name neither login nor address. */
export type Counted = { readonly login: Buffer; readonly neighbourhood: Buffer }

/** `free` failures cost nothing; each further one doubles the wait. */
type Limit = { readonly free: number }
const perLogin: Limit = { free: 5 }
/** Many people share the addresses of a mobile network. */
const perNeighbourhood: Limit = { free: 30 }

const longestWaitSeconds = 900
/** Without a failure for this long, what was counted is forgotten. */
const forgetMs = 24 * 3_600_000
/** How long a person sees failed attempts. */
const keepMs = 7 * 24 * 3_600_000
const mostShown = 20

/** Seconds to wait after so many failures, counted from the last one. */
export function waitAfter(failures: number, { free }: Limit = perLogin): number {
  return failures < free ? 0 : Math.min(longestWaitSeconds, 2 ** (failures - free))
}

/**
 * Lets an attempt go ahead, and counts it as failed until it succeeds: many at once get no more than as many one by one.
 *
 * @throws Problem `identity.sign-in-wait`, and then nothing is counted and nothing must be checked.
 */
export async function countAttempt(db: Db, counted: Counted, now: Date): Promise<void> {
  const seconds = await db.transaction().execute(async (transaction) => {
    // Always the login first: of two attempts neither waits for what the other holds.
    const login = await lockCount(transaction, counted.login, now)
    const neighbourhood = await lockCount(transaction, counted.neighbourhood, now)
    const wait = Math.max(secondsLeft(login, perLogin, now), secondsLeft(neighbourhood, perNeighbourhood, now))
    if (wait > 0) return wait
    await setCount(transaction, counted.login, login.failures + 1, now)
    await setCount(transaction, counted.neighbourhood, neighbourhood.failures + 1, now)
    return 0
  })
  if (seconds > 0) throw signInWait({ seconds })
}

/** The attempt was a good one, or was never checked: it does not count. `cleared`: nor does what came before it. */
export async function takeBackAttempt(db: Db, counted: Counted, cleared: 'login' | 'none'): Promise<void> {
  if (cleared === 'login')
    await db.deleteFrom('identity.sign_in_count').where('counted_digest', '=', counted.login).execute()
  const others = cleared === 'login' ? [counted.neighbourhood] : [counted.login, counted.neighbourhood]
  await db
    .updateTable('identity.sign_in_count')
    .set((columns) => ({ failures: columns.fn<number>('greatest', [columns.lit(0), columns('failures', '-', 1)]) }))
    .where('counted_digest', 'in', others)
    .execute()
}

export type FailedSignIn = { readonly part: 'password' | 'code'; readonly browser: Browser | undefined }

/** For whoever the login belongs to, if to anybody. Also forgets what is old. */
export async function recordFailure(db: Db, login: Buffer, failed: FailedSignIn, now: Date): Promise<void> {
  await db
    .deleteFrom('identity.failed_sign_in')
    .where('at', '<', new Date(now.getTime() - keepMs))
    .execute()
  await db
    .deleteFrom('identity.sign_in_count')
    .where('last_at', '<', new Date(now.getTime() - forgetMs))
    .execute()
  await db
    .insertInto('identity.failed_sign_in')
    .values({
      login_digest: login,
      at: now,
      part: failed.part,
      browser_family: failed.browser?.family ?? null,
      browser_system: failed.browser?.system ?? null,
    })
    .execute()
}

/** The last failed attempts with a login, latest first. */
export async function listFailures(db: Db, login: Buffer) {
  return db
    .selectFrom('identity.failed_sign_in')
    .select(['at', 'part', 'browser_family as family', 'browser_system as system'])
    .where('login_digest', '=', login)
    .orderBy('at', 'desc')
    .limit(mostShown)
    .execute()
}

type Count = { readonly failures: number; readonly last_at: Date }

async function lockCount(db: Db, digest: Buffer, now: Date): Promise<Count> {
  await db
    .insertInto('identity.sign_in_count')
    .values({ counted_digest: digest, failures: 0, last_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const count = await db
    .selectFrom('identity.sign_in_count')
    .select(['failures', 'last_at'])
    .where('counted_digest', '=', digest)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return now.getTime() - count.last_at.getTime() > forgetMs ? { failures: 0, last_at: now } : count
}

async function setCount(db: Db, digest: Buffer, failures: number, now: Date): Promise<void> {
  await db
    .updateTable('identity.sign_in_count')
    .set({ failures, last_at: now })
    .where('counted_digest', '=', digest)
    .execute()
}

function secondsLeft({ failures, last_at: last }: Count, limit: Limit, now: Date): number {
  const until = last.getTime() + waitAfter(failures, limit) * 1000
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}
