import { equalHashes, HASH_SIZE, nodeHash } from './hashing.ts'
import { isSize } from './size.ts'

export type ConsistencyClaim = {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly newSize: number
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether the proof shows that the new tree begins with the old one (RFC 9162 section 2.1.4.2).
 * Equal sizes want an empty proof and equal roots. An old size of 0 is `false`: every tree begins with the empty one,
 * so there is nothing to prove, and who accepts it (a witness seeing a log for the first time) decides that itself.
 */
export function verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize === 0 || oldSize > newSize) return false
  if (oldSize === newSize) return proof.length === 0 && equalHashes(oldRoot, newRoot)
  if (oldRoot.length !== HASH_SIZE || proof.some((hash) => hash.length !== HASH_SIZE)) return false
  if (proof.length === 0) return false

  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) {
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  // When the old size is a power of two the old root is itself the first node, and the proof leaves it out.
  const path = node === 0 ? [oldRoot, ...proof] : proof
  let oldHash = path[0]!
  let newHash = path[0]!
  for (const hash of path.slice(1)) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(hash, oldHash)
      newHash = nodeHash(hash, newHash)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newHash = nodeHash(newHash, hash)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalHashes(oldHash, oldRoot) && equalHashes(newHash, newRoot)
}
