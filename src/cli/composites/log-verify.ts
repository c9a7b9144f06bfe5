import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import {
  type Checkpoint,
  decodeEntryBundle,
  encodeBase64,
  Frontier,
  leafHash,
  NoteError,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  TILE_WIDTH,
  tilePath,
} from '../../../libs/transparency-log/index.ts'
import type { Command, ExitCode, Session } from '../command.ts'
import { option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { answerUnreadable, noServerKnown } from '../problems.ts'
import { progressOn } from '../progress.ts'
import { connect, type Server } from '../server.ts'
import { trustedKeys, trustOptions } from './trusted-keys.ts'

/** Where a log stands after it was read whole, and what is wrong with it. */
type LogReport = {
  readonly origin: string
  readonly size: number
  readonly root: string
  /** `bad-signature` and `unknown-key` are about the checkpoint; the others about the entries behind it. */
  readonly fault: 'unknown-key' | 'bad-signature' | 'entries-differ' | 'smaller-than-before' | 'rewritten' | null
  /** How many entries were seen at the time before this; null the first time. */
  readonly seenBefore: number | null
}

/**
 * Reads the whole public log from outside, computes its root again, and compares: with the signed checkpoint, and with
 * the checkpoint of the last time, which is remembered in a file. So a log that was cut or rewritten since is found.
 */
export const logVerify: Command = {
  words: ['log', 'verify'],
  options: [option('url'), ...trustOptions, option('remember')],
  positional: [],
  summary: (say) => say('cli.log.summary'),
  run: verifyLog,
}

async function verifyLog(session: Session, input: Input): Promise<ExitCode> {
  const { terminal, say, json } = session
  const keys = trustedKeys(input, terminal)
  const server = typeof input.url === 'string' ? publicServer(input.url, session) : session.server()
  const note = await checkpointOf(server)
  const stated = parseCheckpoint(parseNote(note).text)
  if (!stated) throw answerUnreadable({ url: server.url, status: 200 })

  const file = typeof input.remember === 'string' ? input.remember : memoryOf(stated.origin, terminal.env)
  const before = await remembered(file)
  const report = await check({ server, session, note, stated, keys, before })
  if (report.fault === null) await remember(file, note)
  const lines = [
    say('cli.log.read', { origin: report.origin, size: report.size, root: report.root }),
    ...(report.seenBefore === null ? [] : [say('cli.log.continues', { size: report.seenBefore })]),
    say(report.fault === null ? 'cli.log.sound' : `cli.log.${report.fault}`),
  ]
  const told = report.fault === null || report.fault === 'unknown-key' ? lines : [lines[0], lines.at(-1)]
  terminal.stdout.write(`${json ? canonicalJson(report) : told.join('\n')}\n`)
  return report.fault === null ? 0 : 1
}

/** Without a key: what is public needs none, and a key is for the server that gave it. */
function publicServer(url: string, { terminal, say }: Session): Server {
  if (!URL.canParse(url)) throw noServerKnown({ path: url })
  return connect({ url: url.replace(/\/+$/, ''), key: undefined }, say.language, terminal.signal)
}

async function checkpointOf(server: Server): Promise<string> {
  const bytes = await server.file('/log/checkpoint')
  if (!bytes) throw answerUnreadable({ url: server.url, status: 404 })
  return Buffer.from(bytes).toString('utf8')
}

async function check(work: {
  readonly server: Server
  readonly session: Session
  readonly note: string
  readonly stated: Checkpoint
  readonly keys: readonly string[]
  readonly before: Checkpoint | undefined
}): Promise<LogReport> {
  const { stated, before } = work
  const found = { origin: stated.origin, size: stated.size, root: encodeBase64(stated.root) }
  const report = (fault: LogReport['fault']): LogReport => ({ ...found, fault, seenBefore: before?.size ?? null })
  const signature = signatureFault(work.note, work.keys)
  if (signature === 'bad-signature') return report(signature)
  if (before && before.size > stated.size) return report('smaller-than-before')

  const frontier = new Frontier()
  let rewritten = false
  const compare = () => {
    if (before?.size === frontier.size) rewritten = !equal(frontier.root(), before.root)
  }
  compare()
  for await (const entry of entriesOf(work)) {
    frontier.append(leafHash(entry))
    compare()
  }
  if (!equal(frontier.root(), stated.root)) return report('entries-differ')
  return report(rewritten ? 'rewritten' : signature)
}

function signatureFault(note: string, keys: readonly string[]): 'unknown-key' | 'bad-signature' | null {
  try {
    openCheckpoint(
      note,
      keys.flatMap((key) => parseVerifierKey(key) ?? []),
    )
    return null
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    return error.reason === 'unknown-keys' ? 'unknown-key' : 'bad-signature'
  }
}

/** Every entry from the first, bundle by bundle. */
async function* entriesOf({
  server,
  session,
  stated,
}: {
  readonly server: Server
  readonly session: Session
  readonly stated: Checkpoint
}): AsyncGenerator<Uint8Array> {
  const progress = progressOn(session.terminal)
  for (let first = 0; first < stated.size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, stated.size - first)
    const bytes = await bundle(server, first / TILE_WIDTH, width)
    yield* decoded(bytes, width, server.url)
    progress.now(session.say('cli.log.progress', { done: first + width, total: stated.size }))
  }
  progress.end()
}

/** A partial bundle may have been replaced by the full one since the checkpoint. */
async function bundle(server: Server, index: number, width: number): Promise<Uint8Array> {
  const exact = await server.file(`/log/${tilePath('entries', index, width)}`)
  const bytes = exact ?? (await server.file(`/log/${tilePath('entries', index)}`))
  if (!bytes) throw answerUnreadable({ url: server.url, status: 404 })
  return bytes
}

function decoded(bytes: Uint8Array, width: number, url: string): Uint8Array[] {
  for (const size of new Set([width, TILE_WIDTH])) {
    try {
      return decodeEntryBundle(bytes, size).slice(0, width)
    } catch {
      // Not of this width.
    }
  }
  throw answerUnreadable({ url, status: 200 })
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other)
}

/** One file for each log, in the account's state folder (XDG base directories). */
function memoryOf(origin: string, env: Readonly<Record<string, string | undefined>>): string {
  const state = env.XDG_STATE_HOME || join(env.HOME || '.', '.local', 'state')
  return join(state, 'jazari', 'logs', `${encodeURIComponent(origin)}.checkpoint`)
}

async function remembered(file: string): Promise<Checkpoint | undefined> {
  try {
    return parseCheckpoint(parseNote(await readFile(file, 'utf8')).text)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function remember(file: string, note: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.tmp`, note)
  await rename(`${file}.tmp`, file)
}
