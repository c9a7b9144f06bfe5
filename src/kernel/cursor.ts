import type { z } from 'zod'
import { isWellFormed } from './well-formed.ts'

/** Where the next page of a list begins, as text without a meaning of its own. */
export function cursorAt(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/**
 * The place that a cursor stands for, or `undefined` for what is no such place. A cursor opens nothing: whoever makes one
 * up sees no more than they may, so it carries no signature.
 */
export function placeAt<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> | undefined {
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    // What stands in it was not seen when the input was judged.
    return isWellFormed(given) ? place.parse(given) : undefined
  } catch {
    return undefined
  }
}
