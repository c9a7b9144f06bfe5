import { createHmac, randomBytes } from 'node:crypto'
import { base32 } from './base32.ts'

const stepSeconds = 30
const digits = 6
/** Clocks that differ by one step are let pass (RFC 6238, section 5.2). */
const slack = 1

/** 160 bits, the length of SHA-1's output (RFC 4226, section 4). */
export function newTotpSecret(): Buffer {
  return randomBytes(20)
}

/** The code of a counter (RFC 4226, section 5.3). Every authenticator program takes SHA-1, and many take nothing else. */
export function hotp(secret: Buffer, counter: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const offset = mac.readUInt8(19) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/** The time step (RFC 6238) whose code this is, when that is now or one away. The same work for any code. */
export function stepOf(secret: Buffer, code: string, now: Date): number | undefined {
  const current = Math.floor(now.getTime() / 1000 / stepSeconds)
  let found: number | undefined
  for (let step = current - slack; step <= current + slack; step++) if (hotp(secret, step) === code) found = step
  return found
}

/** What an authenticator program reads from a picture (Google Authenticator's key URI format). */
export function totpUri(secret: Buffer, issuer: string, login: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
