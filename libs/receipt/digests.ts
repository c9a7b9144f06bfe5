import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson } from '../canonical-json/index.ts'
import type { Extraction } from './receipt.ts'

/** Bytes of the salt of a commitment. */
export const SALT_SIZE = 16

/** `sha256:` and the hex digest of a page's text in UTF-8. */
export function textDigest(text: string): string {
  return digestOf(new TextEncoder().encode(text))
}

/** What names an extraction: the digest of its canonical JSON, so that its pages cannot change. */
export function extractionDigest({ file, recipe, pages }: Extraction): string {
  return textDigest(canonicalJson({ file, recipe, pages }))
}

/**
 * Binds to a value without showing it: the digest of a salt of 16 random bytes followed by the value's canonical JSON.
 * @throws RangeError for a salt of another length.
 */
export function commitment(salt: Uint8Array, value: unknown): string {
  if (salt.length !== SALT_SIZE) throw new RangeError(`the salt of a commitment has ${SALT_SIZE} bytes`)
  const json = new TextEncoder().encode(canonicalJson(value))
  const input = new Uint8Array(salt.length + json.length)
  input.set(salt)
  input.set(json, salt.length)
  return digestOf(input)
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${bytesToHex(sha256(bytes))}`
}
