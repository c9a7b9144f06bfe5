import type { ReadHash } from './read-peaks.ts'
import { isSize } from './size.ts'
import { decodeTile, TILE_HEIGHT, TILE_WIDTH, type Tile, tileNodes } from './tiles.ts'

/** Tiles a reader keeps with the nodes over them: at most 16 KB each, so 1 MB. */
const KEPT_TILES = 64

/**
 * Reads any complete subtree of the tree of `size` from its tiles. One reader serves many proofs: it keeps the tiles
 * read last. What it reads is only as true as the tiles; who did not write them verifies the proof made from them.
 *
 * `readTile` answers the bytes of a tile (the full tile may stand in for a partial one).
 *
 * @throws RangeError from the reader for a node outside the tree, and for a tile of a wrong length.
 */
export function hashReaderFromTiles(size: number, readTile: (tile: Tile) => Promise<Uint8Array>): ReadHash {
  if (!isSize(size)) throw new RangeError(`${size} is not a tree size`)
  const kept = new Map<string, Promise<Uint8Array[][]>>()

  function nodesOf(tile: Tile): Promise<Uint8Array[][]> {
    const key = `${tile.level}/${tile.index}`
    const nodes = kept.get(key) ?? readTile(tile).then((bytes) => tileNodes(decodeTile(bytes, tile.width)))
    // Putting it back at the end makes the first key the one used longest ago.
    kept.delete(key)
    kept.set(key, nodes)
    nodes.catch(() => kept.delete(key))
    if (kept.size > KEPT_TILES) kept.delete(kept.keys().next().value!)
    return nodes
  }

  return async (level, index) => {
    const row = level % TILE_HEIGHT
    const tileLevel = (level - row) / TILE_HEIGHT
    const rowWidth = TILE_WIDTH / 2 ** row
    const tileIndex = Math.floor(index / rowWidth)
    const hashesAtLevel = Math.floor(size / TILE_WIDTH ** tileLevel)
    const width = Math.min(TILE_WIDTH, hashesAtLevel - tileIndex * TILE_WIDTH)
    if (!isSize(index) || !isSize(level) || width < 1)
      throw new RangeError(`no node ${level}/${index} in ${size} leaves`)
    const hash = (await nodesOf({ level: tileLevel, index: tileIndex, width }))[row]?.[index % rowWidth]
    if (!hash) throw new RangeError(`no node ${level}/${index} in ${size} leaves`)
    return hash
  }
}
