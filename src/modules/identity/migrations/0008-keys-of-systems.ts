import { type Kysely, sql } from 'kysely'

export const name = '0008-keys-of-systems'

/** A key may be bound to a registered system, which it asks as citizens do; then it acts under no permit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table identity.key
      add column system_id text collate "C",
      add constraint key_bound_once check (num_nonnulls(permit_id, system_id) < 2)`.execute(db)
}
