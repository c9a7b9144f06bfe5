/**
 * Preloaded into the processes of a server under test (`NODE_OPTIONS=--import`): watches what they do to the outside
 * and kills where the file `armed` says. The product has no switch for tests; what it does is seen at its edges, by the
 * statements it sends and the names it gives to files.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import files from 'node:fs/promises'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'
import { type Deed, type KillPoint, pointOf } from './kill-points.ts'

/** What to wait for, and whom to kill then: the process that is there, unless others are named. */
export type Armed = { readonly point: KillPoint; readonly victims: readonly number[] }

const folder = process.env.JAZARI_FAULTS
const role = basename(process.argv[1] ?? '', '.ts')
if (folder !== undefined && (role === 'main' || role === 'worker-main')) watch(folder)

function watch(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const written = join(folder, `${role}.pid.${process.pid}`)
  writeFileSync(written, String(process.pid))
  renameSync(written, join(folder, `${role}.pid`))
  watchQueries((deed) => strike(folder, deed))
  watchRenames((deed) => strike(folder, deed))
}

function strike(folder: string, deed: Deed): void {
  const point = pointOf(deed)
  if (point === undefined) return
  const armed = armedIn(folder)
  if (armed?.point !== point) return
  try {
    renameSync(join(folder, 'armed'), join(folder, 'fired'))
  } catch {
    return // The other process was there first.
  }
  writeFileSync(join(folder, 'fired'), String(process.pid))
  for (const victim of armed.victims.length > 0 ? armed.victims : [process.pid]) process.kill(victim, 'SIGKILL')
}

function armedIn(folder: string): Armed | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'armed'), 'utf8')) as Armed
  } catch {
    return undefined
  }
}

type Query = (this: unknown, ...parameters: unknown[]) => unknown

function watchQueries(seen: (deed: Deed) => void): void {
  const { Client } = createRequire(import.meta.url)('pg') as { Client: { prototype: { query: Query } } }
  const query = Client.prototype.query
  Client.prototype.query = function (...parameters) {
    const [statement, given] = parameters as [string | { text?: string; values?: unknown[] }, unknown]
    const text = typeof statement === 'string' ? statement : (statement?.text ?? '')
    const values = Array.isArray(given) ? given : (typeof statement === 'object' && statement?.values) || []
    const deed = (moment: 'before' | 'sent' | 'answered') => seen({ kind: 'query', moment, text, values })
    deed('before')
    const asked = query.apply(this, parameters)
    deed('sent')
    if (!(asked instanceof Promise)) return asked
    return asked.then((answer: unknown) => {
      deed('answered')
      return answer
    })
  }
}

function watchRenames(seen: (deed: Deed) => void): void {
  const rename = files.rename
  files.rename = async (from, to) => {
    seen({ kind: 'rename', moment: 'before', to: String(to) })
    await rename(from, to)
    seen({ kind: 'rename', moment: 'answered', to: String(to) })
  }
  syncBuiltinESMExports()
}
