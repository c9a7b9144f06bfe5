import { type Kysely, sql } from 'kysely'

export const name = '0002-count-unsigned-reports'

/** Apart from the reports, so that nothing says which of them came from where. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table register.unsigned_report (neighbourhood bytea not null, at timestamptz not null)`.execute(db)
  await sql`create index unsigned_report_at on register.unsigned_report (at)`.execute(db)
  await sql`create index unsigned_report_neighbourhood on register.unsigned_report (neighbourhood)`.execute(db)
}
