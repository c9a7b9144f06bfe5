import { createHash } from 'node:crypto'

/** What a follow-up secret is stored and looked up by. It needs no salt: nobody guesses 130 random bits. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}
