import { createHash, randomBytes } from 'node:crypto'
import { base32 } from './base32.ts'

const count = 10

/** Codes that sign in once each in place of one from the authenticator program: 80 random bits, in groups to copy. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => base32(randomBytes(10)).toLowerCase().match(/.{4}/g)!.join('-'))
}

/** What a recovery code is stored as. Nobody guesses 80 random bits, so it needs no stretching. */
export function recoveryCodeDigest(person: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${person}\n${plainCode(code)}`, 'utf8')
    .digest()
}

/** A code as it was typed, whatever its digits, spaces and dashes: six digits, or a recovery code. */
export function plainCode(typed: string): string {
  return typed
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\p{Z}\p{Cf}-]/gu, '')
    .toLowerCase()
}
