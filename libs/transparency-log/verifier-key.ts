import { sha256 } from '@noble/hashes/sha2.js'
import { decodeBase64, encodeBase64 } from './base64.ts'

/** Signature types of C2SP signed-note. Only `ed25519` is verified here; the others are read, and never trusted. */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignatureEd25519: 0x04, cosignatureMlDsa44: 0x06 } as const

/** Bytes of the public key of each type. */
const KEY_SIZES = new Map<number, number>([
  [SIGNATURE_TYPES.ed25519, 32],
  [SIGNATURE_TYPES.cosignatureEd25519, 32],
  [SIGNATURE_TYPES.cosignatureMlDsa44, 1312],
])

/** What a verifier is given to trust: a public key under a name. */
export type VerifierKey = {
  readonly name: string
  /** Big-endian uint32 that C2SP calls the key ID; a hint, not a fingerprint. */
  readonly keyId: number
  readonly type: number
  readonly publicKey: Uint8Array
}

/** Whether a name can stand in a signature line: not empty, without Unicode spaces or a plus sign. */
export function isKeyName(name: string): boolean {
  // Control characters are refused too: a note must not contain them.
  return name.length > 0 && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name)
}

/** SHA-256(name || 0x0A || type || public key), its first four bytes (C2SP signed-note, "Signatures"). */
export function keyId(name: string, type: number, publicKey: Uint8Array): number {
  const nameBytes = new TextEncoder().encode(name)
  const input = new Uint8Array(nameBytes.length + 2 + publicKey.length)
  input.set(nameBytes)
  input[nameBytes.length] = 0x0a
  input[nameBytes.length + 1] = type
  input.set(publicKey, nameBytes.length + 2)
  return new DataView(sha256(input).buffer).getUint32(0)
}

/** The text form of a key, a "vkey": `<name>+<key ID in hex>+<base64 of type and key>`. */
export function formatVerifierKey({ name, type, publicKey }: Omit<VerifierKey, 'keyId'>): string {
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and has no spaces and no plus')
  const material = new Uint8Array(1 + publicKey.length)
  material[0] = type
  material.set(publicKey, 1)
  return `${name}+${formatKeyId(keyId(name, type, publicKey))}+${encodeBase64(material)}`
}

/** A key ID as vkeys write it: eight lower-case hex digits. */
export function formatKeyId(id: number): string {
  return id.toString(16).padStart(8, '0')
}

/**
 * Reads a vkey; `undefined` when it is malformed, its key ID is not that of the key, or its type is unknown.
 */
export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  // The base64 alphabet has a plus sign too: only the first two separate.
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(vkey)
  if (!match) return undefined
  const [, name, id, text] = match as unknown as [string, string, string, string]
  const material = decodeBase64(text)
  if (!isKeyName(name) || !material) return undefined
  const type = material[0]!
  const publicKey = material.slice(1)
  if (KEY_SIZES.get(type) !== publicKey.length) return undefined
  const computed = keyId(name, type, publicKey)
  return formatKeyId(computed) === id ? { name, keyId: computed, type, publicKey } : undefined
}
