import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateKeyFile } from './key-file.ts'

/**
 * Keys of the tokens that stand for identifiers in what leaves under a permit: another one for each permit, so that what left
 * under two of them cannot be joined. Whoever has this file can tell whether a token is of a value they guess.
 */
export function openExportKeys(folder: string): (permit: string) => Buffer {
  const text = readOrCreateKeyFile(join(folder, 'export.key'), () => `${randomBytes(32).toString('base64')}\n`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error('the key file of exports does not hold 32 bytes')
  return (permit) => createHmac('sha256', key).update(`export ${permit}`).digest()
}
