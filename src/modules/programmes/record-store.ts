import { type Kysely, type Selectable, sql } from 'kysely'
import { renewFacets } from './facet-store.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>
export type RecordRow = Selectable<ProgrammeTables['programmes.record']>
export type RevisionRow = Selectable<ProgrammeTables['programmes.revision']>

/** A record by its id or its slug. */
export async function findRecord(db: ProgrammesDatabase, name: string): Promise<RecordRow | undefined> {
  return named(db, name).executeTakeFirst()
}

/** Of two transactions that change the same record, one waits here for the other. */
export async function lockRecord(db: ProgrammesDatabase, name: string): Promise<RecordRow | undefined> {
  return named(db, name).forNoKeyUpdate().executeTakeFirst()
}

function named(db: ProgrammesDatabase, name: string) {
  // No slug has an underscore, and every id has one.
  return db
    .selectFrom('programmes.record')
    .selectAll()
    .where(name.includes('_') ? 'id' : 'slug', '=', name)
}

/** Records by slug, in no order. */
export async function findRecords(db: ProgrammesDatabase, slugs: readonly string[]): Promise<RecordRow[]> {
  if (slugs.length === 0) return []
  return db.selectFrom('programmes.record').selectAll().where('slug', 'in', slugs).execute()
}

/** `false` when the slug was taken before. */
export async function insertRecord(
  db: ProgrammesDatabase,
  record: Pick<RecordRow, 'id' | 'kind' | 'slug' | 'code' | 'sort_key'>,
  at: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('programmes.record')
    .values({ ...record, state: 'proposed', created_at: at, changed_at: at })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export type NewRevision = Pick<RevisionRow, 'record_id' | 'change' | 'base' | 'author' | 'note' | 'superseded_by'>

/** Adds a proposal and answers its number. The record is locked by the caller, or new. */
export async function insertRevision(db: ProgrammesDatabase, revision: NewRevision, at: Date): Promise<number> {
  const { number } = await db
    .insertInto('programmes.revision')
    .values((values) => ({
      ...revision,
      number: values
        .selectFrom('programmes.revision')
        .where('record_id', '=', revision.record_id)
        .select(({ fn, lit }) => sql<number>`${fn.coalesce(fn.max('number'), lit(0))} + 1`.as('number')),
      state: 'proposed',
      proposed_at: at,
    }))
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

export async function findRevision(
  db: ProgrammesDatabase,
  record: string,
  number: number,
): Promise<RevisionRow | undefined> {
  return db
    .selectFrom('programmes.revision')
    .selectAll()
    .where('record_id', '=', record)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** All revisions of a record, newest first; those approved alone unless `every`. */
export async function revisionsOf(db: ProgrammesDatabase, record: string, every: boolean): Promise<RevisionRow[]> {
  return db
    .selectFrom('programmes.revision')
    .selectAll()
    .where('record_id', '=', record)
    .$if(!every, (query) => query.where('state', '=', 'approved'))
    .orderBy('number', 'desc')
    .execute()
}

type Decided = { readonly by: string; readonly at: Date; readonly reason: string | null }

/** Decides a proposal; the caller has seen, under the record's lock, that it is one. */
export async function decideRevision(
  db: ProgrammesDatabase,
  { record_id, number }: Pick<RevisionRow, 'record_id' | 'number'>,
  state: 'approved' | 'refused',
  decided: Decided,
): Promise<void> {
  await db
    .updateTable('programmes.revision')
    .set({ state, decided_by: decided.by, decided_at: decided.at, reason: decided.reason })
    .where('record_id', '=', record_id)
    .where('number', '=', number)
    .execute()
}

/** Lets an approved revision take effect: its fields come into force, or the record ends. */
export async function putInForce(
  db: ProgrammesDatabase,
  { record_id, number, change, superseded_by }: Pick<RevisionRow, 'record_id' | 'number' | 'change' | 'superseded_by'>,
  at: Date,
): Promise<void> {
  const effect =
    change === 'edit'
      ? { revision: number, state: 'published' as const, published_at: sql<Date>`coalesce(published_at, ${at})` }
      : change === 'retraction'
        ? { state: 'retracted' as const }
        : { state: 'superseded' as const, superseded_by }
  await db
    .updateTable('programmes.record')
    .set({ ...effect, changed_at: at })
    .where('id', '=', record_id)
    .execute()
  await renewFacets(db, [record_id])
}

/** A moment and a revision: where a page of decided or proposed revisions goes on. */
export type RevisionPlace = { readonly at: Date; readonly record: string; readonly number: number }

type RevisionPage = { readonly after: RevisionPlace | undefined; readonly limit: number }

/** Revisions that wait for a decision, oldest first. */
export function proposals(db: ProgrammesDatabase, page: RevisionPage): Promise<RevisionRow[]> {
  return revisionsBy(db, { state: 'proposed', moment: 'proposed_at', order: 'asc' }, page)
}

/** Revisions that took effect, newest first. */
export function changes(db: ProgrammesDatabase, page: RevisionPage): Promise<RevisionRow[]> {
  return revisionsBy(db, { state: 'approved', moment: 'decided_at', order: 'desc' }, page)
}

/** Each state has an index in this order. */
async function revisionsBy(
  db: ProgrammesDatabase,
  listed:
    | { readonly state: 'proposed'; readonly moment: 'proposed_at'; readonly order: 'asc' }
    | { readonly state: 'approved'; readonly moment: 'decided_at'; readonly order: 'desc' },
  { after, limit }: RevisionPage,
): Promise<RevisionRow[]> {
  const { state, moment, order } = listed
  return db
    .selectFrom('programmes.revision')
    .selectAll()
    .where('state', '=', state)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(
          columns.refTuple(moment, 'record_id', 'number'),
          order === 'asc' ? '>' : '<',
          columns.tuple(after!.at, after!.record, after!.number),
        ),
      ),
    )
    .orderBy(moment, order)
    .orderBy('record_id', order)
    .orderBy('number', order)
    .limit(limit)
    .execute()
}

/** Records by id, in no order. */
export async function recordsById(db: ProgrammesDatabase, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('programmes.record').selectAll().where('id', 'in', ids).execute()
}
