import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** `length` random characters of RFC 4648 base32 in lower case, 5 bits each. */
function randomBase32(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += alphabet[byte & 31]
  return text
}

/** A new identifier for a noun: its prefix and 60 random bits. Receipts, links and keys use `newSecretId`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBase32(12)}`
}

/** 130 random bits: for what may not be guessed. */
export function newSecretId(prefix: string): string {
  return `${prefix}_${randomBase32(26)}`
}

/** The schema of identifiers made by `newId(prefix)`. */
export function idSchema(prefix: string): z.ZodString {
  return z.string().regex(new RegExp(`^${prefix}_[a-z2-7]{12}$`))
}

/** The schema of identifiers made by `newSecretId(prefix)`. */
export function secretIdSchema(prefix: string): z.ZodString {
  return z.string().regex(new RegExp(`^${prefix}_[a-z2-7]{26}$`))
}

/**
 * What a secret is stored and looked up by. It needs no salt or stretching: nobody guesses 130 random bits. Looking up by
 * the digest tells a prober nothing, since how long an index takes says something about the digest only.
 */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}

/** A SHA-256 digest as the platform writes it everywhere. */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
export type Digest = z.infer<typeof Digest>

/** What names a text by its content: SHA-256 over its UTF-8. By the machine's own hash, since it runs for every quote. */
export function digestOfText(text: string): Digest {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`
}
