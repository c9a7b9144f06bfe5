import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { Treatment } from './data-of.ts'

/** Names and forms, which say nothing of anybody and have to stay what they are. */
const kept = new Set(['id', 'language', 'slices', 'label', 'date', 'expected', 'neverScope', 'visibility', 'role'])

/**
 * An item or a trace as it reaches its reader: without what identifies people in the data that it quotes for whom only a
 * permit lets read.
 */
export function covered<Value>({ mask }: PersonalDataMask, treatment: Treatment, value: Value): Value {
  return treatment === 'plain' ? value : (masked(value, (text) => mask(text).text) as Value)
}

/** Names of what stands in these are the item's own words, and keep nothing. */
const namedByItems = new Set(['fields'])

function masked(value: unknown, mask: (text: string) => string, isOwn = false): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((part) => masked(part, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      kept.has(name) && !isOwn ? part : masked(part, mask, namedByItems.has(name)),
    ]),
  )
}
