import { createHash } from 'node:crypto'

/**
 * A name that stays the same for ever (RFC 4287, section 4.2.6), wherever the installation moves: a UUID of version 8
 * made of SHA-256 over the installation's public key and what it calls the thing (RFC 9562, section 5.8 and appendix B.2).
 */
export function entryId(installation: string, name: string): string {
  const digest = createHash('sha256').update(installation).update('\0').update(name).digest()
  digest[6] = (digest[6]! & 0x0f) | 0x80
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = digest.toString('hex', 0, 16)
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${groups.join('-')}`
}
