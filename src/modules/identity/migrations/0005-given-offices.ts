import { type Kysely, sql } from 'kysely'

export const name = '0005-given-offices'

/** Who gave somebody what they are, in an organisation and everywhere. Null: the first link, or this machine itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['membership', 'person']) {
    await sql`
      alter table ${sql.table(`identity.${table}`)} add column given_by text references identity.person (id)`.execute(
      db,
    )
  }
}
