import { type Kysely, sql } from 'kysely'

export const name = '0004-newest-in-force'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index record_in_force on programmes.record (published_at desc, id desc) where state = 'published'`.execute(
    db,
  )
}
