import { getPublicKey, hashes, sign, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { isKeyName, keyId, SIGNATURE_TYPES, type VerifierKey } from './verifier-key.ts'

hashes.sha512 = sha512

/** What signs notes: a name, a key ID and a function. Bring another `sign` to keep the key in a module of its own. */
export type NoteSigner = {
  readonly name: string
  readonly keyId: number
  /** The signature of these bytes, as the type of the key wants it. */
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** Bytes of the secret an Ed25519 key is made from (RFC 8032); draw them from the system's secure random source. */
const SEED_SIZE = 32

/** The public half of the key made from a 32-byte seed, under a name. */
export function verifierKeyFromSeed(name: string, seed: Uint8Array): VerifierKey {
  if (seed.length !== SEED_SIZE) throw new RangeError(`an Ed25519 seed has ${SEED_SIZE} bytes`)
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and has no spaces and no plus')
  const publicKey = getPublicKey(seed)
  const type = SIGNATURE_TYPES.ed25519
  return { name, keyId: keyId(name, type, publicKey), type, publicKey }
}

/** Signs notes with the Ed25519 key made from a 32-byte seed. */
export function signerFromSeed(name: string, seed: Uint8Array): NoteSigner {
  const key = verifierKeyFromSeed(name, seed)
  const secret = seed.slice()
  return { name, keyId: key.keyId, sign: (message) => sign(message, secret) }
}

/** Whether the signature is the key's, by RFC 8032 (not the laxer ZIP 215, under which one key could fit many). */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false
  return verify(signature, message, publicKey, { zip215: false })
}
