/** FNV-1a, 32 bits, over UTF-8. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Strings by number as they lie in an index file: their bytes end to end, where each begins, and slots to find one by. */
export type StringTable = {
  readonly bytes: Uint8Array
  /** One more than there are strings. */
  readonly offsets: Uint32Array
  /** Open addressing with linear steps, a power of two of them: number + 1, or 0 where free. */
  readonly slots: Uint32Array
}

/** @throws RangeError past 4 GiB of text. */
export function stringTable(strings: Iterable<string>, count: number): StringTable {
  const encoded: Uint8Array[] = []
  const offsets = new Uint32Array(count + 1)
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 1.5))))
  let length = 0
  let number = 0
  for (const text of strings) {
    const bytes = encoder.encode(text)
    encoded.push(bytes)
    length += bytes.length
    if (length > 0xffffffff) throw new RangeError('the vocabulary of an index exceeds 4 GiB')
    let slot = hash(bytes) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = ++number
    offsets[number] = length
  }
  const bytes = new Uint8Array(length)
  for (const [i, part] of encoded.entries()) bytes.set(part, offsets[i])
  return { bytes, offsets, slots }
}

/** The number of a string, or -1. */
export function findString(table: StringTable, text: string): number {
  const { bytes, offsets, slots } = table
  const wanted = encoder.encode(text)
  const mask = slots.length - 1
  let slot = hash(wanted) & mask
  for (let steps = 0; steps < slots.length; steps++) {
    const number = slots[slot]! - 1
    if (number < 0) return -1
    const start = offsets[number]!
    if (offsets[number + 1]! - start === wanted.length && wanted.every((byte, i) => bytes[start + i] === byte))
      return number
    slot = (slot + 1) & mask
  }
  return -1
}

export function stringAt(table: StringTable, number: number): string {
  return decoder.decode(table.bytes.subarray(table.offsets[number], table.offsets[number + 1]))
}
