import { describe, expect, test } from 'vitest'
import {
  decodeEntryBundle,
  encodeTlogProof,
  Frontier,
  hashReaderFromTiles,
  inclusionProof,
  leafHash,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  signCheckpoint,
  signerFromSeed,
  type TlogProof,
  tilePath,
  tilesBetween,
  treeRoot,
  verifierKeyFromSeed,
  verifyConsistency,
  verifyTlogProof,
} from './index.ts'
import { consistencyProof } from './proofs.ts'
import { hasPublishedVectors, readHashFrom, someLeaves, vectorBytes, vectorText } from './testing.ts'

const seed = new Uint8Array(32).fill(3)
const key = verifierKeyFromSeed('log.example', seed)
const leaves = someLeaves(11)

async function aProof(index: number): Promise<TlogProof> {
  const frontier = new Frontier()
  for (const leaf of leaves) frontier.append(leaf)
  const checkpoint = { origin: 'log.example', size: frontier.size, root: frontier.root() }
  return {
    index,
    hashes: await inclusionProof(index, leaves.length, readHashFrom(leaves)),
    checkpoint: signCheckpoint(checkpoint, [signerFromSeed('log.example', seed)]),
  }
}

describe('proof files', () => {
  test('are written as C2SP tlog-proof prints them', async () => {
    const lines = encodeTlogProof({ ...(await aProof(4)), extra: new Uint8Array([1, 2, 3]) }).split('\n')
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra AQID', 'index 4'])
    expect(lines.slice(3, 7).every((line) => line.length === 44)).toBe(true)
    expect(lines.slice(7, 10)).toEqual(['', 'log.example', '11'])
    expect(lines.at(-2)).toMatch(/^— log\.example [A-Za-z0-9+/]+=*$/)
    expect(lines.at(-1)).toBe('')
  })

  test('every leaf verifies from its file', async () => {
    for (const [index, leaf] of leaves.entries()) {
      const proof = parseTlogProof(encodeTlogProof(await aProof(index)))!
      expect(proof).toEqual(await aProof(index))
      expect(verifyTlogProof(proof, leaf, [key])).toMatchObject({ origin: 'log.example', size: 11 })
    }
  })

  test('no change of a byte is accepted', async () => {
    const bytes = new TextEncoder().encode(encodeTlogProof(await aProof(4)))
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice()
      changed[i]! ^= 1 << (i % 8)
      const proof = parseTlogProof(new TextDecoder().decode(changed))
      expect(() => verifyTlogProof(proof!, leaves[4]!, [key])).toThrow()
    }
  })

  test('another leaf, another key and no key are refused', async () => {
    const proof = await aProof(4)
    expect(() => verifyTlogProof(proof, leaves[5]!, [key])).toThrow('the path')
    const other = verifierKeyFromSeed('log.example', new Uint8Array(32))
    expect(() => verifyTlogProof(proof, leaves[4]!, [other])).toThrow('no known key')
    expect(() => verifyTlogProof(proof, leaves[4]!, [])).toThrow('no known key')
  })

  const hash = `${'A'.repeat(43)}=`
  test.each([
    ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\nrest'],
    ['no index', `c2sp.org/tlog-proof@v1\n${hash}\n\nrest`],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nrest'],
    ['an index beyond 2^53-1', 'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\nrest'],
    ['extra after the index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n\nrest'],
    ['extra twice', 'c2sp.org/tlog-proof@v1\nextra AQID\nextra AQID\nindex 0\n\nrest'],
    ['empty extra', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nrest'],
    ['extra that is no base64', 'c2sp.org/tlog-proof@v1\nextra AQI\nindex 0\n\nrest'],
    ['a short hash', 'c2sp.org/tlog-proof@v1\nindex 0\nAQID\n\nrest'],
    ['no blank line', 'c2sp.org/tlog-proof@v1\nindex 0\nrest'],
    ['carriage returns', 'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nrest'],
    ['more hashes than a tree is high', `c2sp.org/tlog-proof@v1\nindex 0\n${`${hash}\n`.repeat(54)}\nrest`],
    ['two million characters', `c2sp.org/tlog-proof@v1\nindex 0\n\n${'x'.repeat(2_000_000)}`],
  ])('%s is refused', (_what, text) => {
    expect(parseTlogProof(text)).toBeUndefined()
  })
})

describe.skipIf(!hasPublishedVectors())('the log that Tessera wrote', () => {
  const log = (path: string) => `tessera-testlog/${path}`
  const keys = hasPublishedVectors() ? [parseVerifierKey(vectorText(log('vkey.txt')).trim())!] : []
  const readHashAt = (size: number) =>
    hashReaderFromTiles(size, async ({ level, index, width }) => vectorBytes(log(tilePath(level, index, width))))

  test('its 16 checkpoints are signed, and their roots are those of its tiles', async () => {
    for (let size = 0; size <= 15; size++) {
      const checkpoint = openCheckpoint(vectorText(log(`checkpoint.${size}`)), keys)
      expect(checkpoint).toMatchObject({ origin: 'example.com/log/testdata', size })
      expect(await treeRoot(size, readHashAt(size))).toEqual(checkpoint.root)
    }
    expect(vectorText(log('checkpoint'))).toContain('\n15\n')
    expect(openCheckpoint(vectorText(log('checkpoint')), keys).size).toBe(15)
  })

  test('each checkpoint is consistent with every later one', async () => {
    const at = (size: number) => openCheckpoint(vectorText(log(`checkpoint.${size}`)), keys).root
    for (let newSize = 1; newSize <= 15; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const proof = await consistencyProof(oldSize, newSize, readHashAt(newSize))
        const claim = { oldSize, oldRoot: at(oldSize), newSize, newRoot: at(newSize), proof }
        expect(verifyConsistency(claim)).toBe(true)
      }
    }
  })

  test('every entry of its bundles is proved under its checkpoint, in a file', async () => {
    for (const { index, width } of tilesBetween(0, 15).filter(({ level }) => level === 0)) {
      const entries = decodeEntryBundle(vectorBytes(log(tilePath('entries', index, width))), width)
      expect(entries).toHaveLength(15)
      for (const [i, entry] of entries.entries()) {
        const hashes = await inclusionProof(i, 15, readHashAt(15))
        const file = encodeTlogProof({ index: i, hashes, checkpoint: vectorText(log('checkpoint')) })
        expect(verifyTlogProof(parseTlogProof(file)!, leafHash(entry), keys).size).toBe(15)
      }
    }
  })
})
