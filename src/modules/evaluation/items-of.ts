import type { Kysely } from 'kysely'
import type { ItemKey } from './context.ts'
import type { Item } from './item.ts'
import { itemHash } from './item-digest.ts'
import { planDiffers } from './problems.ts'
import { rootOf } from './sample-record.ts'
import { openItem } from './sealed-items.ts'
import type { EvaluationTables } from './tables.ts'
import { itemHashes, itemRows } from './task-store.ts'

/**
 * The items at these places, in this order, those of a hidden test opened: for whoever runs plans, and for nobody else.
 * Each is what the test's root commits to as far as its own hash says; `itemsRoot` says whether the hashes are.
 *
 * @throws Problem `evaluation.plan-differs` for an item that is not there, or is another than its hash says.
 */
export async function itemsOf(
  db: Kysely<EvaluationTables>,
  key: ItemKey,
  task: string,
  places: readonly number[],
): Promise<Item[]> {
  const rows = new Map((await itemRows(db, task, places)).map((row) => [row.place, row]))
  return places.map((place) => {
    const row = rows.get(place)
    const item = row && readItem(key, task, row)
    if (!item) throw planDiffers({ what: 'items' })
    return item
  })
}

/** `undefined` for a row that somebody has edited. What has the hash of what was stored has its form too. */
function readItem(
  key: ItemKey,
  task: string,
  row: {
    readonly place: number
    readonly leaf_hash: Buffer
    readonly content: unknown
    readonly sealed: Buffer | null
  },
): Item | undefined {
  try {
    const item = row.sealed === null ? (row.content as Item) : openItem(key, task, row.place, row.sealed)
    return itemHash(item).equals(row.leaf_hash) ? item : undefined
  } catch {
    // What was thrown may say what stands in the item.
    return undefined
  }
}

/** The Merkle root (RFC 6962) over the stored hashes of a test's items, in hexadecimal digits. */
export async function itemsRoot(db: Kysely<EvaluationTables>, task: string): Promise<string> {
  return rootOf(await itemHashes(db, task))
}
