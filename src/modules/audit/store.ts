import { type Kysely, sql } from 'kysely'
import type { SealedEntry } from './entry.ts'
import type { AuditTables } from './tables.ts'

type AuditDatabase = Kysely<AuditTables>

/**
 * Appends entries in order and answers the index of the first. One statement: the row of `audit.head` orders all
 * writers of all processes, so entries become visible in the order of their indexes and without gaps. It also keeps how
 * many decisions they state: counting them would read the whole log. Bodies are there exactly when their entries are.
 */
export async function appendEntries(
  db: AuditDatabase,
  entries: readonly SealedEntry[],
  owner: string,
): Promise<number> {
  const decisions = entries.reduce((sum, entry) => sum + entry.decisions, 0)
  const denials = entries.reduce((sum, entry) => sum + entry.denials, 0)
  const bodies = entries.flatMap(({ body, denials }, i) => (body ? [{ place: i + 1, denied: denials > 0, body }] : []))
  const result = await sql<{ first: string }>`
    with head as (
      update audit.head
      set size = size + ${entries.length}, decisions = decisions + ${decisions}, denials = denials + ${denials}
      returning size - ${entries.length} as first
    ),
    added as (
      insert into audit.entry (index, kind, text, leaf_hash, salt, needs_outcome, owner)
      select head.first + given.place - 1, given.kind, given.text, given.leaf_hash, given.salt, given.needs_outcome, ${owner}
      from head, unnest(
        ${entries.map((entry) => entry.kind)}::text[],
        ${entries.map((entry) => entry.text)}::text[],
        ${entries.map((entry) => entry.leafHash)}::bytea[],
        ${entries.map((entry) => entry.salt)}::bytea[],
        ${entries.map((entry) => entry.needsOutcome)}::boolean[]
      ) with ordinality as given (kind, text, leaf_hash, salt, needs_outcome, place)
    ),
    kept as (
      insert into audit.body (index, holder, denied, body)
      select head.first + given.place - 1, given.holder, given.denied, given.body
      from head, unnest(
        ${bodies.map(({ place }) => place)}::bigint[],
        ${bodies.map(({ body }) => body.holder)}::text[],
        ${bodies.map(({ denied }) => denied)}::boolean[],
        ${bodies.map(({ body }) => JSON.stringify(body.details))}::jsonb[]
      ) as given (place, holder, denied, body)
    )
    select first from head`.execute(db)
  return Number(result.rows[0]!.first)
}

export type OutcomeRow = {
  readonly decisionIndex: number
  readonly decisionLeaf: Buffer
  readonly at: Date
  readonly result: string
  readonly problem: string | null
  readonly digest: string | null
  readonly salt: Buffer | null
  readonly served: number | null
}

/** Rejects with `outcome_pkey` when the decision already has an outcome. */
export async function insertOutcome(db: AuditDatabase, outcome: OutcomeRow): Promise<void> {
  await db.insertInto('audit.outcome').values(outcomeColumns(outcome)).execute()
}

/** The same, but leaves an outcome that is there already: for what cannot be rolled back. */
export async function insertOutcomeUnlessGivenUp(db: AuditDatabase, outcome: OutcomeRow): Promise<void> {
  await db
    .insertInto('audit.outcome')
    .values(outcomeColumns(outcome))
    .onConflict((conflict) => conflict.column('decision_index').doNothing())
    .execute()
}

function outcomeColumns(outcome: OutcomeRow) {
  return {
    decision_index: outcome.decisionIndex,
    decision_leaf: outcome.decisionLeaf,
    at: outcome.at,
    result: outcome.result,
    problem: outcome.problem,
    digest: outcome.digest,
    salt: outcome.salt,
    served: outcome.served,
    entry_index: null,
  }
}

/** Outcomes that are not in the log yet, locked for this transaction. */
export async function lockUnsequenced(db: AuditDatabase, limit: number): Promise<OutcomeRow[]> {
  const rows = await db
    .selectFrom('audit.outcome')
    .selectAll()
    .where('entry_index', 'is', null)
    .orderBy('decision_index')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({
    decisionIndex: Number(row.decision_index),
    decisionLeaf: row.decision_leaf,
    at: row.at,
    result: row.result,
    problem: row.problem,
    digest: row.digest,
    salt: row.salt,
    served: row.served,
  }))
}

/** Records where each outcome stands in the log: the first at `first`, the others after it in the order given. */
export async function markSequenced(db: AuditDatabase, decisions: readonly number[], first: number): Promise<void> {
  await sql`
    update audit.outcome set entry_index = ${first} + given.place - 1
    from unnest(${decisions}::bigint[]) with ordinality as given (decision_index, place)
    where outcome.decision_index = given.decision_index`.execute(db)
}

/** Extends the lease of a process that settles decisions. Time is the database's, so that processes agree on it. */
export async function renewOwner(db: AuditDatabase, owner: string, seconds: number): Promise<void> {
  await sql`
    insert into audit.owner (id, expires_at) values (${owner}, now() + make_interval(secs => ${seconds}))
    on conflict (id) do update set expires_at = excluded.expires_at`.execute(db)
}

/** Ends the lease at once: an orderly end, after which nothing of this owner is in flight. */
export async function endOwner(db: AuditDatabase, owner: string): Promise<void> {
  await db.deleteFrom('audit.owner').where('id', '=', owner).execute()
}

/**
 * Settles as abandoned every decision without outcome whose owner's lease has run out, and those of `owner` itself
 * below `ownBelow` that are not in flight any more. Answers how many. Where everything is settled is remembered, so a
 * long log is not read again and again.
 */
export async function abandonLost(
  db: AuditDatabase,
  lost: { readonly owner: string; readonly ownBelow: number; readonly inFlight: readonly number[] },
): Promise<number> {
  const result = await sql`
    insert into audit.outcome (decision_index, decision_leaf, at, result)
    select entry.index, entry.leaf_hash, now(), 'abandoned'
    from audit.entry
    where entry.needs_outcome
      and entry.index >= (select settled_below from audit.sweep)
      and not exists (select from audit.outcome where outcome.decision_index = entry.index)
      and (
        (entry.owner = ${lost.owner} and entry.index < ${lost.ownBelow} and entry.index <> all (${lost.inFlight}::bigint[]))
        or (entry.owner <> ${lost.owner} and not exists (
          select from audit.owner where owner.id = entry.owner and owner.expires_at > now()
        ))
      )
    on conflict (decision_index) do nothing`.execute(db)
  await sql`
    update audit.sweep set settled_below = coalesce((
      select min(entry.index) from audit.entry
      where entry.needs_outcome
        and entry.index >= sweep.settled_below
        and not exists (select from audit.outcome where outcome.decision_index = entry.index)
    ), (select size from audit.head))`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

export async function logSize(db: AuditDatabase): Promise<number> {
  const row = await db.selectFrom('audit.head').select('size').where('id', '=', 1).executeTakeFirstOrThrow()
  return Number(row.size)
}

export type EntryRow = {
  readonly index: number
  readonly kind: string
  readonly text: string
  readonly leafHash: Buffer
}

/** Entries from `from`, at most `limit`, in order. */
export async function entriesFrom(db: AuditDatabase, from: number, limit: number): Promise<EntryRow[]> {
  const rows = await db
    .selectFrom('audit.entry')
    .select(['index', 'kind', 'text', 'leaf_hash'])
    .where('index', '>=', String(from))
    .orderBy('index')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ index: Number(row.index), kind: row.kind, text: row.text, leafHash: row.leaf_hash }))
}

export type OutcomePlace = {
  readonly entryIndex: number | null
  readonly at: Date
  readonly salt: Buffer | null
  readonly result: string
  readonly problem: string | null
}

export async function findOutcome(db: AuditDatabase, decision: number): Promise<OutcomePlace | undefined> {
  const row = await db
    .selectFrom('audit.outcome')
    .select(['entry_index', 'at', 'salt', 'result', 'problem'])
    .where('decision_index', '=', String(decision))
    .executeTakeFirst()
  if (!row) return undefined
  const { entry_index: place, ...outcome } = row
  return { entryIndex: place === null ? null : Number(place), ...outcome }
}

/** How many decisions the log states, and how many of them deny. */
export async function decisionCounts(
  db: AuditDatabase,
): Promise<{ readonly decisions: number; readonly denials: number }> {
  const row = await db
    .selectFrom('audit.head')
    .select(['decisions', 'denials'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  return { decisions: Number(row.decisions), denials: Number(row.denials) }
}

/** Entries that state decisions, or denials alone, below an index, the newest first. */
export async function decisionsBelow(
  db: AuditDatabase,
  wanted: { readonly denialsOnly: boolean; readonly below: number | null; readonly limit: number },
): Promise<{ readonly index: number; readonly text: string }[]> {
  const { denialsOnly, below, limit } = wanted
  const rows = await db
    .selectFrom('audit.entry')
    .select(['index', 'text'])
    .$if(!denialsOnly, (query) => query.where('kind', '<>', 'outcome'))
    // As the index `entry_denied` says it.
    .$if(denialsOnly, (query) => query.where(sql<boolean>`kind <> 'outcome' and not needs_outcome`))
    .$if(below !== null, (query) => query.where('index', '<', String(below)))
    .orderBy('index', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ index, text }) => ({ index: Number(index), text }))
}
