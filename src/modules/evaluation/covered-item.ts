import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import { Item } from './item.ts'

/** Names and forms, which say nothing of anybody and have to stay what they are. */
const kept = new Set(['id', 'language', 'slices', 'label', 'date', 'expected', 'neverScope', 'visibility'])

/** An item without what identifies people in the data that it quotes: as a reader gets it whom only a permit lets read. */
export function coveredItem({ mask }: PersonalDataMask, item: Item): Item {
  return Item.parse(covered(item, (text) => mask(text).text))
}

function covered(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((part) => covered(part, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, kept.has(name) ? part : covered(part, mask)]),
  )
}
