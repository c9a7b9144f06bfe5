import type { Sentences } from './sentences.ts'

const cells = 24
/** How far back a rate looks, in milliseconds: long enough to be calm, short enough to tell that it slows down. */
const windowMs = 10_000

/** How much of a whole is done, drawn in characters: `[######··················]`. */
export function bar(done: number, total: number): string {
  const filled = total > 0 ? Math.min(cells, Math.floor((done / total) * cells)) : 0
  return `[${'#'.repeat(filled)}${'·'.repeat(cells - filled)}]`
}

/** Pages a second over the last moments; `undefined` until there are two of them to compare. */
export function pageRate(now: () => number = Date.now): (pages: number) => number | undefined {
  let seen: { readonly at: number; readonly pages: number }[] = []
  return (pages) => {
    const at = now()
    // Read from the beginning: an index that is asked for again counts anew.
    if (seen.some((before) => before.pages > pages)) seen = []
    seen = [...seen.filter((before) => at - before.at <= windowMs), { at, pages }]
    const [first] = seen
    return first && at > first.at ? ((pages - first.pages) * 1000) / (at - first.at) : undefined
  }
}

/** The rate as people read it: whole pages, or tenths of one where it is slow. */
export function rateWords(rate: number, say: Sentences): string {
  return say('cli.publish.rate', { rate: rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10 })
}
