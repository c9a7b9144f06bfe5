import { z } from 'zod'
import { placeAt } from '../../kernel/cursor.ts'
import { cursorUnknown } from './problems.ts'

/** What every list of this module takes. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `next` of the page before. */
  cursor: z.string().max(200).optional(),
}

/** After which place a page begins; undefined for the first one. @throws Problem for what is no such place. */
export function placeIn<Place extends z.ZodType>(
  cursor: string | undefined,
  place: Place,
): z.output<Place> | undefined {
  if (cursor === undefined) return undefined
  const found = placeAt(cursor, place)
  if (found === undefined) throw cursorUnknown({})
  return found
}

/** A place in a list that is ordered by time and, at one moment, by id. */
export type MomentPlace = { readonly at: Date; readonly id: string }

/** `placeIn` such a list, of things with ids of that form. */
export function momentIn(cursor: string | undefined, id: z.ZodString): MomentPlace | undefined {
  const place = placeIn(cursor, z.tuple([z.iso.datetime(), id]))
  return place && { at: new Date(place[0]), id: place[1] }
}
