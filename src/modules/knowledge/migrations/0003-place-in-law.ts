import { type Kysely, sql } from 'kysely'

export const name = '0003-place-in-law'

/**
 * A page knows where its stretches stand in legal texts. Passages are cut anew when that, or the reader, changes: the
 * former ones stay under their ordinals, since an index that answers until the next is built names them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table knowledge.page add column outline jsonb`.execute(db)
  await sql`alter table knowledge.passage add column cut text not null default ''`.execute(db)
}
