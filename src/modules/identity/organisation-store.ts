import { type Kysely, sql } from 'kysely'
import { newId } from '../../kernel/identifier.ts'
import { type Language, languages, type Multilingual } from '../../kernel/language.ts'
import { nameDigest, type Organisation, type OrganisationParticulars } from './organisation.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  return db
    .selectFrom('identity.organisation')
    .select(['id', 'kind', 'names', 'verified'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The organisation that has one of these names, Arabic first; else a new one, unverified and of no known kind. Names of an
 * organisation that exists stay as they are. Call it in a transaction: of two at once, one makes it and the other finds it.
 */
export async function findOrCreateOrganisation(db: Db, names: Multilingual, now: Date): Promise<Organisation> {
  const digests = nameDigests(names)
  const known = await findByName(db, digests)
  if (known) return known

  await lockOrganisations(db)
  const made = await findByName(db, digests)
  if (made) return made

  const organisation: Organisation = { id: newId('org'), kind: null, names, verified: false }
  await db
    .insertInto('identity.organisation')
    .values({ ...organisation, names: JSON.stringify(names), created_at: now })
    .execute()
  await insertNames(db, organisation.id, names)
  return organisation
}

/** The organisation that is known by one of these names. */
export async function findOrganisationNamed(db: Db, names: Multilingual): Promise<Organisation | undefined> {
  return findByName(db, nameDigests(names))
}

function nameDigests(names: Multilingual): Buffer[] {
  return languages.flatMap((language) => {
    const name = names[language]
    return name === undefined ? [] : [nameDigest(name)]
  })
}

async function findByName(db: Db, digests: readonly Buffer[]): Promise<Organisation | undefined> {
  const rows = await db
    .selectFrom('identity.organisation_name')
    .innerJoin('identity.organisation', 'identity.organisation.id', 'identity.organisation_name.organisation_id')
    .select(['id', 'kind', 'names', 'verified', 'name_digest'])
    .where('name_digest', 'in', digests)
    .execute()
  for (const digest of digests) {
    const row = rows.find((row) => row.name_digest.equals(digest))
    if (row) return { id: row.id, kind: row.kind, names: row.names, verified: row.verified }
  }
  return undefined
}

/** Until the transaction ends, nobody else names an organisation or says which one it belongs to. */
export async function lockOrganisations(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.organisation'))`.execute(db)
}

export async function readParticulars(db: Db, id: string): Promise<OrganisationParticulars | undefined> {
  const row = await selectParticulars(db).where('organisation.id', '=', id).executeTakeFirst()
  return row && particularsOf(row)
}

/** Those of these ids that are of an organisation which is not closed. */
export async function openOrganisations(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('identity.organisation')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('closed_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** `closed` when it is; until the transaction ends it is not closed by somebody else. */
export async function holdOrganisation(db: Db, id: string): Promise<'open' | 'closed' | 'absent'> {
  const row = await db
    .selectFrom('identity.organisation')
    .select('closed_at')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (!row) return 'absent'
  return row.closed_at === null ? 'open' : 'closed'
}

/** The place of an organisation in the list: the name by which it is sorted, and its id. */
export type OrganisationPlace = { readonly name: string; readonly id: string }

type OrganisationFilter = { readonly kind?: Organisation['kind'] | undefined; readonly region?: string | undefined }

/** Those that are not closed, by their name in a language, after `after`, at most `limit`. */
export async function listOrganisations(
  db: Db,
  language: Language,
  { kind, region }: OrganisationFilter,
  { after, limit }: { readonly after: OrganisationPlace | undefined; readonly limit: number },
): Promise<(OrganisationParticulars & { readonly sortedBy: string })[]> {
  const fallbacks = sql.join(
    [language, ...languages].map((one) => sql`organisation.names ->> ${sql.lit(one)}`),
    sql`, `,
  )
  // Byte order, so that a cursor means the same whatever collation a database was made with.
  const sortedBy = sql<string>`coalesce(${fallbacks}) collate "C"`
  let rows = selectParticulars(db).select(sortedBy.as('sortedBy')).where('organisation.closed_at', 'is', null)
  if (kind) rows = rows.where('organisation.kind', '=', kind)
  if (region !== undefined) rows = rows.where('organisation.region', '=', region)
  if (after) rows = rows.where(sql<boolean>`(${sortedBy}, organisation.id) > (${after.name}, ${after.id})`)
  const found = await rows.orderBy(sortedBy).orderBy('organisation.id').limit(limit).execute()
  return found.map(({ sortedBy, ...row }) => ({ ...particularsOf(row), sortedBy }))
}

/** What may be said of an organisation beside its names. */
type Said = {
  readonly kind?: Organisation['kind'] | undefined
  readonly region?: string | null | undefined
  readonly parent?: string | null | undefined
  readonly verified?: boolean | undefined
}

/** A new one's id. `undefined` when another is known by one of the names. Call it in a transaction. */
export async function insertOrganisation(
  db: Db,
  names: Multilingual,
  { kind, region, parent, verified }: Said,
  now: Date,
): Promise<string | undefined> {
  await lockOrganisations(db)
  if (await findByName(db, nameDigests(names))) return undefined
  const id = newId('org')
  await db
    .insertInto('identity.organisation')
    .values({
      id,
      kind: kind ?? null,
      names: JSON.stringify(names),
      verified: verified ?? false,
      region: region ?? null,
      parent_id: parent ?? null,
      created_at: now,
    })
    .execute()
  await insertNames(db, id, names)
  return id
}

/**
 * `false`, and nothing is changed, when another is known by one of the names. It is not found by its former names any
 * more. Call it in a transaction.
 */
export async function renameOrganisation(db: Db, id: string, names: Multilingual): Promise<boolean> {
  await lockOrganisations(db)
  const others = await db
    .selectFrom('identity.organisation_name')
    .select('organisation_id')
    .where('name_digest', 'in', nameDigests(names))
    .where('organisation_id', '<>', id)
    .execute()
  if (others.length > 0) return false
  await db.deleteFrom('identity.organisation_name').where('organisation_id', '=', id).execute()
  await insertNames(db, id, names)
  await db
    .updateTable('identity.organisation')
    .set({ names: JSON.stringify(names) })
    .where('id', '=', id)
    .execute()
  return true
}

export async function changeParticulars(db: Db, id: string, { kind, region, parent, verified }: Said): Promise<void> {
  const changes = {
    ...(kind !== undefined && { kind }),
    ...(region !== undefined && { region }),
    ...(parent !== undefined && { parent_id: parent }),
    ...(verified !== undefined && { verified }),
  }
  if (Object.keys(changes).length === 0) return
  await db.updateTable('identity.organisation').set(changes).where('id', '=', id).execute()
}

/** Whether `id` is `other`, or `other` belongs to it, directly or through others. */
export async function isWithin(db: Db, id: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (id) as (
      select ${other}::text
      union select parent_id from identity.organisation join above using (id) where parent_id is not null
    ) select id from above where id = ${id}`.execute(db)
  return rows.length > 0
}

/** `false` when it was closed before: of two requests at once, exactly one gets `true`. */
export async function markClosed(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.organisation')
    .set({ closed_at: now })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function insertNames(db: Db, id: string, names: Multilingual): Promise<void> {
  await db
    .insertInto('identity.organisation_name')
    .values(nameDigests(names).map((digest) => ({ name_digest: digest, organisation_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function selectParticulars(db: Db) {
  return db
    .selectFrom('identity.organisation as organisation')
    .leftJoin('identity.organisation as parent', 'parent.id', 'organisation.parent_id')
    .select(['organisation.id', 'organisation.kind', 'organisation.names', 'organisation.verified'])
    .select(['organisation.region', 'organisation.closed_at', 'parent.id as parentId', 'parent.names as parentNames'])
}

type ParticularsRow = Organisation & {
  readonly region: string | null
  readonly closed_at: Date | null
  readonly parentId: string | null
  readonly parentNames: Multilingual | null
}

function particularsOf({
  closed_at: closedAt,
  parentId,
  parentNames,
  ...row
}: ParticularsRow): OrganisationParticulars {
  const parent = parentId !== null && parentNames !== null ? { id: parentId, names: parentNames } : null
  return { ...row, parent, closedAt: closedAt?.toISOString() ?? null }
}
