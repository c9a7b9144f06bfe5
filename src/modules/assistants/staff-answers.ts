import { sql } from 'kysely'
import type { Database } from '../../kernel/database.ts'

/**
 * Questions that a version of an assistant answered, or declined, for people of the organisation that tries it: no more than
 * `most` of them are counted, since it is asked at each call. Forgotten answers count.
 */
export async function staffAnswers(
  db: Database,
  { system, version, most }: { readonly system: string; readonly version: string; readonly most: number },
): Promise<number> {
  const { rows } = await sql<{ answers: string }>`
    select count(*) as answers
    from (
      select from assistants.answer
      where system_id = ${system} and assistant_version = ${version} and stage = 'staff'
      limit ${most}
    ) trial`.execute(db)
  return Number(rows[0]!.answers)
}
