import { type Kysely, sql } from 'kysely'
import { newId } from '../../kernel/identifier.ts'
import { languages, type Multilingual } from '../../kernel/language.ts'
import { nameDigest, type Organisation } from './organisation.ts'
import type { IdentityTables } from './tables.ts'

export async function findOrganisation(db: Kysely<IdentityTables>, id: string): Promise<Organisation | undefined> {
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
export async function findOrCreateOrganisation(
  db: Kysely<IdentityTables>,
  names: Multilingual,
  now: Date,
): Promise<Organisation> {
  const digests = nameDigests(names)
  const known = await findByName(db, digests)
  if (known) return known

  await sql`select pg_advisory_xact_lock(hashtext('identity.organisation'))`.execute(db)
  const made = await findByName(db, digests)
  if (made) return made

  const organisation: Organisation = { id: newId('org'), kind: null, names, verified: false }
  await db
    .insertInto('identity.organisation')
    .values({ ...organisation, names: JSON.stringify(names), created_at: now })
    .execute()
  await db
    .insertInto('identity.organisation_name')
    .values(digests.map((digest) => ({ name_digest: digest, organisation_id: organisation.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return organisation
}

/** The organisation that is known by one of these names. */
export async function findOrganisationNamed(
  db: Kysely<IdentityTables>,
  names: Multilingual,
): Promise<Organisation | undefined> {
  return findByName(db, nameDigests(names))
}

function nameDigests(names: Multilingual): Buffer[] {
  return languages.flatMap((language) => {
    const name = names[language]
    return name === undefined ? [] : [nameDigest(name)]
  })
}

async function findByName(db: Kysely<IdentityTables>, digests: readonly Buffer[]): Promise<Organisation | undefined> {
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
