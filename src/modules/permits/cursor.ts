import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import { permitCursorUnknown } from './problems.ts'

/** The place after a thing in a list whose newest come first. */
export type Place = { readonly at: Date; readonly id: string }

/** What every list of this module takes. */
export const listInput = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `next` of the page before. */
  cursor: z.string().max(200).optional(),
}

const PlaceText = z.tuple([z.iso.datetime(), z.string().max(40)])

/** @throws Problem for what is no such place. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, PlaceText)
  if (!place) throw permitCursorUnknown({})
  return { at: new Date(place[0]), id: place[1] }
}

/** The first `limit` rows of a page that was asked for with one more, and where the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOfRow: (row: Row) => Place,
): { readonly page: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || !last) return { page, next: null }
  const { at, id } = placeOfRow(last)
  return { page, next: cursorAt([at.toISOString(), id]) }
}
