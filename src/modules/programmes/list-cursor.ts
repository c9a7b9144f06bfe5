import type { Kysely } from 'kysely'
import type { ListPlace } from './facet-store.ts'
import { recordCursorUnknown } from './problems.ts'
import { RecordId } from './record.ts'
import { findRecord, type RecordRow } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'

export function placeAfter({ sort_key, slug }: Pick<RecordRow, 'sort_key' | 'slug'>): ListPlace {
  return { sortKey: sort_key, slug }
}

/** The record by its id alone: a page may end at one that the reader may not see, and its slug would tell what it is. */
export function cursorAfter({ id }: Pick<RecordRow, 'id'>): string {
  return id
}

/**
 * A cursor is a place and nothing else: whoever makes one up sees no more than they may.
 *
 * @throws Problem for what is no cursor of ours.
 */
export async function placeOf(db: Kysely<ProgrammeTables>, cursor: string): Promise<ListPlace> {
  const record = RecordId.safeParse(cursor).success ? await findRecord(db, cursor) : undefined
  if (!record) throw recordCursorUnknown({})
  return placeAfter(record)
}
