import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeBase64,
  decodeEntryBundle,
  decodeTile,
  encodeBase64,
  encodeEntryBundle,
  encodeTile,
  Frontier,
  HASH_SIZE,
  hashReaderFromTiles,
  inclusionProof,
  leafHash,
  parseTilePath,
  TILE_WIDTH,
  tilePath,
  tileRoot,
  tilesBetween,
  treeRoot,
  verifyInclusion,
} from './index.ts'
import { hashOf, hasPublishedVectors, readHashFrom, rootByDefinition, someLeaves, vectorJson } from './testing.ts'

describe('tile paths', () => {
  test('follow the examples of C2SP tlog-tiles', () => {
    expect(tilePath(0, 1234067)).toBe('tile/0/x001/x234/067')
    expect(tilePath(3, 0, 112)).toBe('tile/3/000.p/112')
    expect(tilePath('entries', 999)).toBe('tile/entries/999')
    expect(tilePath('entries', 1000, 1)).toBe('tile/entries/x001/000.p/1')
  })

  test('are read back, whatever the tile', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.nat(63))
    const index = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(level, index, fc.integer({ min: 1, max: TILE_WIDTH }), (level, index, width) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width })
      }),
    )
  })

  test.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/0',
    'tile/0/1000',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001/x000',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../000',
    'tile/8/0/000',
    'tile/-1/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/entries/000\n',
  ])('%j is no tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })
})

describe('tiles', () => {
  const leaves = someLeaves(600)

  test('growing step by step writes every tile of the whole, and no full tile twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70_000), { maxLength: 6 }), (steps) => {
        const sizes = [0, ...steps.sort((a, b) => a - b)]
        const written = new Map<string, number>()
        for (const [i, size] of sizes.slice(1).entries()) {
          for (const tile of tilesBetween(sizes[i]!, size)) {
            const path = tilePath(tile.level, tile.index, tile.width)
            written.set(path, (written.get(path) ?? 0) + 1)
          }
        }
        expect([...written.values()].every((times) => times === 1)).toBe(true)
        for (const tile of tilesBetween(0, sizes.at(-1)!)) {
          expect(written.has(tilePath(tile.level, tile.index, tile.width))).toBe(true)
        }
      }),
    )
  })

  test('proofs come out of tiles as they come out of leaves', async () => {
    const size = 600
    const stored = tilesFrom(leaves)
    const readHash = hashReaderFromTiles(
      size,
      async (tile) => stored.get(tilePath(tile.level, tile.index, tile.width))!,
    )
    const root = rootByDefinition(leaves)
    expect(await treeRoot(size, readHash)).toEqual(root)
    for (const index of [0, 255, 256, 511, 512, 513, 598, 599]) {
      const proof = await inclusionProof(index, size, readHash)
      expect(proof).toEqual(await inclusionProof(index, size, readHashFrom(leaves)))
      expect(verifyInclusion({ index, size, leafHash: leaves[index]!, proof, root })).toBe(true)
    }
    const frontier = await Frontier.read(size, readHash)
    expect([frontier.size, frontier.root()]).toEqual([size, root])
  })

  test('the full tile stands in for a partial one that was deleted', async () => {
    const full = encodeTile(leaves.slice(0, TILE_WIDTH))
    const readHash = hashReaderFromTiles(100, async () => full)
    expect(await treeRoot(100, readHash)).toEqual(rootByDefinition(leaves.slice(0, 100)))
  })

  test('a tile is read once for many proofs', async () => {
    const stored = tilesFrom(leaves)
    const reads: string[] = []
    const readHash = hashReaderFromTiles(600, async (tile) => {
      const path = tilePath(tile.level, tile.index, tile.width)
      reads.push(path)
      return stored.get(path)!
    })
    for (let index = 0; index < 50; index++) await inclusionProof(index, 600, readHash)
    expect(reads.sort()).toEqual(['tile/0/000', 'tile/0/002.p/88', 'tile/1/000.p/2'])
  })

  test('a tile that could not be read is asked for again', async () => {
    let attempts = 0
    const readHash = hashReaderFromTiles(1, async () => {
      attempts++
      if (attempts === 1) throw new Error('disk')
      return leaves[0]!
    })
    await expect(readHash(0, 0)).rejects.toThrow('disk')
    await expect(readHash(0, 0)).resolves.toEqual(leaves[0])
  })

  test('a node outside the tree and a tile of a wrong length are refused', async () => {
    const readHash = hashReaderFromTiles(3, async () => new Uint8Array(2 * HASH_SIZE))
    await expect(readHash(0, 3)).rejects.toThrow(RangeError)
    await expect(readHash(1, 1)).rejects.toThrow(RangeError)
    await expect(readHash(8, 0)).rejects.toThrow(RangeError)
    expect(() => decodeTile(new Uint8Array(65), 2)).toThrow(RangeError)
    expect(() => encodeTile([])).toThrow(RangeError)
    expect(() => encodeTile([new Uint8Array(31)])).toThrow(RangeError)
  })

  /** Stores all tiles of a tree as a log would: level by level, each from full tiles below. */
  function tilesFrom(all: readonly Uint8Array[]): Map<string, Uint8Array> {
    const stored = new Map<string, Uint8Array>()
    for (const { level, index, width } of tilesBetween(0, all.length)) {
      const places = Array.from({ length: width }, (_, i) => index * TILE_WIDTH + i)
      const hashes = places.map((i) => (level === 0 ? all[i]! : tileRoot(stored.get(tilePath(level - 1, i))!)))
      stored.set(tilePath(level, index, width), encodeTile(hashes))
    }
    return stored
  }
})

describe('entry bundles', () => {
  test('hold what was put in', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: TILE_WIDTH })
    fc.assert(
      fc.property(entries, (entries) => {
        expect(decodeEntryBundle(encodeEntryBundle(entries), entries.length)).toEqual(entries)
      }),
    )
  })

  test('an entry of 65,535 bytes fits, one more does not', () => {
    const longest = new Uint8Array(65_535).fill(1)
    expect(decodeEntryBundle(encodeEntryBundle([longest]), 1)).toEqual([longest])
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })

  test('cut short, too long, or of another count is refused', () => {
    const bytes = encodeEntryBundle([new Uint8Array(3), new Uint8Array(5)])
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeEntryBundle(bytes.slice(0, length), 2)).toThrow(RangeError)
    }
    expect(() => decodeEntryBundle(bytes, 1)).toThrow(RangeError)
    expect(() => decodeEntryBundle(bytes, 3)).toThrow(RangeError)
    expect(() => decodeEntryBundle(Uint8Array.of(...bytes, 0), 2)).toThrow(RangeError)
    expect(() => encodeEntryBundle([])).toThrow(RangeError)
  })
})

describe('base64', () => {
  test('agrees with another implementation on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(encodeBase64(bytes)).toBe(text)
        expect(decodeBase64(text)).toEqual(bytes)
      }),
    )
  })

  test('any bytes have one text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'AQgw9/+='), maxLength: 8 })
    fc.assert(
      fc.property(text, (text) => {
        const bytes = decodeBase64(text)
        if (bytes) expect(encodeBase64(bytes)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    'A',
    'AA',
    'AAA',
    'AB==',
    'AAB=',
    'A===',
    '====',
    '=AAA',
    'AA=A',
    'AA==AAAA',
    ' AAA',
    'AAA\n',
    '_-AA',
    'éAAA',
  ])('%j is refused', (text) => {
    expect(decodeBase64(text)).toBeUndefined()
  })
})

describe.skipIf(!hasPublishedVectors())('the published vectors', () => {
  test('tile layout', () => {
    const vectors = vectorJson<{
      indexPaths: [number, string][]
      layouts: { treeSize: number; tiles: { level: number; full: number; partialWidth: number }[] }[]
      goModParseTilePath: { valid: string[]; invalid: string[] }
    }>('tile-layout.json')
    for (const [index, path] of vectors.indexPaths) expect(tilePath(0, index)).toBe(`tile/0/${path}`)
    for (const { treeSize, tiles } of vectors.layouts) {
      const all = tilesBetween(0, treeSize)
      const layout = [...new Set(all.map(({ level }) => level))].map((level) => {
        const row = all.filter((tile) => tile.level === level)
        const full = row.filter(({ width }) => width === TILE_WIDTH)
        return { level, full: full.length, partialWidth: row.find(({ width }) => width < TILE_WIDTH)?.width ?? 0 }
      })
      expect(layout).toEqual(tiles)
    }
    // Go's paths carry the tile height before the level, so none of them is a C2SP path.
    const { valid, invalid } = vectors.goModParseTilePath
    for (const path of [...valid, ...invalid]) expect(parseTilePath(path)).toBeUndefined()
  })

  test('a record hash of Go', () => {
    // The go.sum tree texts of this file are an older format with a fixed first line; checkpoints replace it.
    const { recordHash } = vectorJson<{ recordHash: { input: string; base64: string } }>('formats.json')
    expect(leafHash(new TextEncoder().encode(recordHash.input))).toEqual(hashOf(recordHash.base64))
  })
})
