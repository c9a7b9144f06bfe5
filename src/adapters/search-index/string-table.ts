/** Strings by number as they lie in an index file: their bytes end to end, where each begins, and slots to find one by. */
export type StringTable = {
  readonly bytes: Uint8Array
  /** One more than there are strings. */
  readonly offsets: Uint32Array
  /** Open addressing with linear steps, a power of two of them: number + 1, or 0 where free. */
  readonly slots: Uint32Array
}

/** FNV-1a, 32 bits, over UTF-8. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let i = start; i < end; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193)
  return value >>> 0
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Gives strings their numbers, from 0 in the order of their first appearance. It holds bytes and never a string: a
 * string cut from a page would keep the whole page in memory.
 */
export class StringNumbers {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  #offsets = new Uint32Array(1 << 10)
  #slots = new Uint32Array(1 << 11)
  #count = 0

  get count(): number {
    return this.#count
  }

  /**
   * The number of a string, a new one when it was not there. With `prefix`, of the string behind that byte.
   *
   * @throws RangeError past 4 GiB of text.
   */
  numberOf(text: string, prefix?: number): number {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const needed = this.#length + 1 + text.length * 3
    if (needed > this.#bytes.length) this.#bytes = enlarged(this.#bytes, needed)
    const bytes = this.#bytes
    const start = this.#length
    let end = start
    if (prefix !== undefined) bytes[end++] = prefix
    end += encoder.encodeInto(text, bytes.subarray(end)).written
    const slot = slotOf({ bytes, offsets: this.#offsets, slots: this.#slots }, bytes, start, end)
    const known = this.#slots[slot]!
    if (known > 0) return known - 1
    if (end > 0xffffffff) throw new RangeError('the strings of an index exceed 4 GiB')
    this.#length = end
    this.#slots[slot] = ++this.#count
    if (this.#count >= this.#offsets.length) this.#offsets = enlarged(this.#offsets, this.#count + 1)
    this.#offsets[this.#count] = end
    if (this.#count * 2 > this.#slots.length) this.#spread()
    return this.#count - 1
  }

  /** The first byte of each string's own, which is its prefix where it was given one. */
  firstByte(number: number): number {
    return this.#bytes[this.#offsets[number]!]!
  }

  /** The table as it is now, over the same memory. */
  table(): StringTable {
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      offsets: this.#offsets.subarray(0, this.#count + 1),
      slots: this.#slots,
    }
  }

  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.#count; number++) {
      let slot = hash(this.#bytes, this.#offsets[number]!, this.#offsets[number + 1]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

/** The number of a string, or -1. */
export function findString(table: StringTable, text: string, prefix?: number): number {
  const wanted = encoder.encode(text)
  const key = prefix === undefined ? wanted : Uint8Array.of(prefix, ...wanted)
  return (table.slots[slotOf(table, key, 0, key.length)] ?? 0) - 1
}

export function stringAt(table: Pick<StringTable, 'bytes' | 'offsets'>, number: number): string {
  return decoder.decode(table.bytes.subarray(table.offsets[number], table.offsets[number + 1]))
}

/** Where a string is, or the free slot where it would be. -1 only in a damaged table without a free slot. */
function slotOf({ bytes, offsets, slots }: StringTable, wanted: Uint8Array, start: number, end: number): number {
  const mask = slots.length - 1
  const length = end - start
  let slot = hash(wanted, start, end) & mask
  for (let steps = 0; steps < slots.length; steps++) {
    const number = slots[slot]! - 1
    if (number < 0) return slot
    const at = offsets[number]!
    let same = offsets[number + 1]! - at === length
    for (let i = 0; same && i < length; i++) same = bytes[at + i] === wanted[start + i]
    if (same) return slot
    slot = (slot + 1) & mask
  }
  return -1
}

function enlarged<Numbers extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  numbers: Numbers,
  least: number,
): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(Math.max(least, numbers.length * 2))
  larger.set(numbers)
  return larger
}
