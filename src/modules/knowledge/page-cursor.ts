import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'

type Place = { readonly path: string; readonly page: number }

const Place = z.tuple([z.string(), z.int32()])

export function pageCursor({ path, page }: Place): string {
  return cursorAt([path, page])
}

/** The place, or `undefined` for what is no cursor of ours. */
export function pagePlaceAt(cursor: string): Place | undefined {
  const place = placeAt(cursor, Place)
  return place && { path: place[0], page: place[1] }
}
