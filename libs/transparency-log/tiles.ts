import { HASH_SIZE, nodeHash } from './hashing.ts'
import { isSize } from './size.ts'

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256

/** Tree levels that one tile spans: 2^8 = 256. */
export const TILE_HEIGHT = 8

/** A tile of hashes; `width` below 256 makes it partial. */
export type Tile = {
  readonly level: number
  readonly index: number
  readonly width: number
}

/**
 * Where a tile stands under the log's prefix (C2SP tlog-tiles): `tile/<L>/<N>[.p/<W>]`, or `tile/entries/...` for a
 * bundle of entries, whose index and width are those of the tile of level 0.
 */
export function tilePath(level: number | 'entries', index: number, width: number = TILE_WIDTH): string {
  if (level !== 'entries' && !isLevel(level)) throw new RangeError(`tile level ${level}`)
  if (!isSize(index)) throw new RangeError(`tile index ${index}`)
  if (!isWidth(width)) throw new RangeError(`tile width ${width}`)
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  }
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads what {@link tilePath} writes; `undefined` for any other text, so that each tile has exactly one address. */
export function parseTilePath(path: string): { level: number | 'entries'; index: number; width: number } | undefined {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path)
  if (!match) return undefined
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''))
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  if ((level !== 'entries' && !isLevel(level)) || !isSize(index) || !isWidth(width)) return undefined
  return tilePath(level, index, width) === path ? { level, index, width } : undefined
}

/**
 * The tiles to write when a log grows: those of the tree of `newSize` that the tree of `oldSize` did not have, level by
 * level, partial ones included. From 0, all tiles of the tree. Level 0 also tells which entry bundles to write.
 */
export function tilesBetween(oldSize: number, newSize: number): Tile[] {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) throw new RangeError(`from ${oldSize} to ${newSize}`)
  const tiles: Tile[] = []
  let oldHashes = oldSize
  let newHashes = newSize
  for (let level = 0; newHashes > 0; level++) {
    if (newHashes > oldHashes) {
      const partialWidth = newHashes % TILE_WIDTH
      const fullTiles = (newHashes - partialWidth) / TILE_WIDTH
      for (let index = Math.floor(oldHashes / TILE_WIDTH); index < fullTiles; index++) {
        tiles.push({ level, index, width: TILE_WIDTH })
      }
      if (partialWidth > 0) tiles.push({ level, index: fullTiles, width: partialWidth })
    }
    oldHashes = Math.floor(oldHashes / TILE_WIDTH)
    newHashes = Math.floor(newHashes / TILE_WIDTH)
  }
  return tiles
}

/** The bytes of a tile: its hashes one after the other. */
export function encodeTile(hashes: readonly Uint8Array[]): Uint8Array {
  if (!isWidth(hashes.length)) throw new RangeError(`a tile holds 1 to ${TILE_WIDTH} hashes`)
  const bytes = new Uint8Array(hashes.length * HASH_SIZE)
  for (const [i, hash] of hashes.entries()) {
    if (hash.length !== HASH_SIZE) throw new RangeError(`a hash has ${HASH_SIZE} bytes`)
    bytes.set(hash, i * HASH_SIZE)
  }
  return bytes
}

/**
 * The hashes of a tile of that width. The full tile is taken for a partial one, since logs may delete partial tiles.
 * @throws RangeError when the bytes are neither.
 */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_SIZE && bytes.length !== TILE_WIDTH * HASH_SIZE) {
    throw new RangeError(`a tile of width ${width} has ${width * HASH_SIZE} bytes, not ${bytes.length}`)
  }
  const hashes: Uint8Array[] = []
  for (let i = 0; i < width; i++) hashes.push(bytes.slice(i * HASH_SIZE, (i + 1) * HASH_SIZE))
  return hashes
}

/**
 * All nodes over the hashes of a tile: `[0]` the hashes themselves, each next row half as long. The one hash of the
 * ninth row of a full tile stands in the tile of the level above. A node without sibling has no parent here.
 */
export function tileNodes(hashes: readonly Uint8Array[]): Uint8Array[][] {
  const rows: Uint8Array[][] = [[...hashes]]
  for (let below = rows[0]!; below.length > 1; below = rows.at(-1)!) {
    const row: Uint8Array[] = []
    for (let i = 0; i + 1 < below.length; i += 2) row.push(nodeHash(below[i]!, below[i + 1]!))
    rows.push(row)
  }
  return rows
}

/**
 * The one hash that a full tile contributes to the tile of the level above.
 * @throws RangeError when the bytes are not a full tile.
 */
export function tileRoot(bytes: Uint8Array): Uint8Array {
  return tileNodes(decodeTile(bytes, TILE_WIDTH))[TILE_HEIGHT]![0]!
}

function isLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= 63
}

function isWidth(width: number): boolean {
  return Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH
}
