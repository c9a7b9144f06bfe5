import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { formatVerifierKey, signNote } from '../../../libs/transparency-log/index.ts'
import { readOrCreateKeyFile } from './key-file.ts'
import { noteKeyFromSeed } from './note-key.ts'

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
  const { name, seed } = KeyFile.parse(JSON.parse(text))
  const { key, signer } = noteKeyFromSeed(name, Buffer.from(seed, 'base64'))
  return { verifierKey: formatVerifierKey(key), sign: (text) => signNote(text, [signer]) }
}
