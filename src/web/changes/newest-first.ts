/** Several lists as one: what happened last in any of them comes first. */

/** One list of what happened, newest first, a page at a time; a page may be short, or empty, while there is a next one. */
export type List<Item> = (
  cursor: string | undefined,
) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>

/** Where a list goes on: after a cursor, at its newest (`undefined`), or nowhere, since it has ended (`null`). */
export type Position = string | undefined | null

type Reader<Item> = {
  readonly list: List<Item>
  waiting: readonly Item[]
  /** After what was taken. */
  position: Position
  /** After what waits. */
  next: Position
  /** Pages that may still be read. */
  left: number
}

/** Pages of one list that are read for one page of all: where nearly nothing may be shown, the page is short. */
const mostRead = 5

/**
 * The newest of several lists, at most `limit`, and where each list goes on; no positions when all have ended. Reads a
 * list only when nothing of it waits, so memory holds one page of each. What a list gains at its top while somebody
 * turns pages is on the first page; on a later one only when nothing of that list was shown before.
 */
export async function newestFirst<Item extends { readonly at: string; readonly cursor: string }>(
  lists: readonly { readonly list: List<Item>; readonly position: Position }[],
  limit: number,
): Promise<{ readonly items: readonly Item[]; readonly next: readonly Position[] | null }> {
  const readers = lists.map(({ list, position }): Reader<Item> => {
    return { list, waiting: [], position, next: position, left: mostRead }
  })
  const items: Item[] = []
  while (items.length < limit) {
    await Promise.all(readers.map(readOn))
    // What comes next is known only when every list shows what it has.
    if (readers.some(({ waiting, next }) => waiting.length === 0 && next !== null)) break
    const newest = withNewest(readers)
    if (!newest) break
    const [item, ...rest] = newest.waiting
    items.push(item!)
    newest.waiting = rest
    newest.position = rest.length > 0 ? item!.cursor : newest.next
  }
  const next = readers.map(({ position }) => position)
  return { items, next: next.every((position) => position === null) ? null : next }
}

async function readOn<Item>(reader: Reader<Item>): Promise<void> {
  while (reader.waiting.length === 0 && reader.next !== null && reader.left > 0) {
    const { items, next } = await reader.list(reader.next)
    reader.left -= 1
    reader.waiting = items
    reader.next = next
    if (items.length === 0) reader.position = next
  }
}

/** The reader whose first item is the newest; at the same moment, the one that stands first. */
function withNewest<Item extends { readonly at: string }>(readers: readonly Reader<Item>[]): Reader<Item> | undefined {
  const withItems = readers.filter(({ waiting }) => waiting.length > 0)
  return withItems.reduce<Reader<Item> | undefined>(
    (newest, reader) => (newest && newest.waiting[0]!.at >= reader.waiting[0]!.at ? newest : reader),
    undefined,
  )
}
