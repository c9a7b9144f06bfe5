import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { formatVerifierKey, signNote, verifierKeyFromSeed } from '../../../libs/transparency-log/index.ts'
import { pkcs8Prefix } from './ed25519-seed.ts'
import { readOrCreateKeyFile } from './key-file.ts'

const KeyFile = z.strictObject({ name: z.string().min(1), seed: z.base64() })

/** Signs texts as notes (C2SP signed-note). The key never leaves it. */
type NoteKey = {
  /** The public key as a C2SP verifier key. */
  readonly verifierKey: string
  /** The signed note over a text that ends with a newline. */
  sign(text: string): string
}

/**
 * The key in `folder` that signs permits, made at first start: another than the log's, under the log's name and
 * `/permits`, so that what one signs never passes for what the other does.
 */
export function openPermitKey(folder: string, logOrigin: string): NoteKey {
  const text = readOrCreateKeyFile(join(folder, 'permits.json'), () => {
    const file = { name: `${logOrigin}/permits`, seed: randomBytes(32).toString('base64') }
    return `${JSON.stringify(file)}\n`
  })
  const { name, seed: seedText } = KeyFile.parse(JSON.parse(text))
  const seed = Buffer.from(seedText, 'base64')
  const key = verifierKeyFromSeed(name, seed)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const signer = { name, keyId: key.keyId, sign: (message: Uint8Array) => sign(null, message, privateKey) }
  return { verifierKey: formatVerifierKey(key), sign: (text) => signNote(text, [signer]) }
}
