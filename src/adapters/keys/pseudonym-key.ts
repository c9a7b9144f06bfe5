import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateKeyFile } from './key-file.ts'

/** The key of the log's pseudonyms. Destroying it makes every pseudonym in the log meaningless. */
export function openPseudonymKey(folder: string): Buffer {
  const text = readOrCreateKeyFile(join(folder, 'pseudonym.key'), () => `${randomBytes(32).toString('base64')}\n`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error('the key file of the pseudonyms does not hold 32 bytes')
  return key
}
