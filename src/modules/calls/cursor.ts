import type { z } from 'zod'
import { placeAt } from '../../kernel/cursor.ts'
import { problemCursorUnknown } from './problems.ts'

/** @throws Problem for what is no such place. */
export function placeOf<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  const found = placeAt(cursor, place)
  if (found === undefined) throw problemCursorUnknown({})
  return found
}
