import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'
import { canEnter, type ServerAccount } from './server-account.ts'

/** Where one server keeps its things. Every path is real: no symbolic link in it. */
export type ServerSite = {
  /** Holds the data folder, the log and, when its path is short enough, the socket. */
  readonly base: string
  readonly dataFolder: string
  readonly socketFolder: string
  readonly logFile: string
  readonly account: ServerAccount | undefined
}

/** The socket's path must fit `sun_path`: 108 bytes with the closing zero on Linux, 104 on macOS. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103
const socketFile = '.s.PGSQL.5432'

/**
 * Finds, or at the first start chooses and makes, the folders of the server of `home`.
 *
 * They stand in `home/postgres`, unless PostgreSQL's account cannot enter there: then below `systemFolder`, and
 * `home/postgres.location` says where, so that a later change of the parents' modes never leads to an empty database.
 */
export async function findSite(
  home: string,
  account: ServerAccount | undefined,
  systemFolder: string,
): Promise<ServerSite> {
  const base = realpathSync(await findBase(home, account, systemFolder))
  return {
    base,
    dataFolder: join(base, 'data'),
    socketFolder: await makeSocketFolder(base, account),
    logFile: join(base, 'postgres.log'),
    account,
  }
}

/** Remembers a place outside `home`, once there is a database in it. */
export function rememberSite(home: string, site: ServerSite): void {
  if (site.base !== join(realpathSync(home), 'postgres')) writeDurably(locationFile(home), `${site.base}\n`)
}

async function findBase(home: string, account: ServerAccount | undefined, systemFolder: string): Promise<string> {
  const remembered = existsSync(locationFile(home)) ? readFileSync(locationFile(home), 'utf8').trim() : undefined
  if (remembered !== undefined) {
    if (existsSync(join(remembered, 'data', 'PG_VERSION'))) return remembered
    throw new Error(
      `the database of ${home} was in ${remembered} and is not there any more: put it back, or remove ${locationFile(home)} to begin with an empty one`,
    )
  }
  const within = join(home, 'postgres')
  makePrivate(within, account)
  if (await canEnter(within, account)) return within
  if (existsSync(join(within, 'data', 'PG_VERSION'))) {
    throw new Error(
      `PostgreSQL's account (uid ${account?.uid}) cannot enter ${within}, where the database is: give its parent folders mode 0711`,
    )
  }
  rmSync(within, { recursive: true })
  const elsewhere = join(systemFolder, randomBytes(6).toString('hex'))
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  makePrivate(elsewhere, account)
  if (!(await canEnter(elsewhere, account))) {
    throw new Error(`PostgreSQL's account (uid ${account?.uid}) can enter neither ${within} nor ${elsewhere}`)
  }
  return elsewhere
}

async function makeSocketFolder(base: string, account: ServerAccount | undefined): Promise<string> {
  const name = `jazari-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`
  // The runtime folder belongs to one account alone, which as root is not PostgreSQL's.
  const runtime = account ? undefined : process.env.XDG_RUNTIME_DIR
  const roots = [runtime, tmpdir(), '/tmp'].filter((root) => root !== undefined && existsSync(root)) as string[]
  for (const folder of [join(base, 'socket'), ...roots.map((root) => join(root, name))]) {
    if (Buffer.byteLength(join(folder, socketFile)) > longestSocketPath) continue
    makePrivate(folder, account)
    if (await canEnter(folder, account)) return realpathSync(folder)
  }
  throw new Error(`no folder for PostgreSQL's socket has a path of at most ${longestSocketPath} bytes: set TMPDIR`)
}

/** A folder for PostgreSQL's account alone: the socket has no password, the folder's mode is what guards it. */
function makePrivate(folder: string, account: ServerAccount | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = account?.uid ?? process.getuid?.()
  const found = lstatSync(folder)
  // In a shared /tmp somebody else may have made the name first. A folder of root's becomes the account's.
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new Error(`${folder} belongs to uid ${found.uid}, not to PostgreSQL's account (uid ${owner})`)
  }
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
}

function locationFile(home: string): string {
  return join(home, 'postgres.location')
}
