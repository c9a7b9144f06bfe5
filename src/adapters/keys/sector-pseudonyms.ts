import { createHmac, hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import { openSecretKey } from './secret-key.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * What a person is called in a sector: `sid_` and the first 130 bits, in RFC 4648 base32 in lower case, of HMAC-SHA256 over
 * the person's id, under a key per sector that HKDF (RFC 5869, SHA-256, no salt) derives from the installation's own.
 * Whoever has a sector's key learns nothing about another's. Destroying the key file makes every pseudonym meaningless.
 *
 * @throws Error when the key file does not hold 32 bytes.
 */
export function openSectorPseudonyms(folder: string): (person: string, sector: string) => string {
  const master = openSecretKey(join(folder, 'sector-pseudonyms'), 'the sector pseudonyms')
  return (person, sector) => {
    const key = hkdfSync('sha256', master, '', `jazari/sector-pseudonym/${sector}`, 32)
    return `sid_${base32(createHmac('sha256', Buffer.from(key)).update(person, 'utf8').digest(), 26)}`
  }
}

/** The first `length` characters, 5 bits each. */
function base32(bytes: Uint8Array, length: number): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const all = BigInt(bytes.length * 8)
  let text = ''
  for (let at = 1n; text.length < length; at++) text += alphabet[Number((bits >> (all - 5n * at)) & 31n)]
  return text
}
