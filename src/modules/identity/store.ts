import { type Kysely, sql } from 'kysely'
import { newId, secretDigest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import type { Browser } from '../../kernel/sender.ts'
import type { MomentPlace } from './cursor.ts'
import { heldRoles } from './membership.ts'
import { membershipsNow, setRoles } from './membership-store.ts'
import type { Organisation } from './organisation.ts'
import type { Person, PersonState } from './person.ts'
import { noticeMs, type SignInMethod, sessionBounds } from './session.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/** Somebody who can do something here: neither removed nor erased. */
export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return selectPeople(db).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
}

/** The same, and nobody else changes what they hold, or removes them, until the transaction ends. */
export async function holdPerson(db: Db, id: string): Promise<Person | undefined> {
  // Its roles and memberships are read afterwards: what was changed while this waited is seen.
  await db.selectFrom('identity.person').select('id').where('id', '=', id).forUpdate().execute()
  return findPerson(db, id)
}

/** The administrator who has been there longest. */
export async function findFirstAdministrator(db: Db): Promise<Person | undefined> {
  return selectPeople(db)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
}

/** Somebody new. Of the roles, those of an organisation are held in theirs, if they have one. */
export async function insertPerson(
  db: Db,
  given: {
    readonly name: string
    readonly organisation: string | null
    readonly roles: readonly Role[]
    readonly givenBy: string | null
  },
  now: Date,
): Promise<Person> {
  const { name, organisation, givenBy } = given
  const held = heldRoles(given.roles, organisation)
  const id = newId('per')
  await db
    .insertInto('identity.person')
    .values({
      id,
      name,
      organisation_id: organisation,
      roles: held.roles,
      given_by: held.roles.length > 0 ? givenBy : null,
      created_at: now,
    })
    .execute()
  for (const { organisation, roles } of held.memberships) {
    await setRoles(db, { person: id, organisation, roles, givenBy }, now)
  }
  return { id, name, organisation, roles: held.roles, memberships: held.memberships }
}

/** What somebody has towards every organisation, from now on. Call it while the person's row is locked. */
export async function setRolesEverywhere(
  db: Db,
  { person, roles, givenBy }: { readonly person: string; readonly roles: Role[]; readonly givenBy: string | null },
): Promise<void> {
  await db
    .updateTable('identity.person')
    // Whoever takes something away has not given what is left.
    .set((before) => ({
      roles,
      given_by: sql<
        string | null
      >`case when ${roles}::text[] <@ ${before.ref('roles')} then given_by else ${givenBy} end`,
    }))
    .where('id', '=', person)
    .execute()
}

export type ListedPerson = Omit<Person, 'organisation'> & {
  readonly organisation: Organisation | null
  readonly createdAt: Date
  readonly removedAt: Date | null
  readonly erasedAt: Date | null
}

/** Everybody who is not erased, first come first, after `after`, at most `limit`. */
export async function listPeople(db: Db, after: MomentPlace | undefined, limit: number): Promise<ListedPerson[]> {
  const rows = await selectListed(db)
    .where('person.erased_at', 'is', null)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('person.created_at', 'person.id'), '>', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('person.created_at')
    .orderBy('person.id')
    .limit(limit)
    .execute()
  return rows.map(listedOf)
}

/** Anybody who was ever here. */
export async function readListedPerson(db: Db, id: string): Promise<ListedPerson | undefined> {
  const row = await selectListed(db).where('person.id', '=', id).executeTakeFirst()
  return row && listedOf(row)
}

export function stateOf({ removedAt, erasedAt }: Pick<ListedPerson, 'removedAt' | 'erasedAt'>): PersonState {
  if (erasedAt) return 'erased'
  return removedAt ? 'removed' : 'active'
}

function selectListed(db: Db) {
  return db
    .selectFrom('identity.person as person')
    .leftJoin('identity.organisation as organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.roles', 'person.created_at as createdAt'])
    .select(['person.removed_at as removedAt', 'person.erased_at as erasedAt'])
    .select(membershipsNow('person.id'))
    .select(['organisation.id as organisationId', 'organisation.kind', 'organisation.names', 'organisation.verified'])
}

type ListedRow = Omit<ListedPerson, 'organisation'> & {
  readonly organisationId: string | null
  readonly kind: Organisation['kind']
  readonly names: Multilingual | null
  readonly verified: boolean | null
}

function listedOf({ organisationId, kind, names, verified, ...person }: ListedRow): ListedPerson {
  const organisation = organisationId && names ? { id: organisationId, kind, names, verified: verified === true } : null
  return { ...person, organisation }
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

/** The links with which somebody would sign in. */
export async function deleteLinks(db: Db, person: string): Promise<void> {
  await db.deleteFrom('identity.one_time_link').where('person_id', '=', person).execute()
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
  const id = newId('ssn')
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
    .where('removed_at', 'is', null)
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
