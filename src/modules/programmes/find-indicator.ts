import type { ProgrammesContext } from './context.ts'
import { indicator } from './kinds/indicator.ts'
import { recordNotFound } from './problems.ts'
import { readerOf } from './reader.ts'
import type { ShownRecord } from './record.ts'
import { findRecord } from './record-store.ts'
import { showRecords } from './show-records.ts'

/**
 * An indicator as the caller may see it.
 *
 * @throws Problem when there is none: a record of another kind is none.
 */
export async function findIndicator(context: ProgrammesContext, name: string): Promise<ShownRecord> {
  const row = await findRecord(context.db, name)
  const [shown] = row?.kind === indicator.kind ? await showRecords(context.db, readerOf(context), [row]) : []
  if (!shown) throw recordNotFound({ id: name })
  return shown
}
