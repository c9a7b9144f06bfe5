import { type Kysely, sql } from 'kysely'
import { PermitDocument } from '../../../libs/permit/index.ts'
import { isConsented } from './permit-consents.ts'
import type { PermitTables } from './tables.ts'

/** Until when each of these permits holds, of those that hold at this moment: for whoever may use them. */
export async function permitsInForce(
  db: Kysely<PermitTables>,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ id: string; until_at: Date; document: string }>`
    select permit.id, permit.until_at, permit.document
    from unnest(${ids}::text[]) as wanted (id)
    join permits.permit using (id)
    where permit.from_at <= ${now} and permit.until_at > ${now}
      and not exists (select from permits.revocation where permit_id = permit.id)`.execute(db)
  const inForce = new Map<string, Date>()
  for (const { id, until_at, document } of rows) {
    if (await isConsented(db, PermitDocument.parse(JSON.parse(document)), now)) inForce.set(id, until_at)
  }
  return inForce
}
