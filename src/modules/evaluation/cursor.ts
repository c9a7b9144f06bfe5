import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import { cursorUnknown } from './problems.ts'

/** The place after a thing in a list whose newest come first. */
export type Place = { readonly at: Date; readonly id: string }

/** What every list of this module takes. */
export const listInput = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `next` of the page before. */
  cursor: z.string().max(300).optional(),
}

const PlaceText = z.tuple([z.iso.datetime(), z.string().max(80)])

/** @throws Problem for what is no such place. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, PlaceText)
  if (!place) throw cursorUnknown({})
  return { at: new Date(place[0]), id: place[1] }
}

/** The cursor of a page that begins after a place. */
export function cursorAfter({ at, id }: Place): string {
  return cursorAt([at.toISOString(), id])
}

const NumberText = z.tuple([z.number().int().min(0).max(2_147_483_647)])

/** The same in a list whose things are counted. @throws Problem for what is no such place. */
export function countedPlaceOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, NumberText)
  if (!place) throw cursorUnknown({})
  return place[0]
}
