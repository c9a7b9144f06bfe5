import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import type { ReportPlace } from './incident-store.ts'
import { registerCursorUnknown } from './problems.ts'

const PlaceText = z.tuple([z.iso.datetime(), z.string().max(40)])

/** @throws Problem for what is no such place. */
export function reportPlace(cursor: string | undefined): ReportPlace | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, PlaceText)
  if (!place) throw registerCursorUnknown({})
  return { at: new Date(place[0]), id: place[1] }
}

/** The cursor of a page of incidents or contests that begins after one. */
export function reportCursor({ at, id }: ReportPlace): string {
  return cursorAt([at.toISOString(), id])
}
