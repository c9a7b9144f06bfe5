import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes of every hash in the tree (SHA-256). */
export const HASH_SIZE = 32

const LEAF_PREFIX = 0x00
const NODE_PREFIX = 0x01

/** Hash of an entry: SHA-256(0x00 || entry), RFC 6962 section 2.1. The prefix keeps an entry from posing as a node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length)
  input[0] = LEAF_PREFIX
  input.set(entry, 1)
  return sha256(input)
}

/** Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_SIZE)
  input[0] = NODE_PREFIX
  input.set(left, 1)
  input.set(right, 1 + HASH_SIZE)
  return sha256(input)
}

/** Root of the tree without leaves: SHA-256 of nothing, RFC 6962 section 2.1. */
export function emptyRootHash(): Uint8Array {
  return sha256(new Uint8Array(0))
}

/**
 * Root over the peaks of a tree: the roots of its complete subtrees, biggest first.
 * The smaller subtrees on the right are joined first (RFC 6962 section 2.1).
 */
export function joinPeaks(peaks: readonly Uint8Array[]): Uint8Array {
  let root: Uint8Array | undefined
  for (let i = peaks.length - 1; i >= 0; i--) {
    const peak = peaks[i]!
    root = root ? nodeHash(peak, root) : peak
  }
  return root ?? emptyRootHash()
}

/** Whether two hashes are equal. Hashes in a public log are no secrets: this need not take constant time. */
export function equalHashes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
