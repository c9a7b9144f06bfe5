import { type Kysely, sql } from 'kysely'
import type { RegisterTables } from './tables.ts'

export type ReportCounts = {
  readonly incidents: {
    readonly reported: number
    readonly confirmed: number
    readonly closed: number
    readonly dismissed: number
    readonly blocking: number
  }
  readonly contests: { readonly open: number; readonly upheld: number; readonly rejected: number }
}

/** How many incidents and contests a system has in each state. */
export async function reportCounts(db: Kysely<RegisterTables>, system: string): Promise<ReportCounts> {
  const { rows } = await sql<Record<keyof ReportCounts['incidents'] | keyof ReportCounts['contests'], string>>`
    select incidents.*, contests.* from (
      select
        count(*) filter (where state = 'reported') as reported,
        count(*) filter (where state = 'confirmed') as confirmed,
        count(*) filter (where state = 'closed') as closed,
        count(*) filter (where state = 'dismissed') as dismissed,
        count(*) filter (where blocks) as blocking
      from register.incident where system_id = ${system}
    ) incidents, (
      select
        count(*) filter (where state = 'open') as open,
        count(*) filter (where state = 'upheld') as upheld,
        count(*) filter (where state = 'rejected') as rejected
      from register.contest where system_id = ${system}
    ) contests`.execute(db)
  const { reported, confirmed, closed, dismissed, blocking, open, upheld, rejected } = rows[0]!
  return {
    incidents: {
      reported: Number(reported),
      confirmed: Number(confirmed),
      closed: Number(closed),
      dismissed: Number(dismissed),
      blocking: Number(blocking),
    },
    contests: { open: Number(open), upheld: Number(upheld), rejected: Number(rejected) },
  }
}
