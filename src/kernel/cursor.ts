import type { z } from 'zod'
import { isWellFormed } from './well-formed.ts'

/** Where the next page of a list begins, as text without a meaning of its own. */
export function cursorAt(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/**
 * A page of at most `limit` of the rows, of which one more was read than it shows: that says whether another page follows,
 * which begins at `next`.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (row: Row) => string,
): { readonly page: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? cursorAfter(last) : null }
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
