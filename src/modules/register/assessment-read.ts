import type { Kysely, Selectable } from 'kysely'
import type { RegisterTables } from './tables.ts'

export async function findAssessment(
  db: Kysely<RegisterTables>,
  id: string,
): Promise<Selectable<RegisterTables['register.assessment']> | undefined> {
  return db.selectFrom('register.assessment').selectAll().where('id', '=', id).executeTakeFirst()
}
