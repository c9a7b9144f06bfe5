import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { z } from 'zod'

/**
 * One file for a set of vectors, appended to document by document, all numbers little-endian:
 *
 *     magic | dimensions (u32) | block … | 0 (u32)
 *     block: head length (u32) | head CRC-32 (u32) | head (JSON) | a scale for each vector (f32) | the vectors (i8)
 *
 * A dimension is `scale * i8`. The 0 says that the file is whole; without it, the blocks up to the first that is torn hold.
 */
const magic = new TextEncoder().encode('JZVECTS1')
export const startOfBlocks: number = magic.length + 4
/** A document of 100,000 passages; more is a length that was never written. */
const longestHead = 4 << 20

const Head = z.strictObject({
  document: z.string(),
  source: z.string(),
  ordinals: z.array(z.int().min(0)).readonly(),
  crc32: z.int().min(0),
})

/** The vectors of a document, by their place in the file. */
export type Block = z.infer<typeof Head> & {
  readonly offset: number
  readonly length: number
}

export type VectorTable = {
  readonly dimensions: number
  readonly blocks: readonly Block[]
  readonly whole: boolean
}

/** The first bytes of a file. */
export function fileHead(dimensions: number): Uint8Array {
  const bytes = Buffer.alloc(startOfBlocks)
  bytes.set(magic)
  bytes.writeUInt32LE(dimensions, magic.length)
  return bytes
}

/** The last bytes of a file that is whole. */
export const fileEnd: Uint8Array = Buffer.alloc(4)

/** The block of a document's vectors as bytes. */
export function blockOf(about: Pick<Block, 'document' | 'source' | 'ordinals'>, data: Uint8Array): Uint8Array {
  const { document, source, ordinals } = about
  const head = Buffer.from(JSON.stringify({ document, source, ordinals, crc32: crc32(data) }))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(head.length, 0)
  lengths.writeUInt32LE(crc32(head), 4)
  return Buffer.concat([lengths, head, data])
}

/** Room for the scales and then the vectors of so many passages. */
export function emptyData(passages: number, dimensions: number): Buffer {
  return Buffer.alloc(passages * (4 + dimensions))
}

/** Writes a vector to its place among `passages`, each dimension in eight bits. */
export function putVector(
  data: Buffer,
  place: number,
  passages: number,
  vector: Float32Array,
  dimensions: number,
): void {
  if (vector.length !== dimensions) throw new RangeError(`a vector of ${vector.length} dimensions, not ${dimensions}`)
  let largest = 0
  for (const number of vector) largest = Math.max(largest, Math.abs(number))
  if (!Number.isFinite(largest)) throw new RangeError('a vector that is not finite')
  const scale = largest / 127
  data.writeFloatLE(scale, 4 * place)
  if (scale === 0) return
  const numbers = new Int8Array(data.buffer, data.byteOffset + 4 * passages + place * dimensions, dimensions)
  for (let i = 0; i < dimensions; i++) numbers[i] = Math.round(vector[i]! / scale)
}

/** The table of a file; nothing when it is none of ours. */
export async function readTable(file: FileHandle): Promise<VectorTable | undefined> {
  const { size } = await file.stat()
  const head = await bytesAt(file, 0, startOfBlocks)
  if (!head || !magic.every((byte, i) => head[i] === byte)) return undefined
  const dimensions = head.readUInt32LE(magic.length)
  const blocks: Block[] = []
  let at = startOfBlocks
  for (;;) {
    const length = (await bytesAt(file, at, 4))?.readUInt32LE()
    if (length === 0) return { dimensions, blocks, whole: at + 4 === size }
    const block = length === undefined || length > longestHead ? undefined : await blockAt(file, at, length, dimensions)
    if (!block || block.offset + block.length > size) return { dimensions, blocks, whole: false }
    blocks.push(block)
    at = block.offset + block.length
  }
}

async function blockAt(file: FileHandle, at: number, length: number, dimensions: number): Promise<Block | undefined> {
  const bytes = await bytesAt(file, at + 4, 4 + length)
  if (!bytes) return undefined
  const text = bytes.subarray(4)
  if (crc32(text) !== bytes.readUInt32LE()) return undefined
  const head = Head.parse(JSON.parse(text.toString('utf8')))
  return { ...head, offset: at + 8 + length, length: head.ordinals.length * (4 + dimensions) }
}

/** The bytes of a block, or nothing when they are not those that were written. */
export async function blockData(
  file: FileHandle,
  { offset, length, crc32: written }: Block,
): Promise<Buffer | undefined> {
  const data = await bytesAt(file, offset, length)
  return data && crc32(data) === written ? data : undefined
}

/** Exactly so many bytes, or nothing where the file ends before. */
export async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) return undefined
    filled += bytesRead
  }
  return bytes
}
