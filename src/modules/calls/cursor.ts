import type { z } from 'zod'
import { problemCursorUnknown } from './problems.ts'

/** Where the next page of a list begins, as text without a meaning of its own. */
export function cursorAt(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/**
 * A cursor is a place and nothing else: whoever makes one up sees no more than they may.
 *
 * @throws Problem for what is no such place.
 */
export function placeOf<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw problemCursorUnknown({})
  }
}
