import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { holderOf } from '../../kernel/principal.ts'
import type { EvaluationContext } from './context.ts'
import type { Item } from './item.ts'
import { itemHash, taskDigest } from './item-digest.ts'
import { rootOf } from './sample-record.ts'
import { sealItem, withCanary } from './sealed-items.ts'
import type { EvaluationTables } from './tables.ts'
import type { TaskHeader } from './task.ts'
import { findTask, insertItems, insertTask, type NewItem, type NewTask, type StoredTask } from './task-store.ts'

/** A test that is ready to be stored; its items are sealed already when it is hidden. */
export type PreparedTask = { readonly task: NewTask; readonly items: readonly NewItem[] }

type TaskParts = { readonly owner: string; readonly header: TaskHeader; readonly items: readonly Item[] }

/** After so many items others get their turn. */
const stretch = 200

/**
 * Hashes, and for a hidden test plants and seals. Items of a hidden one go by their place: what their makers called them
 * may say what they ask.
 */
export async function prepareTask(
  { itemKey }: Pick<EvaluationContext, 'itemKey'>,
  { owner, header, items }: TaskParts,
): Promise<PreparedTask> {
  const { hidden } = header
  const kept = hidden ? items.map(withCanary) : items
  const hashes = await eachInTurn(kept, itemHash)
  const root = rootOf(hashes)
  const digest = taskDigest(header, root)
  return {
    task: {
      digest,
      slug: header.slug,
      owner_id: owner,
      header,
      root,
      items: items.length,
      hidden,
      languages: [...new Set(items.map(({ language }) => language))].sort(),
      slices: countSlices(items),
      data_sets: [...new Set(header.dataSets)].sort(),
    },
    items: await eachInTurn(kept, (item, place) => ({
      item_id: hidden ? `item-${place + 1}` : item.id,
      language: item.language,
      slices: [...new Set(item.slices)],
      leaf_hash: hashes[place]!,
      ...(hidden ? { content: null, sealed: sealItem(itemKey, digest, place, item) } : { content: item, sealed: null }),
    })),
  }
}

/** `map`, for so many items that others would wait too long. */
async function eachInTurn<Made>(items: readonly Item[], make: (item: Item, place: number) => Made): Promise<Made[]> {
  const made: Made[] = []
  for (const [place, item] of items.entries()) {
    made.push(make(item, place))
    if (made.length % stretch === 0) await setImmediate()
  }
  return made
}

function countSlices(items: readonly Item[]): { readonly name: string; readonly items: number }[] {
  const counts = new Map<string, number>()
  for (const { slices } of items) {
    for (const slice of new Set(slices)) counts.set(slice, (counts.get(slice) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, items]) => ({ name, items }))
}

/** Stores a test, or finds the same one. In the caller's transaction. */
export async function storeTask(
  db: Kysely<EvaluationTables>,
  { principal, now }: Pick<EvaluationContext, 'principal' | 'now'>,
  { task, items }: PreparedTask,
): Promise<StoredTask> {
  const isNew = await insertTask(db, task, { by: holderOf(principal) ?? 'anonymous', now })
  if (isNew) await insertItems(db, task.digest, items)
  return (await findTask(db, task.digest))!
}
