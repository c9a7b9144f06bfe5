import { type Database, viewOf } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import { publicStates } from './state.ts'
import type { CallTables } from './tables.ts'

/** Public problems by their ids, in one query; those that are not public are left out like those that are not there. */
export async function findPublicProblems(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly title: Multilingual }>> {
  if (ids.length === 0) return new Map()
  const rows = await viewOf<CallTables>(db)
    .selectFrom('calls.problem')
    .select(['id', 'title'])
    .where('id', 'in', [...new Set(ids)])
    .where('state', 'in', publicStates)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
