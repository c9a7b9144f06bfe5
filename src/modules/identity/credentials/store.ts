import { type Kysely, sql } from 'kysely'
import { newId, secretDigest } from '../../../kernel/identifier.ts'
import type { IdentityTables } from '../tables.ts'

type Db = Kysely<IdentityTables>

/** What is compared when somebody gives a login. */
export type KnownLogin = {
  readonly person: string
  readonly name: string
  readonly hash: string
  readonly totp: { readonly id: string; readonly sealedSecret: Buffer; readonly lastStep: number } | null
}

/** Whose login it is. People who were removed have none. One query, whatever it finds. */
export async function findLogin(db: Db, loginDigest: Buffer): Promise<KnownLogin | undefined> {
  const row = await db
    .selectFrom('identity.password as password')
    .innerJoin('identity.person as person', 'person.id', 'password.person_id')
    .leftJoin('identity.totp as totp', (join) =>
      join.onRef('totp.person_id', '=', 'password.person_id').on('totp.confirmed_at', 'is not', null),
    )
    .select(['person.id as person', 'person.name', 'password.hash'])
    .select(['totp.id as totpId', 'totp.sealed_secret', 'totp.last_step'])
    .where('login_digest', '=', loginDigest)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { person, name, hash, totpId, sealed_secret: sealedSecret, last_step: lastStep } = row
  const totp =
    totpId === null || sealedSecret === null ? null : { id: totpId, sealedSecret, lastStep: Number(lastStep) }
  return { person, name, hash, totp }
}

export async function findPassword(db: Db, person: string) {
  return db
    .selectFrom('identity.password')
    .select(['id', 'login', 'hash', 'changed_at as changedAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', person)
    .executeTakeFirst()
}

export type NewPassword = {
  readonly person: string
  readonly login: string
  /** What the login is found by. */
  readonly digest: Buffer
  readonly hash: string
}

/** Sets or replaces a person's login and password. `false` when the login is somebody else's. */
export async function savePassword(db: Db, { person, login, digest, hash }: NewPassword, now: Date): Promise<boolean> {
  // Of two who want the same login at once, the second one sees that it is taken.
  await sql`select pg_advisory_xact_lock(hashtext(${`identity.login ${digest.toString('hex')}`}))`.execute(db)
  const taken = await db
    .selectFrom('identity.password')
    .select('person_id')
    .where('login_digest', '=', digest)
    .where('person_id', '<>', person)
    .executeTakeFirst()
  if (taken) return false
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('identity.password')
    .values({
      person_id: person,
      id: newId('crd'),
      login,
      login_digest: digest,
      hash,
      changed_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ login, login_digest: digest, hash, changed_at: now }),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** `false` when the password is another by now than the one that `hash` was made of. */
export async function notePasswordUse(
  db: Db,
  used: { readonly person: string; readonly hash: string; readonly newHash: string | undefined },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.password')
    .set({ last_used_at: now, ...(used.newHash !== undefined && { hash: used.newHash }) })
    .where('person_id', '=', used.person)
    .where('hash', '=', used.hash)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A secret of one-time codes that waits for its first code, when it was made after `madeAfter`. */
export async function findPendingTotp(db: Db, person: string, madeAfter: Date) {
  return db
    .selectFrom('identity.totp')
    .select(['id', 'sealed_secret as sealedSecret'])
    .where('person_id', '=', person)
    .where('confirmed_at', 'is', null)
    .where('made_at', '>', madeAfter)
    .executeTakeFirst()
}

export async function findConfirmedTotp(db: Db, person: string) {
  return db
    .selectFrom('identity.totp')
    .select(['id', 'confirmed_at as confirmedAt'])
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
}

export async function replacePendingTotp(db: Db, person: string, sealedSecret: Buffer, now: Date): Promise<void> {
  await db.deleteFrom('identity.totp').where('person_id', '=', person).where('confirmed_at', 'is', null).execute()
  await db
    .insertInto('identity.totp')
    .values({
      id: newId('crd'),
      person_id: person,
      sealed_secret: sealedSecret,
      made_at: now,
      confirmed_at: null,
      last_step: 0,
    })
    .execute()
}

/** The pending secret becomes the one that counts, in place of the former. */
export async function confirmTotp(db: Db, person: string, id: string, step: number, now: Date): Promise<void> {
  await db.deleteFrom('identity.totp').where('person_id', '=', person).where('id', '<>', id).execute()
  await db.updateTable('identity.totp').set({ confirmed_at: now, last_step: step }).where('id', '=', id).execute()
}

/** `false` when a code of this step or a later one was taken before: of two uses at once, one is. */
export async function takeTotpStep(db: Db, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.totp')
    .set({ last_step: step })
    .where('id', '=', id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function hasRecoveryCode(db: Db, person: string, digest: Buffer): Promise<boolean> {
  const found = await db
    .selectFrom('identity.recovery_code')
    .select('person_id')
    .where('person_id', '=', person)
    .where('code_digest', '=', digest)
    .executeTakeFirst()
  return found !== undefined
}

/** `false` when it was taken before: of two uses at once, one is. */
export async function takeRecoveryCode(db: Db, person: string, digest: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.recovery_code')
    .where('person_id', '=', person)
    .where('code_digest', '=', digest)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function replaceRecoveryCodes(db: Db, person: string, digests: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('identity.recovery_code').where('person_id', '=', person).execute()
  await db
    .insertInto('identity.recovery_code')
    .values(digests.map((digest) => ({ person_id: person, code_digest: digest })))
    .execute()
}

export async function countRecoveryCodes(db: Db, person: string): Promise<number> {
  const { count } = await db
    .selectFrom('identity.recovery_code')
    .select((columns) => columns.fn.countAll<string>().as('count'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listPasskeys(db: Db, person: string) {
  return db
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'credential_id as credentialId', 'transports', 'backed_up as backedUp'])
    .select(['created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', person)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findPasskey(db: Db, credentialId: Buffer) {
  return db
    .selectFrom('identity.passkey as passkey')
    .innerJoin('identity.person as person', 'person.id', 'passkey.person_id')
    .select(['passkey.id', 'person_id as person', 'public_key as publicKey', 'counter'])
    .where('credential_id', '=', credentialId)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst()
}

export type NewPasskey = {
  readonly person: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
  readonly name: string
}

/** Its id; nothing when somebody has it already. */
export async function insertPasskey(db: Db, passkey: NewPasskey, now: Date): Promise<string | undefined> {
  const inserted = await db
    .insertInto('identity.passkey')
    .values({
      id: newId('crd'),
      person_id: passkey.person,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      backed_up: passkey.backedUp,
      name: passkey.name,
      created_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/**
 * `false` when the counter did not grow: then the authenticator was copied, or the same answer came twice. Authenticators
 * that do not count say 0 each time (WebAuthn Level 3, section 6.1.1).
 */
export async function notePasskeyUse(db: Db, id: string, counter: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.passkey')
    .set({ counter, last_used_at: now })
    .where('id', '=', id)
    .where((or) => or.or([or('counter', '<', counter), or.and([or('counter', '=', 0), or.val(counter === 0)])]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Also forgets challenges that nobody answered in time. */
export async function insertChallenge(
  db: Db,
  challenge: string,
  { session, expiresAt }: { readonly session: string | null; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await db.deleteFrom('identity.passkey_challenge').where('expires_at', '<=', now).execute()
  await db
    .insertInto('identity.passkey_challenge')
    .values({ challenge_digest: secretDigest(challenge), session_id: session, expires_at: expiresAt })
    .execute()
}

/** Whether this challenge was given out for this session (`null`: for signing in). Once: it is gone then. */
export async function takeChallenge(db: Db, challenge: string, session: string | null, now: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.passkey_challenge')
    .where('challenge_digest', '=', secretDigest(challenge))
    .where('session_id', 'is not distinct from', session)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export type StoredFlow = { readonly nonce: string; readonly codeVerifier: string }

/** Also forgets those who did not come back in time. */
export async function insertFlow(
  db: Db,
  flow: StoredFlow & {
    readonly flow: string
    readonly state: string
    readonly session: string | null
    readonly expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await db.deleteFrom('identity.oidc_flow').where('expires_at', '<=', now).execute()
  await db
    .insertInto('identity.oidc_flow')
    .values({
      flow_digest: secretDigest(flow.flow),
      state_digest: secretDigest(flow.state),
      nonce: flow.nonce,
      code_verifier: flow.codeVerifier,
      session_id: flow.session,
      expires_at: flow.expiresAt,
    })
    .execute()
}

/** What was kept for whoever holds this flow and comes back with this state. Once: it is gone then, right or not. */
export async function takeFlow(
  db: Db,
  { flow, state, session }: { readonly flow: string; readonly state: string; readonly session: string | null },
  now: Date,
): Promise<StoredFlow | undefined> {
  const taken = await db
    .deleteFrom('identity.oidc_flow')
    .where('flow_digest', '=', secretDigest(flow))
    .returning(['state_digest', 'nonce', 'code_verifier', 'session_id', 'expires_at'])
    .executeTakeFirst()
  if (!taken?.state_digest.equals(secretDigest(state)) || taken.expires_at <= now) return undefined
  return taken.session_id === session ? { nonce: taken.nonce, codeVerifier: taken.code_verifier } : undefined
}

export async function listSubjects(db: Db, person: string) {
  return db
    .selectFrom('identity.oidc_subject')
    .select(['id', 'issuer', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', person)
    .orderBy('created_at')
    .execute()
}

/** Whose account at the provider it is. */
export async function findSubject(db: Db, issuer: string, subject: string) {
  return db
    .selectFrom('identity.oidc_subject as subject')
    .innerJoin('identity.person as person', 'person.id', 'subject.person_id')
    .select(['subject.id', 'person_id as person'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst()
}

export async function noteSubjectUse(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('identity.oidc_subject').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** Its id; nothing when it is linked already, or the person has another account of this provider. */
export async function insertSubject(
  db: Db,
  { person, issuer, subject }: { readonly person: string; readonly issuer: string; readonly subject: string },
  now: Date,
): Promise<string | undefined> {
  const inserted = await db
    .insertInto('identity.oidc_subject')
    .values({ id: newId('crd'), person_id: person, issuer, subject, created_at: now, last_used_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

const credentialKinds = ['password', 'totp', 'passkey', 'oidc'] as const
export type CredentialKind = (typeof credentialKinds)[number]
const tableOf = {
  password: 'identity.password',
  totp: 'identity.totp',
  passkey: 'identity.passkey',
  oidc: 'identity.oidc_subject',
} as const

/** Which kind of credential of this person has the id. */
export async function findCredential(db: Db, person: string, id: string): Promise<CredentialKind | undefined> {
  for (const kind of credentialKinds) {
    const row = await db
      .selectFrom(tableOf[kind])
      .select('id')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .executeTakeFirst()
    if (row) return kind
  }
  return undefined
}

/** One-time codes guard the password: they go with it. */
export async function deleteCredential(db: Db, person: string, id: string, kind: CredentialKind): Promise<void> {
  await db.deleteFrom(tableOf[kind]).where('id', '=', id).where('person_id', '=', person).execute()
  if (kind === 'password') await db.deleteFrom('identity.totp').where('person_id', '=', person).execute()
  if (kind === 'password' || kind === 'totp') {
    await db.deleteFrom('identity.recovery_code').where('person_id', '=', person).execute()
  }
}

/** All of them, of every kind, and the failures at the person's login, which says who they are. */
export async function deleteCredentials(db: Db, person: string): Promise<void> {
  await db
    .deleteFrom('identity.failed_sign_in')
    .where('login_digest', 'in', (one) =>
      one.selectFrom('identity.password').select('login_digest').where('person_id', '=', person),
    )
    .execute()
  const tables = [...Object.values(tableOf), 'identity.recovery_code'] as const
  for (const table of tables) await db.deleteFrom(table).where('person_id', '=', person).execute()
}

/** Until the transaction ends, nobody else adds to or takes from the ways in which this person signs in. */
export async function lockCredentials(db: Db, person: string): Promise<void> {
  await sql`select from identity.person where id = ${person} for update`.execute(db)
}
