import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import { recordCursorUnknown } from './problems.ts'
import { RecordId } from './record.ts'
import type { RevisionPlace } from './record-store.ts'

const Place = z.tuple([z.iso.datetime(), RecordId, z.int32().positive()])

export function revisionCursor({ at, record, number }: RevisionPlace): string {
  return cursorAt([at.toISOString(), record, number])
}

/** @throws Problem for what is no cursor of ours. */
export function revisionPlace(cursor: string | undefined): RevisionPlace | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, Place)
  if (!place) throw recordCursorUnknown({})
  const [at, record, number] = place
  return { at: new Date(at), record, number }
}
