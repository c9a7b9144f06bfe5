import { randomFillSync } from 'node:crypto'

const saltSize = 16
const batch = Buffer.allocUnsafe(512 * saltSize)
let next = batch.length

/** 16 random bytes that nobody else gets. Drawn from the system many at a time: a draw each costs more than the hash. */
export function newSalt(): Buffer {
  if (next === batch.length) {
    randomFillSync(batch)
    next = 0
  }
  const salt = Buffer.from(batch.subarray(next, next + saltSize))
  batch.fill(0, next, next + saltSize)
  next += saltSize
  return salt
}
