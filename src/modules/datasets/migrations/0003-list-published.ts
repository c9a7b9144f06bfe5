import { type Kysely, sql } from 'kysely'

export const name = '0003-list-published'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index version_published on datasets.version (published_at desc, dataset_id desc, digest desc)
      where published_at is not null`.execute(db)
}
