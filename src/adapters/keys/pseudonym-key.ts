import { join } from 'node:path'
import { openSecretKey } from './secret-key.ts'

/** The key of the log's pseudonyms. Destroying it makes every pseudonym in the log meaningless. */
export function openPseudonymKey(folder: string): Buffer {
  return openSecretKey(join(folder, 'pseudonym.key'), 'the pseudonyms')
}
