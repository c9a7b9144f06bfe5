import { z } from 'zod'
import { recordCursorUnknown } from './problems.ts'
import { RecordId } from './record.ts'
import type { RevisionPlace } from './record-store.ts'

const Place = z.tuple([z.iso.datetime(), RecordId, z.int32().positive()])

export function revisionCursor({ at, record, number }: RevisionPlace): string {
  return Buffer.from(JSON.stringify([at.toISOString(), record, number])).toString('base64url')
}

/** @throws Problem for what is no cursor of ours. */
export function revisionPlace(cursor: string | undefined): RevisionPlace | undefined {
  if (cursor === undefined) return undefined
  try {
    const [at, record, number] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at: new Date(at), record, number }
  } catch {
    throw recordCursorUnknown({})
  }
}
