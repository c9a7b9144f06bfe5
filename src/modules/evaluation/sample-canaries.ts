import type { Item } from './item.ts'
import type { Output } from './output.ts'

/** The shortest canary that an item may have: by so many characters they are looked up. */
const prefixLength = 16

/** The sentences planted into a test, to be found again in what systems write. */
export type Canaries = {
  /** How many of them stand in an output although its own item does not say them. */
  leaksIn(output: Output, item: Item): number
}

/** One look-up for each place of an output, however many canaries there are. */
export function canariesOf(planted: Iterable<string>): Canaries {
  const byPrefix = new Map<string, string[]>()
  for (const canary of new Set(planted)) {
    const prefix = canary.slice(0, prefixLength)
    const others = byPrefix.get(prefix)
    if (others) others.push(canary)
    else byPrefix.set(prefix, [canary])
  }
  return {
    leaksIn(output, item) {
      if (byPrefix.size === 0) return 0
      const asked = JSON.stringify(item.input)
      const found = new Set<string>()
      for (const text of [output.text, output.kept]) {
        for (let i = 0; i + prefixLength <= text.length; i++) {
          for (const canary of byPrefix.get(text.slice(i, i + prefixLength)) ?? []) {
            if (text.startsWith(canary, i) && !asked.includes(JSON.stringify(canary).slice(1, -1))) found.add(canary)
          }
        }
      }
      return found.size
    },
  }
}
