import { type Kysely, sql } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { AuditTables } from './tables.ts'

type AuditDatabase = Kysely<AuditTables>

/** Forgets what another module keeps of decisions, named by their places in the log; in the transaction that it is given. */
export type ForgetDecisions = (db: Database, decisions: readonly number[]) => Promise<void>

/** How many decisions one statement forgets. */
const forgottenAtOnce = 1_000

/**
 * Forgets what decisions say about a person: the bodies with who opened them, the salts without which nobody can tell what
 * the commitments of their entries and outcomes meant, and what `others` keep of those decisions. The log itself stays as
 * it is and still verifies. Where the person opened somebody else's decision, their name goes. Some thousand rows a
 * statement, in the caller's transaction; again is no harm. Calls under way write later: see `forgetLate`.
 */
export async function forgetPrincipal(
  db: AuditDatabase,
  holder: string,
  others: readonly ForgetDecisions[] = [],
): Promise<void> {
  await sql`
    insert into audit.forgotten (holder, at) values (${holder}, now())
    on conflict (holder) do update set at = excluded.at`.execute(db)
  await forgetDecisionsOf(db, holder, others)
  await db
    .updateTable('audit.opening')
    .set({ name: null })
    .where('by', '=', holder)
    .where('name', 'is not', null)
    .execute()
}

/**
 * Forgets what calls wrote that were under way when their person was forgotten: for a day whatever is still written about
 * them, and the outcomes of their decisions whenever those come.
 */
export async function forgetLate(db: AuditDatabase, others: readonly ForgetDecisions[]): Promise<void> {
  const holders = await db.selectFrom('audit.forgotten').select('holder').execute()
  for (const { holder } of holders) {
    await db.transaction().execute((transaction) => forgetDecisionsOf(transaction, holder, others))
  }
  if (holders.length > 0) await sql`delete from audit.forgotten where at < now() - interval '1 day'`.execute(db)

  const waiting = await db.selectFrom('audit.forgotten_unsettled').select('decision_index').limit(1).execute()
  if (waiting.length === 0) return
  await db.transaction().execute((transaction) => forgetSettled(transaction, others))
}

async function forgetDecisionsOf(db: AuditDatabase, holder: string, others: readonly ForgetDecisions[]): Promise<void> {
  for (let forgotten = forgottenAtOnce; forgotten === forgottenAtOnce; ) {
    const { rows } = await sql<{ index: string }>`
      with gone as (
        delete from audit.body
        where index in (select index from audit.body where holder = ${holder} order by index limit ${forgottenAtOnce})
        returning index
      ),
      entries as (update audit.entry set salt = null from gone where entry.index = gone.index),
      outcomes as (update audit.outcome set salt = null from gone where outcome.decision_index = gone.index),
      unsettled as (
        insert into audit.forgotten_unsettled
        select gone.index from gone join audit.entry on entry.index = gone.index
        where needs_outcome and not exists (select from audit.outcome where decision_index = gone.index)
      )
      select index from gone`.execute(db)
    forgotten = rows.length
    await tell(db, others, rows)
  }
}

async function forgetSettled(db: AuditDatabase, others: readonly ForgetDecisions[]): Promise<void> {
  const { rows } = await sql<{ index: string }>`
    with settled as (
      delete from audit.forgotten_unsettled where decision_index in (
        select late.decision_index from audit.forgotten_unsettled as late
        join audit.outcome on outcome.decision_index = late.decision_index
        limit ${forgottenAtOnce}
      )
      returning decision_index
    ),
    outcomes as (update audit.outcome set salt = null from settled where outcome.decision_index = settled.decision_index)
    select decision_index as index from settled`.execute(db)
  await tell(db, others, rows)
}

async function tell(
  db: AuditDatabase,
  others: readonly ForgetDecisions[],
  rows: readonly { readonly index: string }[],
): Promise<void> {
  if (rows.length === 0) return
  const decisions = rows.map(({ index }) => Number(index))
  for (const forget of others) await forget(db, decisions)
}
