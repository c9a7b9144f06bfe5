import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../../libs/canonical-json/index.ts'
import { verifyReceipt } from '../../libs/receipt/index.ts'
import {
  decodeEntryBundle,
  Frontier,
  hashReaderFromTiles,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  TILE_WIDTH,
  tilePath,
  treeRoot,
} from '../../libs/transparency-log/index.ts'
import { PageCache } from '../../src/adapters/search-index/page-cache.ts'
import { PostingCache } from '../../src/adapters/search-index/posting-cache.ts'
import { IndexReader } from '../../src/adapters/search-index/read-index.ts'
import { type Acknowledged, type Answered, type SentDataSet, sha256 } from './acknowledged.ts'
import type { ServerUnderTest } from './server-under-test.ts'

type Listed = { readonly path: string; readonly digest: string; readonly size: number }

/** What of the acknowledged is not there any more, or is there differently: one line each, none when all is kept. */
export async function lostWrites(server: ServerUnderTest, dataSets: Iterable<SentDataSet>): Promise<string[]> {
  const faults: string[] = []
  for (const dataSet of dataSets) {
    const { id, sent, kept, sealed, published } = dataSet
    const draft = await json<{ files: Listed[] }>(server, `/api/data-sets/${id}/draft`)
    faults.push(
      ...missing(`draft of ${id}`, draft.files, kept),
      ...differing(server, `draft of ${id}`, draft.files, sent),
    )
    for (const [digest, paths] of sealed) {
      const { files } = await json<{ files: Listed[] }>(server, `/api/data-sets/${id}/versions/${digest}`)
      faults.push(...missing(digest, files, paths), ...differing(server, digest, files, sent))
      if (versionDigestOf(files) !== digest) faults.push(`${digest} does not hold what it is named by`)
    }
    const { currentVersion } = await json<{ currentVersion: string | null }>(server, `/api/data-sets/${id}`)
    if (published !== undefined && currentVersion !== published)
      faults.push(`${id} shows ${currentVersion}, not ${published}`)
  }
  return faults
}

function missing(place: string, files: readonly Listed[], paths: ReadonlySet<string>): string[] {
  const there = new Set(files.map(({ path }) => path))
  return [...paths].filter((path) => !there.has(path)).map((path) => `${path} is lost from ${place}`)
}

/** Files that nobody sent, or that are not what was sent: as rows, and as bytes on disk. */
function differing(
  server: ServerUnderTest,
  place: string,
  files: readonly Listed[],
  sent: SentDataSet['sent'],
): string[] {
  return files.flatMap(({ path, digest, size }) => {
    const expected = sent.get(path)
    if (expected?.digest !== digest || expected.size !== size) return [`${path} in ${place} was never sent`]
    const hex = digest.slice('sha256:'.length)
    const object = join(server.home, 'objects', 'objects', hex.slice(0, 2), hex.slice(2))
    if (!existsSync(object)) return [`the bytes of ${path} are lost`]
    return sha256(readFileSync(object)) === digest ? [] : [`the bytes of ${path} are damaged`]
  })
}

/** As `docs` tell whoever has the files to compute it: SHA-256 of the canonical JSON of their sorted list. */
function versionDigestOf(files: readonly Listed[]): string {
  const listed = files
    .map(({ path, digest, size }) => ({ path, sha256: digest.slice('sha256:'.length), size }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  return sha256(Buffer.from(canonicalJson(listed)))
}

/** The last checkpoint that was signed before the kill, read from beside the key. */
export function signedCheckpoint(
  server: ServerUnderTest,
): { readonly size: number; readonly root: Uint8Array } | undefined {
  const path = join(server.home, 'keys', 'log.last-checkpoint')
  if (!existsSync(path)) return undefined
  return openCheckpoint(readFileSync(path, 'utf8'), [verifierKey(server)])
}

/** Answers that were given and whose receipt is not there, does not verify, or says something else. */
export async function receiptFaults(server: ServerUnderTest, answers: readonly Answered[]): Promise<string[]> {
  const keys = [logKey(server)]
  const faults: string[] = []
  for (const { id, body } of answers) {
    const receipt = await server.ask('GET', `/api/receipts/${id}`)
    const { verdict, checks, receipt: read } = verifyReceipt(receipt.body, { keys })
    const failed = checks.filter(({ status }) => status === 'failed').map(({ id: check }) => check)
    if (receipt.status !== 200) faults.push(`the receipt of ${id} answers ${receipt.status}: ${server.lastUnexpected}`)
    else if (verdict !== 'verified') faults.push(`the receipt of ${id} is ${verdict}: ${failed.join(' ')}`)
    else if (canonicalJson(read?.result) !== body)
      faults.push(`the receipt of ${id} says something else than its answer`)
  }
  return faults
}

type EntryRow = { index: string; text: string; leaf_hash: Buffer; needs_outcome: boolean }

/**
 * Reads the log as an outsider and as its owner, and compares: rows with their hashes, the published bundles and tiles
 * with the signed checkpoint, and that checkpoint with every one signed before.
 */
export async function logFaults(
  server: ServerUnderTest,
  before: readonly ({ readonly size: number; readonly root: Uint8Array } | undefined)[],
): Promise<string[]> {
  const faults: string[] = []
  const note = (await bytes(server, '/log/checkpoint')).toString('utf8')
  const { size, root } = openCheckpoint(note, [verifierKey(server)])
  const rows = await server.query<EntryRow>(
    'select index, text, leaf_hash, needs_outcome from audit.entry order by index',
  )
  if (rows.length < size) faults.push(`${rows.length} rows stand behind a checkpoint of ${size}`)

  const frontier = new Frontier()
  const rootsBefore = new Map(
    before.flatMap((checkpoint) => (checkpoint ? [[checkpoint.size, checkpoint.root] as const] : [])),
  )
  const outcomes = new Map<number, number>()
  for (const [place, row] of rows.entries()) {
    if (Number(row.index) !== place) faults.push(`the log has a gap at ${place}`)
    const text = Buffer.from(row.text, 'utf8')
    const hash = leafHash(text)
    if (!row.leaf_hash.equals(hash)) faults.push(`entry ${place} does not have its hash`)
    const entry = JSON.parse(row.text) as { kind: string; decision?: number; decisionLeaf?: string }
    if (entry.kind === 'outcome') {
      outcomes.set(entry.decision!, (outcomes.get(entry.decision!) ?? 0) + 1)
      const decided = rows[entry.decision!]
      if (decided?.leaf_hash.toString('hex') !== entry.decisionLeaf)
        faults.push(`outcome ${place} names another decision`)
    }
    frontier.append(hash)
    const earlier = rootsBefore.get(place + 1)
    if (earlier && !equal(earlier, frontier.root())) faults.push(`the log was rewritten below ${place + 1}`)
    if (place + 1 === size && !equal(frontier.root(), root))
      faults.push(`the checkpoint of ${size} is not of these rows`)
  }
  for (const earlier of rootsBefore.keys()) if (earlier > size) faults.push(`a checkpoint of ${earlier} was taken back`)
  for (const [decision, count] of outcomes)
    if (count > 1) faults.push(`decision ${decision} has ${count} outcomes in the log`)
  return [...faults, ...(await publicationFaults(server, size, root, rows))]
}

async function publicationFaults(
  server: ServerUnderTest,
  size: number,
  root: Uint8Array,
  rows: readonly EntryRow[],
): Promise<string[]> {
  const faults: string[] = []
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - first)
    const bundle = await bytes(server, `/log/${tilePath('entries', first / TILE_WIDTH, width)}`)
    for (const [place, entry] of decodeEntryBundle(bundle, width).entries()) {
      if (Buffer.from(entry).toString('utf8') !== rows[first + place]?.text)
        faults.push(`entry ${first + place} is published differently`)
    }
  }
  const tile = hashReaderFromTiles(size, ({ level, index, width }) =>
    bytes(server, `/log/${tilePath(level, index, width)}`),
  )
  if (!equal(await treeRoot(size, tile), root)) faults.push('the published tiles do not lead to the checkpoint')
  return faults
}

/** Decisions that were allowed and have no outcome, and what was acknowledged and has another outcome than done. */
export async function outcomeFaults(server: ServerUnderTest, known: Acknowledged): Promise<string[]> {
  const open = await server.query<{ index: string }>(`
    select entry.index from audit.entry left join audit.outcome on decision_index = entry.index
    where needs_outcome and decision_index is null`)
  // The public log names no draft: its entry commits to the name, under the salt of its row.
  const done = await server.query<{ resource: string; count: string }>(`
    select 'data-set/' || dataset.id as resource, count(*)
    from audit.entry join audit.outcome on decision_index = entry.index, datasets.dataset
    where result = 'done' and text::json ->> 'operation' = 'datasets.add-file' and text::json ->> 'resource' in (
      'data-set/' || dataset.id,
      'sha256:' || encode(sha256(entry.salt || convert_to('"data-set/' || dataset.id || '"', 'UTF8')), 'hex')
    ) group by 1`)
  const doneFor = new Map(done.map(({ resource, count }) => [resource, Number(count)]))
  const unlogged = [...known.dataSets.values()].filter(
    ({ id, kept }) => (doneFor.get(`data-set/${id}`) ?? 0) < kept.size,
  )
  return [
    ...open.map(({ index }) => `decision ${index} has no outcome`),
    ...unlogged.map(({ id }) => `uploads to ${id} were acknowledged that the log does not call done`),
  ]
}

/** Indexes that answer and are not whole. */
export async function indexFaults(server: ServerUnderTest): Promise<string[]> {
  const active = await server.query<{ version: string; active_index: string; passages: number }>(
    'select version, active_index, passages from knowledge.indexing where active_index is not null',
  )
  const caches = { pages: new PageCache(1 << 20), postings: new PostingCache(1 << 20) }
  const faults: string[] = []
  for (const { version, active_index: name, passages } of active) {
    const path = join(server.home, 'indexes', `${name}.index`)
    try {
      const reader = await IndexReader.open(path, caches)
      if (reader.passages !== passages)
        faults.push(`the index of ${version} holds ${reader.passages} passages, not ${passages}`)
      await reader.close()
    } catch (error) {
      faults.push(`the index of ${version} cannot be read: ${(error as Error).message}`)
    }
  }
  return faults
}

/** Files that something unfinished left behind before the last start, below the data folder and outside of PostgreSQL's. */
export function leftovers(server: ServerUnderTest): string[] {
  return readdirSync(server.home, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(postgres|faults)\//.test(path))
    .filter((path) => /\.tmp$|\.building-[^/]*$|^(objects\/temporary|log\/unfinished)\/./.test(path))
    .filter(
      (path) => (statSync(join(server.home, path), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < server.startedAt,
    )
    .map((path) => `${path} was left behind`)
}

/** Makes the work folders of killed builds a day old: younger ones could be those of a build under way, and are left alone. */
export function ageLeftovers(server: ServerUnderTest): void {
  const yesterday = Date.now() / 1000 - 86_400
  const indexes = join(server.home, 'indexes')
  if (!existsSync(indexes)) return
  for (const name of readdirSync(indexes).filter((name) => name.startsWith('.'))) {
    utimesSync(join(indexes, name), yesterday, yesterday)
  }
}

/** Waits until every published version can be searched; each then gives up every one of its files. */
export async function searchFaults(
  server: ServerUnderTest,
  dataSets: readonly SentDataSet[],
  withinMs: number,
): Promise<string[]> {
  const deadline = performance.now() + withinMs
  const faults: string[] = []
  for (const { id, published, sealed, sent } of dataSets) {
    if (published === undefined) continue
    for (;;) {
      const index = await json<{ state: string }>(server, `/api/data-sets/${id}/versions/${published}/index`)
      if (index.state === 'ready') break
      if (performance.now() > deadline) return [...faults, `the index of ${published} is still ${index.state}`]
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    for (const path of sealed.get(published)!) {
      const query = new URLSearchParams({ query: `قيمة ${sent.get(path)!.mark}`, in: id })
      const { passages } = await json<{ passages: { path: string }[] }>(server, `/api/search?${query}`)
      if (passages[0]?.path !== path) faults.push(`${path} of ${id} is not found`)
    }
  }
  return faults
}

function verifierKey(server: ServerUnderTest) {
  return parseVerifierKey(logKey(server))!
}

/** The first line; the key of permits stands on the second. */
function logKey(server: ServerUnderTest): string {
  return readFileSync(join(server.home, 'log', 'verifier-key'), 'utf8').split('\n')[0]!
}

async function bytes(server: ServerUnderTest, path: string): Promise<Buffer> {
  const answer = await server.ask('GET', path)
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${answer.body}${server.lastUnexpected}`)
  return answer.body
}

async function json<Body>(server: ServerUnderTest, path: string): Promise<Body> {
  return JSON.parse((await bytes(server, path)).toString('utf8')) as Body
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other)
}
