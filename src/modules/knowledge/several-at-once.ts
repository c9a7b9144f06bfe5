/**
 * Works on several items at a time and gives the outcomes in the order of the items, however long each takes. No more
 * than `atOnce` are begun before their outcome is taken, so a slow one holds up those after it and memory stays bounded.
 * When whoever takes the outcomes stops, by an error too, what is under way is told so by its signal and waited for.
 */
export async function* severalAtOnce<Item, Outcome>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, signal: AbortSignal) => Promise<Outcome>,
  signal: AbortSignal,
): AsyncGenerator<{ readonly item: Item; readonly outcome: Promise<Outcome> }> {
  const stopping = new AbortController()
  const both = AbortSignal.any([signal, stopping.signal])
  const underWay: { readonly item: Item; readonly outcome: Promise<Outcome> }[] = []
  let next = 0
  try {
    while (next < items.length || underWay.length > 0) {
      while (next < items.length && underWay.length < atOnce) {
        const item = items[next++]!
        const outcome = work(item, both)
        // It may fail long before anybody looks at it.
        outcome.catch(() => {})
        underWay.push({ item, outcome })
      }
      const first = underWay[0]!
      yield first
      underWay.shift()
    }
  } finally {
    stopping.abort()
    await Promise.allSettled(underWay.map(({ outcome }) => outcome))
  }
}
