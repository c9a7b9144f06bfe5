import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Content, Organisation } from './public-problem.ts'
import type { ProblemState } from './state.ts'
import type { CallTables } from './tables.ts'

type CallDatabase = Kysely<CallTables>
export type ProblemRow = Selectable<CallTables['calls.problem']>

/** A problem by its id, or by its code in either case: `P1`, `p1`. */
export async function findProblem(db: CallDatabase, name: string): Promise<ProblemRow | undefined> {
  return named(db, name).executeTakeFirst()
}

/** Of two transactions that change the same problem, one waits here for the other. */
export async function lockProblem(db: CallDatabase, name: string): Promise<ProblemRow | undefined> {
  return named(db, name).forNoKeyUpdate().executeTakeFirst()
}

function named(db: CallDatabase, name: string) {
  const query = db.selectFrom('calls.problem').selectAll()
  return name.startsWith('pb_') ? query.where('id', '=', name) : query.where('number', '=', Number(name.slice(1)))
}

export async function findBySecret(db: CallDatabase, digest: Buffer): Promise<ProblemRow | undefined> {
  return db.selectFrom('calls.problem').selectAll().where('secret_digest', '=', digest).executeTakeFirst()
}

export function contentOf(row: ProblemRow): Content {
  return {
    title: row.title,
    need: row.need,
    people: row.people,
    dataThatExist: row.data_that_exist,
    dataMissing: row.data_missing,
    dataSets: row.data_sets,
    sectors: row.sectors,
    regions: row.regions,
    axes: row.axes,
    from: row.follows,
  }
}

export function ownerOf({ owner_id, owner_names, owner_verified }: ProblemRow): Organisation | null {
  if (owner_id === null || owner_names === null || owner_verified === null) return null
  return { id: owner_id, names: owner_names, verified: owner_verified }
}

export function takerOf({ taker_id, taker_names, taker_verified }: ProblemRow): Organisation | null {
  if (taker_id === null || taker_names === null || taker_verified === null) return null
  return { id: taker_id, names: taker_names, verified: taker_verified }
}

/** How many problems were proposed since a moment, counted no further than `most`. */
export async function countProposedSince(db: CallDatabase, since: Date, most: number): Promise<number> {
  const recent = db.selectFrom('calls.problem').select('id').where('proposed_at', '>', since).limit(most)
  const { count } = await db
    .selectFrom(recent.as('recent'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertProblem(
  db: CallDatabase,
  problem: { readonly id: string; readonly content: Content; readonly secretDigest: Buffer },
  at: Date,
): Promise<void> {
  await db
    .insertInto('calls.problem')
    .values({
      id: problem.id,
      number: null,
      ...contentColumns(problem.content),
      ...ownerColumns(null),
      ...takerColumns(null),
      state: 'proposed',
      secret_digest: problem.secretDigest,
      proposed_at: at,
      changed_at: at,
    })
    .execute()
}

export async function updateContent(
  db: CallDatabase,
  id: string,
  said: { readonly content: Content; readonly owner: Organisation | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('calls.problem')
    .set({ ...contentColumns(said.content), ...ownerColumns(said.owner), changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** `number` is set at admission, once. */
export async function updateState(
  db: CallDatabase,
  id: string,
  to: { readonly state: ProblemState; readonly takenUpBy: Organisation | null; readonly number?: number },
  at: Date,
): Promise<void> {
  await db
    .updateTable('calls.problem')
    .set({
      state: to.state,
      ...takerColumns(to.takenUpBy),
      ...(to.number !== undefined && { number: to.number }),
      changed_at: at,
    })
    .where('id', '=', id)
    .execute()
}

/** The first number that no problem had, or the one that is wanted if it is free. Others who ask wait for this transaction. */
export async function takeNumber(db: CallDatabase, wanted: number | undefined): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('calls.problem.number'))`.execute(db)
  if (wanted !== undefined) {
    const taken = await db.selectFrom('calls.problem').select('id').where('number', '=', wanted).executeTakeFirst()
    return taken ? undefined : wanted
  }
  const { last } = await db
    .selectFrom('calls.problem')
    .select((columns) => columns.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** The place after a problem in the list's order. */
export type ProblemPlace = { readonly at: Date; readonly id: string }

export type ProblemFilter = {
  readonly sector?: Content['sectors'][number] | undefined
  readonly region?: Content['regions'][number] | undefined
  readonly axis?: string | undefined
  readonly from?: string | undefined
  readonly state?: ProblemState | undefined
}

/** Problems newest first, after `after`, at most `limit`. Those that were not admitted only when `inside` says so. */
export async function listRows(
  db: CallDatabase,
  { sector, region, axis, from, state }: ProblemFilter,
  {
    inside,
    after,
    limit,
  }: { readonly inside: boolean; readonly after: ProblemPlace | undefined; readonly limit: number },
): Promise<ProblemRow[]> {
  return (
    db
      .selectFrom('calls.problem')
      .selectAll()
      // As a constraint has it, just those have a number that everybody may see.
      .$if(!inside, (query) => query.where('number', 'is not', null))
      .$if(state !== undefined, (query) => query.where('state', '=', state!))
      .$if(sector !== undefined, (query) => query.where(sql<SqlBool>`sectors @> array[${sector}]::text[]`))
      .$if(region !== undefined, (query) => query.where(sql<SqlBool>`regions @> array[${region}]::text[]`))
      .$if(axis !== undefined, (query) => query.where(sql<SqlBool>`axes @> array[${axis}]::text[]`))
      .$if(from !== undefined, (query) => query.where(sql<SqlBool>`follows @> array[${from}]::text[]`))
      .$if(after !== undefined, (query) =>
        query.where((columns) =>
          columns(columns.refTuple('proposed_at', 'id'), '<', columns.tuple(after!.at, after!.id)),
        ),
      )
      .orderBy('proposed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  )
}

function contentColumns(content: Content) {
  return {
    title: JSON.stringify(content.title),
    need: JSON.stringify(content.need),
    people: content.people && JSON.stringify(content.people),
    data_that_exist: content.dataThatExist && JSON.stringify(content.dataThatExist),
    data_missing: content.dataMissing && JSON.stringify(content.dataMissing),
    data_sets: content.dataSets,
    sectors: content.sectors,
    regions: content.regions,
    axes: content.axes,
    follows: content.from,
  }
}

function ownerColumns(owner: Organisation | null) {
  return {
    owner_id: owner?.id ?? null,
    owner_names: owner && JSON.stringify(owner.names),
    owner_verified: owner?.verified ?? null,
  }
}

function takerColumns(taker: Organisation | null) {
  return {
    taker_id: taker?.id ?? null,
    taker_names: taker && JSON.stringify(taker.names),
    taker_verified: taker?.verified ?? null,
  }
}
