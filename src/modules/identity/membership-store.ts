import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { OrganisationRole } from '../../kernel/principal.ts'
import type { MomentPlace } from './cursor.ts'
import type { Membership } from './membership.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/** The memberships that last, of the person in a column, as JSON. */
export function membershipsNow(person: 'identity.person.id' | 'person.id' | 'identity.key.holder_id') {
  return sql<Membership[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('organisation', organisation_id, 'roles', roles) order by organisation_id), '[]')
    from identity.membership where person_id = ${sql.ref(person)} and until is null
  )`.as('memberships')
}

/** The roles that somebody has in an organisation now; `undefined` when they do not belong to it. */
export async function findRoles(db: Db, person: string, organisation: string): Promise<OrganisationRole[] | undefined> {
  const row = await db
    .selectFrom('identity.membership')
    .select('roles')
    .where('person_id', '=', person)
    .where('organisation_id', '=', organisation)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row?.roles
}

/**
 * Gives somebody these roles in an organisation and no others, from now on; what they had stays as a row that has ended. It
 * becomes the organisation that they act for, when they acted for none. Call it while the person's row is locked.
 */
export async function setRoles(
  db: Db,
  {
    person,
    organisation,
    roles,
    givenBy,
  }: {
    readonly person: string
    readonly organisation: string
    readonly roles: OrganisationRole[]
    readonly givenBy: string | null
  },
  now: Date,
): Promise<void> {
  const before = await db
    .selectFrom('identity.membership')
    .select(['roles', 'given_by'])
    .where('person_id', '=', person)
    .where('organisation_id', '=', organisation)
    .where('until', 'is', null)
    .executeTakeFirst()
  // Whoever takes something away has not given what is left.
  const isLess = before !== undefined && roles.every((role) => before.roles.includes(role))
  const given_by = isLess ? before.given_by : givenBy
  await endRows(db, now, sql`person_id = ${person} and organisation_id = ${organisation}`)
  await db
    .insertInto('identity.membership')
    .values({ person_id: person, organisation_id: organisation, roles, since: now, until: null, given_by })
    // Changed twice within a millisecond: the later holds.
    .onConflict((same) =>
      same.columns(['person_id', 'organisation_id', 'since']).doUpdateSet({ roles, until: null, given_by }),
    )
    .execute()
  await db
    .updateTable('identity.person')
    .set({ organisation_id: organisation })
    .where('id', '=', person)
    .where('organisation_id', 'is', null)
    .execute()
}

/** `false` when they do not belong to it. Call it while the person's row is locked. */
export async function endMembership(db: Db, person: string, organisation: string, now: Date): Promise<boolean> {
  return (await endRows(db, now, sql`person_id = ${person} and organisation_id = ${organisation}`)) > 0
}

export async function endMembershipsOf(db: Db, person: string, now: Date): Promise<void> {
  await endRows(db, now, sql`person_id = ${person}`)
}

/** Everybody leaves. */
export async function endMembershipsIn(db: Db, organisation: string, now: Date): Promise<void> {
  // People before their memberships, as everywhere: nobody waits in a circle.
  await sql`
    select id from identity.person where id in (
      select person_id from identity.membership where organisation_id = ${organisation} and until is null
    ) order by id for update`.execute(db)
  await endRows(db, now, sql`organisation_id = ${organisation}`)
}

/** Ends memberships that last; whoever acted for one of those organisations acts for another of theirs, or for none. */
async function endRows(db: Db, now: Date, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ person_id: string; organisation_id: string }>`
    update identity.membership set until = ${now} where until is null and ${which}
    returning person_id, organisation_id`.execute(db)
  if (rows.length === 0) return 0
  await sql`
    update identity.person set organisation_id = (
      select organisation_id from identity.membership
      where person_id = identity.person.id and until is null order by since, organisation_id limit 1
    )
    from unnest(${rows.map((row) => row.person_id)}::text[], ${rows.map((row) => row.organisation_id)}::text[])
      as ended (person_id, organisation_id)
    where identity.person.id = ended.person_id and identity.person.organisation_id = ended.organisation_id`.execute(db)
  return rows.length
}

export type Member = {
  readonly person: string
  readonly name: string
  readonly roles: OrganisationRole[]
  readonly since: Date
}

/** Who belongs to an organisation, first come first, after `after`, at most `limit`. */
export async function listMembers(
  db: Db,
  organisation: string,
  { after, limit }: { readonly after: MomentPlace | undefined; readonly limit: number },
): Promise<Member[]> {
  return db
    .selectFrom('identity.membership as membership')
    .innerJoin('identity.person as person', 'person.id', 'membership.person_id')
    .select(['membership.person_id as person', 'person.name', 'membership.roles', 'membership.since'])
    .where('membership.organisation_id', '=', organisation)
    .where('membership.until', 'is', null)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('membership.since', 'membership.person_id'), '>', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('membership.since')
    .orderBy('membership.person_id')
    .limit(limit)
    .execute()
}

export type NamedMembership = {
  readonly organisation: { readonly id: string; readonly names: Multilingual }
  readonly roles: OrganisationRole[]
  readonly since: Date
}

/** Where somebody belongs now, first come first. */
export async function listMemberships(db: Db, person: string): Promise<NamedMembership[]> {
  const rows = await db
    .selectFrom('identity.membership as membership')
    .innerJoin('identity.organisation as organisation', 'organisation.id', 'membership.organisation_id')
    .select(['organisation.id', 'organisation.names', 'membership.roles', 'membership.since'])
    .where('membership.person_id', '=', person)
    .where('membership.until', 'is', null)
    .orderBy('membership.since')
    .orderBy('organisation.id')
    .execute()
  return rows.map(({ id, names, roles, since }) => ({ organisation: { id, names }, roles, since }))
}
