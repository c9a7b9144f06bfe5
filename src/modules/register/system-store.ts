import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import { Declared, nothingDeclared } from './declared.ts'
import type { RegisterTables } from './tables.ts'

type RegisterDatabase = Kysely<RegisterTables>

/** A system with what it has of its solution. */
export type StoredSystem = Omit<Selectable<RegisterTables['register.system']>, 'declared'> & {
  readonly declared: Declared
  readonly project_id: string | null
}

/** Everybody may read its entry: it is live, or was and answers nobody any more. */
export function isPublished({ state, live_since }: Pick<StoredSystem, 'state' | 'live_since'>): boolean {
  return state === 'live' || (state === 'withdrawn' && live_since !== null)
}

/** By id or slug. */
export async function findSystem(db: RegisterDatabase, named: string): Promise<StoredSystem | undefined> {
  const row = await selectSystems(db)
    .where(named.includes('_') ? 'system.id' : 'system.slug', '=', named)
    .executeTakeFirst()
  return row && stored(row)
}

/** Of two transactions that change the same system, one waits here for the other. */
export async function lockSystem(db: RegisterDatabase, named: string): Promise<StoredSystem | undefined> {
  await db
    .selectFrom('register.system')
    .select('id')
    .where(named.includes('_') ? 'id' : 'slug', '=', named)
    .forNoKeyUpdate()
    .execute()
  return findSystem(db, named)
}

export async function systemsOfSolution(db: RegisterDatabase, solution: string): Promise<StoredSystem[]> {
  const rows = await selectSystems(db)
    .where('system.solution_id', '=', solution)
    .orderBy('system.created_at')
    .orderBy('system.id')
    .limit(100)
    .execute()
  return rows.map(stored)
}

/** Those of some projects and organisations, drafts too, newest first. */
export async function systemsPreparedBy(
  db: RegisterDatabase,
  wanted: {
    readonly projects: readonly string[]
    readonly owners: 'every' | readonly string[]
    readonly project: string | undefined
    readonly assistant: string | undefined
    readonly limit: number
  },
): Promise<StoredSystem[]> {
  const { projects, owners, project, assistant, limit } = wanted
  const rows = await selectSystems(db)
    .$if(owners !== 'every', (query) =>
      query.where(
        sql<SqlBool>`(solution.project_id = any (${projects}::text[])
          or system.owner_id = any (${owners as readonly string[]}::text[]))`,
      ),
    )
    .$if(project !== undefined, (query) => query.where('solution.project_id', '=', project!))
    .$if(assistant !== undefined, (query) => query.where('system.assistant_id', '=', assistant!))
    .orderBy('system.created_at', 'desc')
    .orderBy('system.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stored)
}

/** Those of these ids that there are, by id. */
export async function findSystems(
  db: RegisterDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredSystem>> {
  const rows = await selectSystems(db).where(sql<SqlBool>`system.id = any (${ids}::text[])`).execute()
  return new Map(rows.map((row) => [row.id, stored(row)]))
}

/** `false` when another has the slug. */
export async function insertSystem(
  db: RegisterDatabase,
  system: {
    readonly id: string
    readonly slug: string
    readonly solution: string
    readonly owner: string
    readonly names: Multilingual
    readonly declared: Declared
    readonly assistant: string | null
    readonly at: Date
    readonly by: string
  },
): Promise<boolean> {
  const result = await db
    .insertInto('register.system')
    .values({
      id: system.id,
      slug: system.slug,
      solution_id: system.solution,
      owner_id: system.owner,
      state: 'draft',
      names: JSON.stringify(system.names),
      declared: JSON.stringify(system.declared),
      assistant_id: system.assistant,
      review_due: null,
      created_at: system.at,
      created_by: system.by,
      live_since: null,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateDeclared(db: RegisterDatabase, id: string, declared: Declared): Promise<void> {
  await db
    .updateTable('register.system')
    .set({ declared: JSON.stringify(declared) })
    .where('id', '=', id)
    .execute()
}

export async function setAssistant(db: RegisterDatabase, id: string, assistant: string): Promise<void> {
  await db.updateTable('register.system').set({ assistant_id: assistant }).where('id', '=', id).execute()
}

/** The last day until which its review is in date: ISO 8601. */
export async function setReviewDue(db: RegisterDatabase, id: string, day: string): Promise<void> {
  await db.updateTable('register.system').set({ review_due: day }).where('id', '=', id).execute()
}

/** One that was live before keeps the day since when. */
export async function markLive(db: RegisterDatabase, id: string, at: Date): Promise<void> {
  await sql`
    update register.system set state = 'live', live_since = coalesce(live_since, ${at}) where id = ${id}`.execute(db)
}

export async function markWithdrawn(db: RegisterDatabase, id: string): Promise<void> {
  await db.updateTable('register.system').set({ state: 'withdrawn' }).where('id', '=', id).execute()
}

function selectSystems(db: RegisterDatabase) {
  return db
    .selectFrom('register.system as system')
    .innerJoin('register.solution as solution', 'solution.id', 'system.solution_id')
    .selectAll('system')
    .select('solution.project_id')
}

function stored<Row extends { readonly declared: unknown }>(row: Row): Omit<Row, 'declared'> & { declared: Declared } {
  // Fields that came later than what is stored are not filled in.
  return { ...row, declared: Declared.parse({ ...nothingDeclared, ...(row.declared as object) }) }
}
