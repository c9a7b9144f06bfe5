import type { FileHandle } from 'node:fs/promises'
import type { Neighbour } from '../../kernel/ports/vector-store.ts'
import { type Block, bytesAt, type VectorTable } from './vector-file.ts'

/** How much of a file is in memory at once. */
const pieceBytes = 1 << 20

/** The best of what was compared so far, best first; of equals the earlier. */
export type Nearest = { add(neighbour: Neighbour): void; readonly least: number; readonly all: readonly Neighbour[] }

export function nearestOf(limit: number): Nearest {
  const all: Neighbour[] = []
  return {
    all,
    get least() {
      return all.length < limit ? -Infinity : all[all.length - 1]!.similarity
    },
    add(neighbour) {
      let place = all.length
      while (place > 0 && all[place - 1]!.similarity < neighbour.similarity) place--
      all.splice(place, 0, neighbour)
      if (all.length > limit) all.pop()
    },
  }
}

/** Compares every vector of the permitted documents, piece by piece: exact, and in bounded memory. */
export async function compareFile(
  index: string,
  file: FileHandle,
  { dimensions, blocks }: VectorTable,
  isPermitted: (document: string) => boolean,
  query: Float32Array,
  nearest: Nearest,
  signal: AbortSignal,
): Promise<void> {
  for (const block of blocks) {
    if (!isPermitted(block.document)) continue
    signal.throwIfAborted()
    const scales = await bytesOf(file, block.offset, 4 * block.ordinals.length)
    const vectorsAt = block.offset + 4 * block.ordinals.length
    const step = Math.max(1, Math.floor(pieceBytes / dimensions))
    for (let from = 0; from < block.ordinals.length; from += step) {
      signal.throwIfAborted()
      const count = Math.min(step, block.ordinals.length - from)
      const piece = await bytesOf(file, vectorsAt + from * dimensions, count * dimensions)
      comparePiece(index, block, from, count, scales, piece, query, nearest)
    }
  }
}

function comparePiece(
  index: string,
  { document, ordinals }: Block,
  from: number,
  count: number,
  scales: Buffer,
  piece: Buffer,
  query: Float32Array,
  nearest: Nearest,
): void {
  const dimensions = query.length
  const numbers = new Int8Array(piece.buffer, piece.byteOffset, piece.byteLength)
  for (let place = 0; place < count; place++) {
    const start = place * dimensions
    const similarity = dotFrom(numbers, start, query) * scales.readFloatLE(4 * (from + place))
    if (similarity > nearest.least) nearest.add({ index, document, ordinal: ordinals[from + place]!, similarity })
  }
}

/** Four sums side by side: one alone would wait for itself at every dimension (twice as long, measured). */
function dotFrom(numbers: Int8Array, start: number, query: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  const rest = query.length & 3
  for (let i = 0; i < query.length - rest; i += 4) {
    a += numbers[start + i]! * query[i]!
    b += numbers[start + i + 1]! * query[i + 1]!
    c += numbers[start + i + 2]! * query[i + 2]!
    d += numbers[start + i + 3]! * query[i + 3]!
  }
  for (let i = query.length - rest; i < query.length; i++) a += numbers[start + i]! * query[i]!
  return a + b + c + d
}

async function bytesOf(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = await bytesAt(file, offset, length)
  if (!bytes) throw new Error('a file of vectors ends before its table says')
  return bytes
}
