import type { Kysely, Selectable } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { RegisterTables } from './tables.ts'

type RegisterDatabase = Kysely<RegisterTables>

export type StoredStop = Selectable<RegisterTables['register.stop']>

/** The stop that is in force. */
export async function currentStop(db: RegisterDatabase, system: string): Promise<StoredStop | undefined> {
  return db
    .selectFrom('register.stop')
    .selectAll()
    .where('system_id', '=', system)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
}

/** `false` when it is stopped already: of two who stop it at once, one does. */
export async function insertStop(
  db: RegisterDatabase,
  stop: {
    readonly id: string
    readonly system: string
    readonly reason: Multilingual
    readonly by: string
    readonly at: Date
  },
): Promise<boolean> {
  const result = await db
    .insertInto('register.stop')
    .values({
      id: stop.id,
      system_id: stop.system,
      reason: JSON.stringify(stop.reason),
      by: stop.by,
      at: stop.at,
      lifted_at: null,
      lifted_by: null,
      lifting_reason: null,
    })
    .onConflict((conflict) => conflict.column('system_id').where('lifted_at', 'is', null).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** `false` when it is not stopped. */
export async function liftStop(
  db: RegisterDatabase,
  system: string,
  lifted: { readonly reason: Multilingual; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('register.stop')
    .set({ lifted_at: lifted.at, lifted_by: lifted.by, lifting_reason: JSON.stringify(lifted.reason) })
    .where('system_id', '=', system)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
