import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Item } from './item.ts'
import type { EvaluationTables } from './tables.ts'
import { TaskHeader } from './task.ts'

type EvaluationDatabase = Kysely<EvaluationTables>

/** A test as its row has it. */
export type StoredTask = Omit<Selectable<EvaluationTables['evaluation.task']>, 'header'> & {
  readonly header: TaskHeader
}

export type NewTask = Omit<StoredTask, 'created_at' | 'created_by'>

/** `false` when the same test was there: it is named by its content. */
export async function insertTask(
  db: EvaluationDatabase,
  task: NewTask,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<boolean> {
  const row = { ...task, header: JSON.stringify(task.header), slices: JSON.stringify(task.slices) }
  const result = await db
    .insertInto('evaluation.task')
    .values({ ...row, created_at: now, created_by: by })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** An item as it is stored: open, or sealed for its place. */
export type NewItem = {
  readonly item_id: string
  readonly language: string
  readonly slices: readonly string[]
  readonly leaf_hash: Buffer
} & ({ readonly content: Item; readonly sealed: null } | { readonly content: null; readonly sealed: Buffer })

/** PostgreSQL takes 65,535 parameters in one statement. */
const rowsAtOnce = 1_000

/** The items of a test in their order, from place 0. */
export async function insertItems(db: EvaluationDatabase, task: string, items: readonly NewItem[]): Promise<void> {
  for (let first = 0; first < items.length; first += rowsAtOnce) {
    const rows = items.slice(first, first + rowsAtOnce).map((item, i) => ({
      ...item,
      task_digest: task,
      place: first + i,
      slices: [...item.slices],
      content: item.content === null ? null : JSON.stringify(item.content),
    }))
    await db.insertInto('evaluation.item').values(rows).execute()
  }
}

export async function findTask(db: EvaluationDatabase, digest: string): Promise<StoredTask | undefined> {
  const row = await db.selectFrom('evaluation.task').selectAll().where('digest', '=', digest).executeTakeFirst()
  return row && taskOf(row)
}

/** The same for many, by digest. */
export async function findTasks(
  db: EvaluationDatabase,
  digests: readonly string[],
): Promise<ReadonlyMap<string, StoredTask>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .selectFrom('evaluation.task')
    .selectAll()
    .where('digest', 'in', [...new Set(digests)])
    .execute()
  return new Map(rows.map((row) => [row.digest, taskOf(row)]))
}

/** The hidden tests of an organisation that say this of themselves and have so many items, oldest first. */
export async function findHiddenTasks(
  db: EvaluationDatabase,
  {
    owner,
    header,
    items,
  }: { readonly owner: string; readonly header: TaskHeader; readonly items: { readonly length: number } },
): Promise<StoredTask[]> {
  const rows = await db
    .selectFrom('evaluation.task')
    .selectAll()
    .where('hidden', '=', true)
    .where('owner_id', '=', owner)
    .where('slug', '=', header.slug)
    .where('items', '=', items.length)
    .where(sql<SqlBool>`header = ${JSON.stringify(header)}::jsonb`)
    .orderBy('created_at')
    .orderBy('digest')
    .execute()
  return rows.map(taskOf)
}

/** The place after a test in a list whose newest come first. */
export type TaskPlace = { readonly at: Date; readonly id: string }

/** Tests that are open, and hidden ones of these organisations; newest first. */
export async function listTasks(
  db: EvaluationDatabase,
  wanted: {
    readonly hiddenOf: 'every' | readonly string[]
    readonly after: TaskPlace | undefined
    readonly limit: number
  },
): Promise<StoredTask[]> {
  const { hiddenOf, after, limit } = wanted
  const rows = await db
    .selectFrom('evaluation.task')
    .selectAll()
    .$if(hiddenOf !== 'every', (query) =>
      query.where((columns) =>
        columns.or([columns('hidden', '=', false), sql<SqlBool>`owner_id = any (${hiddenOf}::text[])`]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('created_at', 'digest'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('digest', 'desc')
    .limit(limit)
    .execute()
  return rows.map(taskOf)
}

/** Items of a test that is open, in their order, after a place. */
export async function listOpenItems(
  db: EvaluationDatabase,
  task: string,
  wanted: {
    readonly language: string | undefined
    readonly slice: string | undefined
    readonly after: number | undefined
    readonly limit: number
  },
): Promise<{ readonly place: number; readonly item: Item }[]> {
  const { language, slice, after, limit } = wanted
  const rows = await db
    .selectFrom('evaluation.item')
    .select(['place', 'content'])
    .where('task_digest', '=', task)
    .where('content', 'is not', null)
    .$if(language !== undefined, (query) => query.where('language', '=', language!))
    .$if(slice !== undefined, (query) => query.where(sql<SqlBool>`${slice} = any (slices)`))
    .$if(after !== undefined, (query) => query.where('place', '>', after!))
    .orderBy('place')
    .limit(limit)
    .execute()
  return rows.map(({ place, content }) => ({ place, item: content as Item }))
}

/** The rows at these places, in the order of places. */
export async function itemRows(
  db: EvaluationDatabase,
  task: string,
  places: readonly number[],
): Promise<Pick<Selectable<EvaluationTables['evaluation.item']>, 'place' | 'leaf_hash' | 'content' | 'sealed'>[]> {
  return db
    .selectFrom('evaluation.item')
    .select(['place', 'leaf_hash', 'content', 'sealed'])
    .where('task_digest', '=', task)
    .where(sql<SqlBool>`place = any (${places}::integer[])`)
    .orderBy('place')
    .execute()
}

/** The hashes of all items, in their order. */
export async function itemHashes(db: EvaluationDatabase, task: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('evaluation.item')
    .select('leaf_hash')
    .where('task_digest', '=', task)
    .orderBy('place')
    .execute()
  return rows.map((row) => row.leaf_hash)
}

function taskOf(row: Selectable<EvaluationTables['evaluation.task']>): StoredTask {
  return { ...row, header: TaskHeader.parse(row.header) }
}
