import type { Kysely, Selectable } from 'kysely'
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
