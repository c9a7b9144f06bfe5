import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type List, newestFirst, type Position } from './newest-first.ts'

type Item = { readonly at: string; readonly cursor: string; readonly name: string; readonly shown: boolean }

const at = (second: number) => new Date(second * 1000).toISOString()

/** A list in memory, that leaves out what may not be shown, and counts how often it is read. */
function listOf(items: readonly Item[], size: number): { list: List<Item>; reads: () => number } {
  let reads = 0
  return {
    reads: () => reads,
    list: async (cursor) => {
      reads += 1
      const start = cursor === undefined ? 0 : items.findIndex((item) => item.cursor === cursor) + 1
      const page = items.slice(start, start + size)
      const isLast = start + size >= items.length
      return { items: page.filter(({ shown }) => shown), next: isLast ? null : page.at(-1)!.cursor }
    },
  }
}

const happened = fc
  .array(fc.record({ second: fc.integer({ min: 0, max: 20 }), shown: fc.boolean() }), { maxLength: 30 })
  .map((moments) => moments.sort((one, other) => other.second - one.second))

test('page after page gives everything that may be shown once, the newest first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happened, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 5 }),
      async (histories, limit, size) => {
        const all = histories.map((history, list) =>
          history.map(({ second, shown }, i): Item => {
            return { at: at(second), cursor: `${list}/${i}`, name: `${list}/${i}`, shown }
          }),
        )
        const lists = all.map((items) => listOf(items, size).list)
        const seen: Item[] = []
        let positions: readonly Position[] | null = lists.map(() => undefined)
        while (positions) {
          const now: readonly Position[] = positions
          const page = await newestFirst(
            lists.map((list, i) => ({ list, position: now[i] })),
            limit,
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          seen.push(...page.items)
          positions = page.next
        }
        const shown = all.flat().filter((item) => item.shown)
        expect(seen.map(({ name }) => name).sort()).toEqual(shown.map(({ name }) => name).sort())
        expect(seen.map((item) => item.at)).toEqual(
          shown
            .map((item) => item.at)
            .sort()
            .reverse(),
        )
      },
    ),
  )
})

test('a list of which nothing may be shown is not read to its end for one page', async () => {
  const hidden = Array.from({ length: 1000 }, (_, i): Item => {
    return { at: at(2000 - i), cursor: `h/${i}`, name: `h/${i}`, shown: false }
  })
  const { list, reads } = listOf(hidden, 10)

  const { items, next } = await newestFirst([{ list, position: undefined }], 10)

  expect([items, next]).toEqual([[], ['h/49']])
  expect(reads()).toBe(5)
})
