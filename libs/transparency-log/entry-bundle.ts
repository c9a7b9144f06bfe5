import { TILE_WIDTH } from './tiles.ts'

/** An entry's length is a uint16 in a bundle. */
export const MAX_ENTRY_SIZE = 65_535

/**
 * The bytes of a bundle (C2SP tlog-tiles): each entry behind its length, a big-endian uint16.
 * @throws RangeError for more than 256 entries, none, or an entry of more than 65,535 bytes.
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw new RangeError(`a bundle holds 1 to ${TILE_WIDTH} entries`)
  const tooLong = entries.find((entry) => entry.length > MAX_ENTRY_SIZE)
  if (tooLong) throw new RangeError(`an entry has at most ${MAX_ENTRY_SIZE} bytes, not ${tooLong.length}`)
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const entry of entries) {
    view.setUint16(at, entry.length)
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/**
 * The entries of a bundle of that width.
 * @throws RangeError when the bytes hold fewer or more, or end inside one.
 */
export function decodeEntryBundle(bytes: Uint8Array, width: number = TILE_WIDTH): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length && entries.length < width) {
    const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY
    if (end > bytes.length) throw new RangeError(`the bundle ends inside entry ${entries.length}`)
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  if (at !== bytes.length || entries.length !== width) throw new RangeError(`the bundle does not hold ${width} entries`)
  return entries
}
