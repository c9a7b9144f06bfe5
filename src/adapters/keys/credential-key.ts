import { join } from 'node:path'
import { openSecretKey } from './secret-key.ts'

/** Finds logins and opens the secrets of one-time codes. Without it people sign in by passkey or link, and set a password anew. */
export function openCredentialKey(folder: string): Buffer {
  return openSecretKey(join(folder, 'credential.key'), 'the credentials')
}
