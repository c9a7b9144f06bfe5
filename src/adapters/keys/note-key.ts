import { createPrivateKey, sign } from 'node:crypto'
import { type NoteSigner, type VerifierKey, verifierKeyFromSeed } from '../../../libs/transparency-log/index.ts'

/** RFC 8410: the DER in front of an Ed25519 seed in a PKCS #8 private key. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The Ed25519 key made from a 32-byte seed, under a name, and what signs notes with it (C2SP signed-note): by Node's own
 * Ed25519, since it signs every checkpoint.
 */
export function noteKeyFromSeed(
  name: string,
  seed: Buffer,
): { readonly key: VerifierKey; readonly signer: NoteSigner } {
  const key = verifierKeyFromSeed(name, seed)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  return { key, signer: { name, keyId: key.keyId, sign: (message) => sign(null, message, privateKey) } }
}
