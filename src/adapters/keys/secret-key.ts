import { randomBytes } from 'node:crypto'
import { readOrCreateKeyFile } from './key-file.ts'

/**
 * 32 random bytes in base64 in a key file, made when there is none. `of`: whose key it is, for the error.
 *
 * @throws Error when the file does not hold them.
 */
export function openSecretKey(path: string, of: string): Buffer {
  const text = readOrCreateKeyFile(path, () => `${randomBytes(32).toString('base64')}\n`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`the key file of ${of} does not hold 32 bytes`)
  return key
}
