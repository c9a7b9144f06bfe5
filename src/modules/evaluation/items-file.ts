import { setImmediate } from 'node:timers/promises'
import { parseJsonStrict } from '../../../libs/canonical-json/index.ts'
import { isWellFormed } from '../../kernel/well-formed.ts'
import { Item, type TaskKind } from './item.ts'
import { lackingIn } from './item-faults.ts'
import { maxItems, maxItemsBytes } from './task.ts'

export type ItemFault =
  | 'notJson'
  | 'wrongForm'
  | 'lacks'
  | 'repeated'
  | 'tooMany'
  | 'tooLarge'
  | 'none'
  | 'tooManySlices'
  | 'notCsv'
  | 'columnUnknown'
  | 'notInspect'

/** `line` counts from 1. Nothing of an item is repeated: the items may be those of a hidden test. */
export type ItemRefusal = { readonly line: number; readonly fault: ItemFault; readonly field: string }

export type ReadItems = { readonly items: readonly Item[] } | { readonly refusal: ItemRefusal }

/** What one source of items gives, by the line it stands on. `undefined`: not even a value. */
export type Candidate = { readonly line: number; readonly value: unknown }

const maxSlices = 200
/** After so many items others get their turn. */
const stretch = 200

/** Every item of a JSONL text, or the first line that is not one and why. Empty lines are left out. */
export async function parseItems(text: string, kind: TaskKind): Promise<ReadItems> {
  if (Buffer.byteLength(text) > maxItemsBytes) return refusedItems(1, 'tooLarge')
  return collectItems(linesOf(text), kind)
}

function* linesOf(text: string): Generator<Candidate> {
  for (let line = 1, at = 0; at < text.length; line++) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    const content = text.slice(at, end)
    at = end + 1
    if (content.trim() !== '') yield { line, value: jsonOf(content) }
  }
}

function jsonOf(line: string): unknown {
  try {
    return parseJsonStrict(line)
  } catch {
    return undefined
  }
}

/** What every source of items goes through: each is whole, of the test's kind, and there once. */
export async function collectItems(candidates: Iterable<Candidate>, kind: TaskKind): Promise<ReadItems> {
  const items = new Map<string, Item>()
  const slices = new Set<string>()
  for (const { line, value } of candidates) {
    if (items.size === maxItems) return refusedItems(line, 'tooMany')
    if (value === undefined) return refusedItems(line, 'notJson')
    const parsed = isWellFormed(value) ? Item.safeParse(value) : undefined
    if (!parsed?.success) return refusedItems(line, 'wrongForm', fieldOf(parsed?.error.issues[0]?.path ?? []))
    const item = parsed.data
    const lacking = lackingIn(kind, item)
    if (lacking !== undefined) return refusedItems(line, 'lacks', lacking)
    if (items.has(item.id)) return refusedItems(line, 'repeated', 'id')
    for (const slice of item.slices) slices.add(slice)
    if (slices.size > maxSlices) return refusedItems(line, 'tooManySlices', 'slices')
    items.set(item.id, item)
    if (items.size % stretch === 0) await setImmediate()
  }
  return items.size === 0 ? refusedItems(1, 'none') : { items: [...items.values()] }
}

/** Names of fields below this one are the item's own words. */
const namedByItems = 'fields'

/** `item`: the whole of it. */
function fieldOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'item'
  const own = path.indexOf(namedByItems)
  return path
    .slice(0, own === -1 ? path.length : own + 1)
    .join('.')
    .slice(0, 80)
}

export function refusedItems(line: number, fault: ItemFault, field = ''): { readonly refusal: ItemRefusal } {
  return { refusal: { line, fault, field } }
}
