import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whom PostgreSQL runs as. It refuses to run as root. */
export type ServerAccount = { readonly uid: number; readonly gid: number }

/** `nobody` on every Linux; the owner of the data folder when Jazari itself runs as root. */
const unprivileged: ServerAccount = { uid: 65534, gid: 65534 }

/** The account to drop to; `undefined` when this process is not root, and PostgreSQL runs as ourselves. */
export function serverAccount(): ServerAccount | undefined {
  return process.getuid?.() === 0 ? unprivileged : undefined
}

/**
 * Whether the account can enter the folder, tried rather than computed from mode bits: a parent with mode 0700, an
 * access list or a mount option all count.
 */
export async function canEnter(folder: string, account: ServerAccount | undefined): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...account })
    return true
  } catch {
    return false
  }
}
