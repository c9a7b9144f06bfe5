import type { FileHandle } from 'node:fs/promises'

const pageBytes = 1 << 14

/** Pages of one file are numbered below this, which is 16 TiB of them. */
const mostPages = 2 ** 30

/**
 * Pages of open files, the least recently used ones dropped beyond a budget. A page that is there is answered at once,
 * without a promise: a search over a warm index leaves its tick only to let others go on.
 */
export class PageCache {
  readonly #budgetBytes: number
  readonly #pages = new Map<number, Uint8Array>()

  constructor(budgetBytes: number) {
    this.#budgetBytes = Math.max(pageBytes, budgetBytes)
  }

  /** The bytes of a file from `start` to `end`; `owner` tells the file apart from all others, past and present. */
  read(owner: number, file: FileHandle, start: number, end: number): Uint8Array | Promise<Uint8Array> {
    const first = Math.floor(start / pageBytes)
    const last = Math.max(first, Math.ceil(end / pageBytes) - 1)
    const found: Uint8Array[] = []
    for (let number = first; number <= last; number++) {
      const page = this.#cached(owner, number)
      if (page === undefined) return this.#load(owner, file, start, end)
      found.push(page)
    }
    return join(found, first, start, end)
  }

  #cached(owner: number, number: number): Uint8Array | undefined {
    const key = owner * mostPages + number
    const page = this.#pages.get(key)
    if (page !== undefined) {
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  async #load(owner: number, file: FileHandle, start: number, end: number): Promise<Uint8Array> {
    const first = Math.floor(start / pageBytes)
    const last = Math.max(first, Math.ceil(end / pageBytes) - 1)
    const bytes = await readAt(file, first * pageBytes, (last - first + 1) * pageBytes)
    const pages: Uint8Array[] = []
    for (let number = first; number <= last; number++) {
      // A copy of its own, so that one page kept does not keep all that were read with it.
      const page = bytes.slice((number - first) * pageBytes, (number - first + 1) * pageBytes)
      pages.push(page)
      this.#pages.set(owner * mostPages + number, page)
    }
    const most = Math.floor(this.#budgetBytes / pageBytes)
    for (const key of this.#pages.keys()) {
      if (this.#pages.size <= most) break
      this.#pages.delete(key)
    }
    return join(pages, first, start, end)
  }
}

function join(pages: readonly Uint8Array[], first: number, start: number, end: number): Uint8Array {
  const base = first * pageBytes
  const only = pages[0]
  if (pages.length === 1 && only) return only.subarray(start - base, end - base)
  const joined = new Uint8Array(end - start)
  for (const [i, page] of pages.entries()) {
    const pageStart = base + i * pageBytes
    const from = Math.max(start, pageStart)
    const part = page.subarray(from - pageStart, Math.max(0, end - pageStart))
    joined.set(part, from - start)
  }
  return joined
}

/** Up to `length` bytes at a place of a file, fewer only at its end. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
