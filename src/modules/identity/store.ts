import { type Kysely, sql } from 'kysely'
import { newId } from '../../kernel/identifier.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import type { Browser } from '../../kernel/sender.ts'
import { heldRoles, type Membership } from './membership.ts'
import type { Organisation } from './organisation.ts'
import type { Person } from './person.ts'
import { secretDigest } from './secret.ts'
import { noticeMs, type SignInMethod, sessionBounds } from './session.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return selectPeople(db).where('id', '=', id).executeTakeFirst()
}

/** The administrator who has been there longest. */
export async function findFirstAdministrator(db: Db): Promise<Person | undefined> {
  return selectPeople(db)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
}

/** Somebody new. Of the roles, those of an organisation are held in theirs, if they have one. */
export async function insertPerson(
  db: Db,
  given: { readonly name: string; readonly organisation: string | null; readonly roles: readonly Role[] },
  now: Date,
): Promise<Person> {
  const { name, organisation } = given
  const held = heldRoles(given.roles, organisation)
  const id = newId('per')
  await db
    .insertInto('identity.person')
    .values({ id, name, organisation_id: organisation, roles: held.roles, created_at: now })
    .execute()
  for (const { organisation, roles } of held.memberships) {
    await db
      .insertInto('identity.membership')
      .values({ person_id: id, organisation_id: organisation, roles: [...roles], since: now, until: null })
      .execute()
  }
  return { id, name, organisation, roles: held.roles, memberships: held.memberships }
}

/** The place of a person in the list of people. */
export type PersonPlace = { readonly createdAt: Date; readonly id: string }

export type ListedPerson = Omit<Person, 'organisation'> & {
  readonly organisation: Organisation | null
  readonly createdAt: Date
}

/** Everybody, first come first, after `after`, at most `limit`. */
export async function listPeople(db: Db, after: PersonPlace | undefined, limit: number): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom('identity.person as person')
    .leftJoin('identity.organisation as organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.roles', 'person.created_at'])
    .select(membershipsNow('person.id'))
    .select(['organisation.id as organisationId', 'organisation.kind', 'organisation.names', 'organisation.verified'])
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('person.created_at', 'person.id'), '>', columns.tuple(after!.createdAt, after!.id)),
      ),
    )
    .orderBy('person.created_at')
    .orderBy('person.id')
    .limit(limit)
    .execute()
  return rows.map(({ created_at: createdAt, organisationId, kind, names, verified, ...person }) => ({
    ...person,
    createdAt,
    organisation: organisationId && names ? { id: organisationId, kind, names, verified: verified === true } : null,
  }))
}

function selectPeople(db: Db) {
  return db
    .selectFrom('identity.person')
    .select(['id', 'name', 'organisation_id as organisation', 'roles'])
    .select(membershipsNow('identity.person.id'))
}

/** Until the transaction ends, nobody else makes a first administrator. */
export async function lockFirstAdministrator(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.first-administrator'))`.execute(db)
}

/** Also forgets links whose time is over, and, with one for the first administrator, those before it. */
export async function insertLink(
  db: Db,
  link: { readonly digest: Buffer; readonly person: string | null; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  const { digest, person, expiresAt } = link
  await db.deleteFrom('identity.one_time_link').where('expires_at', '<=', now).execute()
  if (person === null) await db.deleteFrom('identity.one_time_link').where('person_id', 'is', null).execute()
  await db
    .insertInto('identity.one_time_link')
    .values({ token_digest: digest, person_id: person, expires_at: expiresAt })
    .execute()
}

/** The memberships that last, of the person in a column, as JSON. */
function membershipsNow(person: 'identity.person.id' | 'person.id' | 'identity.key.holder_id') {
  return sql<Membership[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('organisation', organisation_id, 'roles', roles) order by organisation_id), '[]')
    from identity.membership where person_id = ${sql.ref(person)} and until is null
  )`.as('memberships')
}

/** Whom the link was for, once: it is gone then, and of two uses at once exactly one gets an answer. */
export async function takeLink(db: Db, token: string, now: Date): Promise<{ person: string | null } | undefined> {
  return db
    .deleteFrom('identity.one_time_link')
    .where('token_digest', '=', secretDigest(token))
    .where('expires_at', '>', now)
    .returning('person_id as person')
    .executeTakeFirst()
}

/** Also forgets sessions whose time is over. Answers the session's public id. */
export async function insertSession(
  db: Db,
  digest: Buffer,
  person: string,
  now: Date,
  began: { readonly method: SignInMethod; readonly browser?: Browser | undefined } = { method: 'link' },
): Promise<string> {
  const bounds = sessionBounds(now)
  const id = newId('sid')
  await db
    .deleteFrom('identity.session')
    .where((or) => or.or([or('last_used_at', '<=', bounds.lastUsedAt), or('started_at', '<=', bounds.startedAt)]))
    .execute()
  await db
    .insertInto('identity.session')
    .values({
      id,
      token_digest: digest,
      person_id: person,
      method: began.method,
      browser_family: began.browser?.family ?? null,
      browser_system: began.browser?.system ?? null,
      started_at: now,
      last_used_at: now,
    })
    .execute()
  return id
}

/** Ends one session of a person, or, without a token, all of them. Answers how many. */
export async function deleteSessions(db: Db, person: string, token: string | undefined): Promise<number> {
  let sessions = db.deleteFrom('identity.session').where('person_id', '=', person)
  if (token !== undefined) sessions = sessions.where('token_digest', '=', secretDigest(token))
  const { numDeletedRows } = await sessions.executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Who holds a session token, with the roles that they have now; nobody when it is unknown or over. Use makes a session
 * last longer. The work is the same for any token, well formed or not: one digest and one look into an index.
 */
export async function findPrincipalBySession(db: Db, token: string, now: Date): Promise<Principal | undefined> {
  const digest = secretDigest(token)
  const bounds = sessionBounds(now)
  const row = await db
    .selectFrom('identity.session')
    .innerJoin('identity.person', 'identity.person.id', 'identity.session.person_id')
    .select(['identity.person.id', 'name', 'organisation_id as organisation', 'roles', 'last_used_at'])
    .select('identity.session.id as session')
    .select(membershipsNow('identity.person.id'))
    .where('token_digest', '=', digest)
    .where('last_used_at', '>', bounds.lastUsedAt)
    .where('started_at', '>', bounds.startedAt)
    .executeTakeFirst()
  if (!row) return undefined

  const { last_used_at: lastUsedAt, ...person } = row
  if (now.getTime() - lastUsedAt.getTime() >= noticeMs) {
    await db.updateTable('identity.session').set({ last_used_at: now }).where('token_digest', '=', digest).execute()
  }
  return { kind: 'person', ...person }
}

export async function insertKey(
  db: Db,
  key: {
    readonly digest: Buffer
    readonly purpose: string
    readonly roles: Person['roles']
    readonly expiresAt: Date
    readonly holder: string | null
    readonly organisation: string | null
    readonly permit: string | null
  },
  now: Date,
): Promise<string> {
  const { digest, purpose, roles, expiresAt, holder, organisation, permit } = key
  const id = newId('key')
  await db
    .insertInto('identity.key')
    .values({
      id,
      secret_digest: digest,
      purpose,
      roles,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      holder_id: holder,
      organisation_id: organisation,
      permit_id: permit,
      last_used_at: null,
    })
    .execute()
  return id
}

/** `false` when there is no such key, or it was revoked before. */
export async function markKeyRevoked(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The program that holds a key; nobody when it is unknown, revoked or over. It has the roles of the key as far as its
 * holder has them now: a key never has more than the person behind it. The same work for any key.
 */
export async function findPrincipalByKey(db: Db, key: string, now: Date): Promise<Principal | undefined> {
  const row = await db
    .selectFrom('identity.key')
    .leftJoin('identity.person', 'identity.person.id', 'identity.key.holder_id')
    .select(['identity.key.id', 'identity.key.roles', 'holder_id', 'identity.key.organisation_id', 'permit_id'])
    .select('identity.person.roles as heldEverywhere')
    .select(membershipsNow('identity.key.holder_id'))
    .where('secret_digest', '=', secretDigest(key))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && programOf(row)
}

function programOf(key: {
  readonly id: string
  readonly roles: readonly Role[]
  readonly holder_id: string | null
  readonly organisation_id: string | null
  readonly permit_id: string | null
  readonly heldEverywhere: readonly Role[] | null
  readonly memberships: readonly Membership[]
}): Principal {
  const { id, roles, holder_id: holder, organisation_id: organisation, permit_id: permit, memberships } = key
  const bound = { ...(holder !== null && { holder }), ...(permit !== null && { permit }) }
  // Issued by this installation itself: nobody stands behind it who could lose a role.
  if (holder === null) return { kind: 'service', id, ...bound, ...heldIn(organisation, roles) }
  const everywhere = key.heldEverywhere ?? []
  const isAdministrator = everywhere.includes('administrator')
  const has = (role: Role) => isAdministrator || everywhere.includes(role)
  if (organisation === null) return { kind: 'service', id, ...bound, roles: roles.filter(has) }
  const there = memberships.find((one) => one.organisation === organisation)?.roles ?? []
  return {
    kind: 'service',
    id,
    ...bound,
    ...heldIn(
      organisation,
      roles.filter((role) => has(role) || there.some((held) => held === role)),
    ),
  }
}

function heldIn(organisation: string | null, roles: readonly Role[]) {
  if (organisation === null) return { roles }
  const inside = roles.filter((role) => role !== 'administrator')
  return { roles: [], memberships: inside.length > 0 ? [{ organisation, roles: inside }] : [] }
}
