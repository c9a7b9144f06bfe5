import type { Kysely } from 'kysely'
import type { PersonalTreatment } from './permit.ts'
import type { PermitTables } from './tables.ts'

type PermitDatabase = Kysely<PermitTables>

/** What an owner of data decided on a request for them, or a rule in their place. */
export type DecisionRow = {
  readonly owner: string
  readonly granted: boolean
  readonly reason: string | null
  readonly days: number | null
  readonly personal: PersonalTreatment | null
  readonly at: Date
  readonly logIndex: number
}

/** What owners have decided on these requests. */
export async function decisionsOn(
  db: PermitDatabase,
  requests: readonly string[],
): Promise<ReadonlyMap<string, DecisionRow[]>> {
  const found = new Map<string, DecisionRow[]>()
  if (requests.length === 0) return found
  const rows = await db
    .selectFrom('permits.decision')
    .selectAll()
    .where('request_id', 'in', requests)
    .orderBy('request_id')
    .orderBy('log_index')
    .orderBy('owner_id')
    .execute()
  for (const row of rows) {
    const { owner_id: owner, granted, reason, days, personal, at, log_index } = row
    const decided = found.get(row.request_id) ?? []
    decided.push({ owner, granted, reason, days, personal, at, logIndex: Number(log_index) })
    found.set(row.request_id, decided)
  }
  return found
}

export async function insertDecisions(
  db: PermitDatabase,
  request: string,
  decisions: readonly DecisionRow[],
): Promise<void> {
  await db
    .insertInto('permits.decision')
    .values(
      decisions.map(({ owner, granted, reason, days, personal, at, logIndex }) => ({
        request_id: request,
        owner_id: owner,
        granted,
        reason,
        days,
        personal,
        at,
        log_index: logIndex,
      })),
    )
    .execute()
}
