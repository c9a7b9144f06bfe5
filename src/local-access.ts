import { createHash, timingSafeEqual } from 'node:crypto'
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecretId } from './kernel/identifier.ts'
import type { Principal } from './kernel/principal.ts'

/** The command line of this machine and this data folder: whoever can read its file could read the data anyway. */
const localCommandLine: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator', 'data-officer'] }

export type LocalAccess = {
  /** The local command line, when this is its key. */
  identify(key: string): Principal | undefined
  /** Writes where the server is and the key, for the command line of the same machine. */
  announce(url: string): void
  withdraw(): void
}

/** A key that is made anew at each start and stands in `<home>/run/cli.json`, readable by its owner alone. */
export function openLocalAccess(home: string): LocalAccess {
  const key = newSecretId('local')
  const digest = sha256(key)
  const path = join(home, 'run', 'cli.json')
  return {
    identify: (given) => (timingSafeEqual(sha256(given), digest) ? localCommandLine : undefined),
    announce(url) {
      mkdirSync(join(home, 'run'), { recursive: true, mode: 0o700 })
      const temporary = `${path}.tmp`
      writeFileSync(temporary, `${JSON.stringify({ url, key })}\n`, { mode: 0o600 })
      chmodSync(temporary, 0o600)
      renameSync(temporary, path)
    },
    withdraw: () => rmSync(path, { force: true }),
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
