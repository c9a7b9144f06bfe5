import { z } from 'zod'
import type { ListPlace } from './facet-store.ts'
import { recordCursorUnknown } from './problems.ts'
import { RecordSlug } from './record.ts'
import type { RecordRow } from './record-store.ts'

const Place = z.tuple([z.string().max(200), RecordSlug])

export function placeAfter({ sort_key, slug }: RecordRow): ListPlace {
  return { sortKey: sort_key, slug }
}

export function cursorAt({ sortKey, slug }: ListPlace): string {
  return Buffer.from(JSON.stringify([sortKey, slug])).toString('base64url')
}

/**
 * A cursor is a place and nothing else: whoever makes one up sees no more than they may.
 *
 * @throws Problem for what is no cursor of ours.
 */
export function placeOf(cursor: string): ListPlace {
  try {
    const [sortKey, slug] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { sortKey, slug }
  } catch {
    throw recordCursorUnknown({})
  }
}
