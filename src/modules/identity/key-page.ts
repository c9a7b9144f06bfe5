import { cursorAt, pageOf } from '../../kernel/cursor.ts'
import type { ListedKey as KeyRow } from './key-store.ts'
import { type ListedKey, showKey } from './listed-key.ts'

/** A page of keys, of which one more was read than it shows. */
export function keyPage(
  found: readonly KeyRow[],
  limit: number,
  now: Date,
): { keys: ListedKey[]; next: string | null } {
  const { page, next } = pageOf(found, limit, ({ createdAt, id }) => cursorAt([createdAt.toISOString(), id]))
  return { keys: page.map((key) => showKey(key, now)), next }
}
