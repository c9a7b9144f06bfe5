import { type Kysely, sql } from 'kysely'
import type { IdentityTables } from './tables.ts'

/**
 * Who made somebody the officer or administrator that they are now: none of them is another person to whoever they put in
 * office. What the first link or this machine itself gave is in nobody's name.
 */
export async function appointedBy(db: Kysely<IdentityTables>, person: string): Promise<string[]> {
  const { rows } = await sql<{ given_by: string }>`
    select given_by from identity.membership
    where person_id = ${person} and until is null and 'data-officer' = any(roles) and given_by is not null
    union
    select given_by from identity.person
    where id = ${person} and roles && array['data-officer', 'administrator'] and given_by is not null`.execute(db)
  return rows.map((row) => row.given_by)
}

/** The same of approvers of an organisation, and of everywhere: who made each of these people one. */
export async function approversAppointedBy(
  db: Kysely<IdentityTables>,
  { people, organisation }: { readonly people: readonly string[]; readonly organisation: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ person: string; given_by: string[] }>`
    select person, array_agg(given_by) as given_by from (
      select person_id as person, given_by from identity.membership
      where person_id = any (${people}::text[]) and organisation_id = ${organisation}
        and until is null and 'approver' = any(roles) and given_by is not null
      union
      select id, given_by from identity.person
      where id = any (${people}::text[]) and 'approver' = any(roles) and given_by is not null
    ) as given group by person`.execute(db)
  return new Map(rows.map(({ person, given_by }) => [person, given_by]))
}
