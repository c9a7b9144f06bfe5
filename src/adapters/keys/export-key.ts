import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { openSecretKey } from './secret-key.ts'

/**
 * Keys of the tokens that stand for identifiers in what leaves under a permit: another one for each permit, so that what left
 * under two of them cannot be joined. Whoever has this file can tell whether a token is of a value they guess.
 */
export function openExportKeys(folder: string): (permit: string) => Buffer {
  const key = openSecretKey(join(folder, 'export.key'), 'exports')
  return (permit) => createHmac('sha256', key).update(`export ${permit}`).digest()
}
