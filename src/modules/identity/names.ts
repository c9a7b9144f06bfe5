import type { Kysely } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { IdentityTables } from './tables.ts'

/** What people are called, by their ids; those that are not there, or were erased, are left out. */
export async function namesOfPeople(
  db: Kysely<IdentityTables>,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(people)])
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What organisations are called, by their ids; those that are not there are left out. */
export async function namesOfOrganisations(
  db: Kysely<IdentityTables>,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, Multilingual>> {
  if (organisations.length === 0) return new Map()
  const rows = await db
    .selectFrom('identity.organisation')
    .select(['id', 'names'])
    .where('id', 'in', [...new Set(organisations)])
    .execute()
  return new Map(rows.map(({ id, names }) => [id, names]))
}

/** The organisations that a person is a member of now. */
export async function organisationsOf(db: Kysely<IdentityTables>, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.membership')
    .select('organisation_id')
    .where('person_id', '=', person)
    .where('until', 'is', null)
    .execute()
  return rows.map(({ organisation_id }) => organisation_id)
}
