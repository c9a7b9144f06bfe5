import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  emptyRootHash,
  Frontier,
  inclusionProof,
  leafHash,
  nodeHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import { hashOf, hasPublishedVectors, readHashFrom, rootByDefinition, someLeaves, vectorJson } from './testing.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Eight leaves and the roots of their prefixes: the test tree that Certificate Transparency implementations share. */
const CT_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('without the published vectors', () => {
  const leaves = CT_LEAVES.map((hex) => leafHash(hexToBytes(hex)))

  test('the frontier has the known root after each of eight leaves', () => {
    const frontier = new Frontier()
    const roots = [bytesToHex(frontier.root())]
    for (const leaf of leaves) {
      frontier.append(leaf)
      roots.push(bytesToHex(frontier.root()))
    }
    expect(roots).toEqual(CT_ROOTS)
  })

  test('reading the root from stored hashes gives the same', async () => {
    for (const [size, root] of CT_ROOTS.entries()) {
      expect(bytesToHex(await treeRoot(size, readHashFrom(leaves)))).toBe(root)
    }
  })

  test('the path of leaf 5 in the tree of 8 is the known one', async () => {
    const proof = await inclusionProof(5, 8, readHashFrom(leaves))
    expect(proof.map(bytesToHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('the proof from 6 to 8 is the known one', async () => {
    const proof = await consistencyProof(6, 8, readHashFrom(leaves))
    expect(proof.map(bytesToHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})

describe('any tree', () => {
  const MOST = 70
  const leaves = someLeaves(MOST)
  const readHash = readHashFrom(leaves)
  const indexAndSize = fc
    .integer({ min: 1, max: MOST })
    .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)))

  test('every index proves in every size', async () => {
    for (let size = 1; size <= MOST; size++) {
      const root = rootByDefinition(leaves.slice(0, size))
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, readHash)
        expect(verifyInclusion({ index, size, leafHash: leaves[index]!, proof, root })).toBe(true)
      }
    }
  })

  test('every size is consistent with every later one', async () => {
    for (let newSize = 1; newSize <= MOST; newSize++) {
      const newRoot = rootByDefinition(leaves.slice(0, newSize))
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const proof = await consistencyProof(oldSize, newSize, readHash)
        const oldRoot = rootByDefinition(leaves.slice(0, oldSize))
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof })).toBe(true)
      }
    }
  })

  test('one flipped bit anywhere, another index or another leaf is refused', async () => {
    await fc.assert(
      fc.asyncProperty(indexAndSize, fc.nat(), async ([index, size], bit) => {
        const leaf = leaves[index]!
        const root = rootByDefinition(leaves.slice(0, size))
        const proof = await inclusionProof(index, size, readHash)
        const places = [leaf, root, ...proof]
        const flipped = places.map((hash, i) => (i === bit % places.length ? flipBit(hash, bit) : hash))
        const [badLeaf, badRoot, ...badProof] = flipped as [Uint8Array, Uint8Array, ...Uint8Array[]]

        expect(verifyInclusion({ index, size, leafHash: badLeaf, proof: badProof, root: badRoot })).toBe(false)
        expect(verifyInclusion({ index, size, leafHash: leaf, proof: [...proof, root], root })).toBe(false)
        expect(verifyInclusion({ index, size, leafHash: leaf, proof: proof.slice(1), root })).toBe(size === 1)
        for (let other = 0; other < size; other++) {
          expect(verifyInclusion({ index: other, size, leafHash: leaf, proof, root })).toBe(other === index)
        }
      }),
    )
  })

  test('one flipped bit in a consistency proof or in a root is refused', async () => {
    await fc.assert(
      fc.asyncProperty(indexAndSize, fc.nat(), async ([index, newSize], bit) => {
        const oldSize = index + 1
        const oldRoot = rootByDefinition(leaves.slice(0, oldSize))
        const newRoot = rootByDefinition(leaves.slice(0, newSize))
        const proof = await consistencyProof(oldSize, newSize, readHash)
        const places = [oldRoot, newRoot, ...proof]
        const flipped = places.map((hash, i) => (i === bit % places.length ? flipBit(hash, bit) : hash))
        const [badOld, badNew, ...badProof] = flipped as [Uint8Array, Uint8Array, ...Uint8Array[]]

        expect(verifyConsistency({ oldSize, oldRoot: badOld, newSize, newRoot: badNew, proof: badProof })).toBe(false)
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof: [...proof, oldRoot] })).toBe(false)
      }),
    )
  })

  test('a frontier survives being written and read at any size', () => {
    const whole = new Frontier()
    let restored = new Frontier()
    for (const leaf of leaves) {
      restored = Frontier.restore(restored.serialise())
      whole.append(leaf)
      restored.append(leaf)
      expect(restored.size).toBe(whole.size)
      expect(restored.root()).toEqual(whole.root())
    }
    expect(whole.root()).toEqual(rootByDefinition(leaves))
  })

  test('sizes beyond 2^31 and up to 2^53-1 are counted exactly', async () => {
    // A tree whose leaves are all equal has one hash a level.
    const levels = [leafHash(new Uint8Array())]
    for (let level = 1; level < 53; level++) levels.push(nodeHash(levels[level - 1]!, levels[level - 1]!))
    const readEqual = async (level: number) => levels[level]!
    for (const size of [2 ** 31 + 5, 2 ** 32, 2 ** 40 + 2 ** 33 + 1, Number.MAX_SAFE_INTEGER]) {
      const root = await treeRoot(size, readEqual)
      for (const index of [0, 2 ** 31 - 1, 2 ** 31 + 3, size - 1]) {
        const proof = await inclusionProof(index, size, readEqual)
        expect(verifyInclusion({ index, size, leafHash: levels[0]!, proof, root })).toBe(true)
        const oldRoot = await treeRoot(index + 1, readEqual)
        const path = await consistencyProof(index + 1, size, readEqual)
        expect(verifyConsistency({ oldSize: index + 1, oldRoot, newSize: size, newRoot: root, proof: path })).toBe(true)
      }
    }
  })

  test('what is no size or index is refused, not rounded', async () => {
    const [leaf] = leaves as [Uint8Array]
    for (const bad of [-1, 0.5, Number.NaN, 2 ** 53, 18446744073709551615n as unknown as number]) {
      expect(verifyInclusion({ index: bad, size: 1, leafHash: leaf, proof: [], root: leaf })).toBe(false)
      expect(verifyInclusion({ index: 0, size: bad, leafHash: leaf, proof: [], root: leaf })).toBe(false)
      const same = { oldRoot: leaf, newRoot: leaf, proof: [] }
      expect(verifyConsistency({ oldSize: bad, newSize: bad, ...same })).toBe(false)
      await expect(inclusionProof(bad, 8, readHash)).rejects.toThrow(RangeError)
      await expect(consistencyProof(bad, 8, readHash)).rejects.toThrow(RangeError)
      await expect(treeRoot(bad, readHash)).rejects.toThrow(RangeError)
    }
    expect(() => Frontier.restore(new Uint8Array(7))).toThrow(RangeError)
    expect(() => Frontier.restore(new Uint8Array(40))).toThrow(RangeError)
    expect(() => Frontier.restore(new Uint8Array(8).fill(255))).toThrow(RangeError)
    expect(() => new Frontier().append(new Uint8Array(31))).toThrow(RangeError)
  })
})

describe.skipIf(!hasPublishedVectors())('the published vectors', () => {
  /** uint64 values beyond 2^53 are strings in the files. */
  type Uint64 = number | string
  type Inclusion = {
    file: string
    leafIdx: Uint64
    root: string
    leafHash: string
    proof: string[] | null
    wantErr: boolean
  }
  type Consistency = { file: string; root1: string; root2: string; proof: string[] | null; wantErr: boolean }

  test('hasher cases and roots', () => {
    const vectors = vectorJson<{
      hasher: {
        op: string
        inputHex?: string
        inputUtf8?: string
        leftUtf8?: string
        rightUtf8?: string
        want: string
      }[]
      leafInputsHex: string[]
      leafHashesHex: string[]
      rootHashesHexBySize: string[]
    }>('rfc6962-roots.json')
    const leaves = vectors.leafInputsHex.map((hex) => leafHash(hexToBytes(hex)))
    expect(leaves.map(bytesToHex)).toEqual(vectors.leafHashesHex)
    expect(vectors.rootHashesHexBySize).toEqual(CT_ROOTS)
    expect(vectors.leafInputsHex).toEqual(CT_LEAVES)
    for (const { op, inputHex, inputUtf8, want } of vectors.hasher) {
      if (op === 'empty') expect(bytesToHex(emptyRootHash())).toBe(want)
      if (op === 'leaf') expect(bytesToHex(leafHash(inputUtf8 ? utf8(inputUtf8) : hexToBytes(inputHex!)))).toBe(want)
    }
    // The "node" case hashes children of 4 bytes, which a tree of SHA-256 hashes never has: it does not apply here.
    expect(vectors.hasher.map(({ op }) => op)).toEqual(['empty', 'leaf', 'leaf', 'node'])
  })

  test('98 inclusion probes, 92 of them refused', () => {
    const probes = vectorJson<(Inclusion & { treeSize: Uint64 })[]>('merkle-probes/inclusion.json')
    expect(probes).toHaveLength(98)
    expect(probes.filter(({ wantErr }) => wantErr)).toHaveLength(92)
    for (const probe of probes) {
      const claim = {
        index: Number(probe.leafIdx),
        size: Number(probe.treeSize),
        leafHash: hashOf(probe.leafHash),
        proof: (probe.proof ?? []).map(hashOf),
        root: hashOf(probe.root),
      }
      expect([probe.file, verifyInclusion(claim)]).toEqual([probe.file, !probe.wantErr])
    }
  })

  test('98 consistency probes, 92 of them refused', () => {
    const probes = vectorJson<(Consistency & { size1: Uint64; size2: Uint64 })[]>('merkle-probes/consistency.json')
    expect(probes).toHaveLength(98)
    expect(probes.filter(({ wantErr }) => wantErr)).toHaveLength(92)
    for (const probe of probes) expect([probe.file, isConsistent(probe)]).toEqual([probe.file, !probe.wantErr])
  })

  test('the subtree probes that start at leaf 0: there a subtree is a tree', () => {
    // Subtrees that start elsewhere are of draft-ietf-plants-merkle-tree-certs, whose proofs this library does not have.
    const inclusion = vectorJson<(Inclusion & { start: Uint64; end: Uint64 })[]>('merkle-probes/subtreeinclusion.json')
    const fromZero = inclusion.filter(({ start }) => start === 0)
    expect([fromZero.length, inclusion.length]).toEqual([101, 204])
    for (const probe of fromZero) {
      const claim = {
        index: Number(probe.leafIdx),
        size: Number(probe.end),
        leafHash: hashOf(probe.leafHash),
        proof: (probe.proof ?? []).map(hashOf),
        root: hashOf(probe.root),
      }
      expect([probe.file, verifyInclusion(claim)]).toEqual([probe.file, !probe.wantErr])
    }

    const consistency = vectorJson<(Consistency & { start: Uint64; end: Uint64; size: Uint64 })[]>(
      'merkle-probes/subtreeconsistency.json',
    )
    // The draft also proves the empty subtree; see verifyConsistency for why it is refused here.
    const prefixes = consistency.filter(({ start, end }) => start === 0 && end !== 0)
    expect([prefixes.length, consistency.length]).toEqual([91, 118])
    for (const probe of prefixes) {
      const answer = isConsistent({ ...probe, size1: probe.end, size2: probe.size })
      expect([probe.file, answer]).toEqual([probe.file, !probe.wantErr])
    }
  })

  function isConsistent(probe: Consistency & { size1: Uint64; size2: Uint64 }): boolean {
    return verifyConsistency({
      oldSize: Number(probe.size1),
      oldRoot: hashOf(probe.root1),
      newSize: Number(probe.size2),
      newRoot: hashOf(probe.root2),
      proof: (probe.proof ?? []).map(hashOf),
    })
  }
})

function flipBit(hash: Uint8Array, bit: number): Uint8Array {
  const copy = hash.slice()
  copy[bit % copy.length]! ^= 1 << (bit % 8)
  return copy
}
