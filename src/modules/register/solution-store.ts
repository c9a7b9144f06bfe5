import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { RegisterTables } from './tables.ts'

type RegisterDatabase = Kysely<RegisterTables>

export type StoredSolution = Selectable<RegisterTables['register.solution']>

/** By id or slug. */
export async function findSolution(db: RegisterDatabase, named: string): Promise<StoredSolution | undefined> {
  return db
    .selectFrom('register.solution')
    .selectAll()
    .where(named.includes('_') ? 'id' : 'slug', '=', named)
    .executeTakeFirst()
}

/** Those of some projects and organisations, oldest first. */
export async function solutionsPreparedBy(
  db: RegisterDatabase,
  wanted: {
    readonly projects: readonly string[]
    readonly owners: 'every' | readonly string[]
    readonly project: string | undefined
    readonly limit: number
  },
): Promise<StoredSolution[]> {
  const { projects, owners, project, limit } = wanted
  return db
    .selectFrom('register.solution')
    .selectAll()
    .$if(owners !== 'every', (query) =>
      query.where(sql<SqlBool>`(project_id = any (${projects}::text[]) or owner_id = any (${owners}::text[]))`),
    )
    .$if(project !== undefined, (query) => query.where('project_id', '=', project!))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** `false` when another has the slug. */
export async function insertSolution(
  db: RegisterDatabase,
  solution: {
    readonly id: string
    readonly slug: string
    readonly problem: string
    readonly project: string | null
    readonly owner: string
    readonly names: Multilingual
    readonly summary: Multilingual | null
    readonly adoptedFrom: string | null
    readonly at: Date
    readonly by: string
  },
): Promise<boolean> {
  const result = await db
    .insertInto('register.solution')
    .values({
      id: solution.id,
      slug: solution.slug,
      problem_id: solution.problem,
      project_id: solution.project,
      owner_id: solution.owner,
      names: JSON.stringify(solution.names),
      summary: solution.summary && JSON.stringify(solution.summary),
      adopted_from: solution.adoptedFrom,
      created_at: solution.at,
      created_by: solution.by,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
