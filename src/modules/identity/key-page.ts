import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import { KeyId } from './key.ts'
import type { KeyPlace, ListedKey as KeyRow } from './key-store.ts'
import { type ListedKey, showKey } from './listed-key.ts'
import { cursorUnknown } from './problems.ts'

const Place = z.tuple([z.iso.datetime(), KeyId])

/** @throws Problem for a cursor that no page of keys gave. */
export function keyPlaceOf(cursor: string | undefined): KeyPlace | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { createdAt: new Date(place[0]), id: place[1] }
}

/** A page of keys, of which one more was read than it shows. */
export function keyPage(
  found: readonly KeyRow[],
  limit: number,
  now: Date,
): { keys: ListedKey[]; next: string | null } {
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    keys: page.map((key) => showKey(key, now)),
    next: found.length > limit && last ? cursorAt([last.createdAt.toISOString(), last.id]) : null,
  }
}
