import { type Kysely, sql } from 'kysely'
import { sequenceOutcomes } from './sequencer.ts'
import type { AuditTables } from './tables.ts'

/**
 * Sees to it that what came of these decisions has its place in the log, before anything is done that must come after it.
 * It would come there by itself, within moments: whoever proves an order cannot leave that to chance.
 */
export async function bringIntoLog(db: Kysely<AuditTables>, decisions: readonly number[]): Promise<void> {
  let hasWaited = false
  while (await isWaiting(db, decisions)) {
    if ((await sequenceOutcomes(db)) > 0) continue
    // Another process has them in hand, and may not have given them their places yet.
    if (hasWaited) return
    await othersAreDone(db, decisions)
    hasWaited = true
  }
}

/** Waits for whoever has locked these outcomes. */
async function othersAreDone(db: Kysely<AuditTables>, decisions: readonly number[]): Promise<void> {
  await db
    .selectFrom('audit.outcome')
    .select('decision_index')
    .where('decision_index', '=', sql<string>`any (${decisions.map(String)}::bigint[])`)
    .forShare()
    .execute()
}

async function isWaiting(db: Kysely<AuditTables>, decisions: readonly number[]): Promise<boolean> {
  if (decisions.length === 0) return false
  const row = await db
    .selectFrom('audit.outcome')
    .select('decision_index')
    .where('decision_index', '=', sql<string>`any (${decisions.map(String)}::bigint[])`)
    .where('entry_index', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
