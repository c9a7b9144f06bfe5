import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateKeyFile } from './key-file.ts'

/** Finds logins and opens the secrets of one-time codes. Without it people sign in by passkey or link, and set a password anew. */
export function openCredentialKey(folder: string): Buffer {
  const text = readOrCreateKeyFile(join(folder, 'credential.key'), () => `${randomBytes(32).toString('base64')}\n`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error('the key file of the credentials does not hold 32 bytes')
  return key
}
