import type { Kysely } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { RegisterTables } from './tables.ts'

/** The solutions that a project builds, the oldest first. What of them somebody may see is asked when they are read. */
export async function solutionsOf(
  db: Kysely<RegisterTables>,
  project: string,
): Promise<{ readonly slug: string; readonly names: Multilingual }[]> {
  return db
    .selectFrom('register.solution')
    .select(['slug', 'names'])
    .where('project_id', '=', project)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
