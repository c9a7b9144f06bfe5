import type { Kysely } from 'kysely'
import {
  consistencyProof,
  encodeEntryBundle,
  encodeTile,
  Frontier,
  hashReaderFromTiles,
  inclusionProof,
  leafHash,
  type ReadHash,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tileRoot,
  tilesBetween,
  treeRoot,
} from '../../../libs/transparency-log/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { LogPublication, LogSigner } from '../../kernel/ports/log-publication.ts'
import { sequenceOutcomes } from './sequencer.ts'
import { entriesFrom, logSize } from './store.ts'
import type { AuditTables } from './tables.ts'

/** How often the publisher looks for new entries: integrated well within a second. */
const intervalMs = 200
/** Entries read at once: 16 bundles. */
const readAtOnce = 16 * TILE_WIDTH

/** The tree as it was last signed. */
export type Published = { readonly size: number; readonly root: Uint8Array; readonly checkpoint: string }

/** Why the publisher does not sign: the rows do not continue the last checkpoint that was signed. */
export type LogFault = 'rows-behind-checkpoint' | 'rows-contradict-checkpoint'

export type LogPublisher = {
  readonly origin: string
  readonly verifierKey: string
  published(): Published | undefined
  fault(): LogFault | undefined
  /** Moves outcomes into the log, integrates new entries and signs. Calls at the same time share one round. */
  publish(): Promise<void>
  /**
   * A checkpoint that covers an entry of the log; it is made when there is none yet. `undefined` when the log does not
   * sign. Rejects with what kept the round from signing.
   */
  covering(index: number): Promise<Published | undefined>
  inclusion(index: number, size: number): Promise<Uint8Array[]>
  consistency(oldSize: number, newSize: number): Promise<Uint8Array[]>
  close(): Promise<void>
}

/**
 * Makes the public log from the rows: tiles, entry bundles and signed checkpoints. One process does this at a time, which
 * its caller sees to. After a restart it goes on from the tiles when they agree with the last checkpoint that was signed,
 * else it makes them again from the rows; when the rows do not lead to that checkpoint, it refuses to sign, also when
 * they have grown past it since.
 */
export async function openLogPublisher(options: {
  readonly db: Database
  readonly publication: LogPublication
  readonly signer: LogSigner
  readonly onError: (error: unknown) => void
}): Promise<LogPublisher> {
  const db: Kysely<AuditTables> = viewOf<AuditTables>(options.db)
  const { publication, signer } = options
  let frontier = new Frontier()
  /** The hash of the last row in `frontier`. */
  let lastLeaf: Uint8Array | undefined
  let current: Published | undefined
  let fault: LogFault | undefined
  let round: Promise<void> | undefined

  /** The full tile stands in for a partial one, which is removed when its tile is full. */
  const readTile = async ({ level, index, width }: Tile): Promise<Uint8Array> => {
    const path = tilePath(level, index, width)
    const bytes = (await publication.read(path)) ?? (await publication.read(tilePath(level, index)))
    if (!bytes) throw new RangeError(`no tile ${path}`)
    return bytes
  }
  const reader = (size: number): ReadHash => hashReaderFromTiles(size, readTile)

  /** Writes the tiles and bundles that the tree of `newSize` adds, and brings the frontier there. */
  async function integrate(newSize: number): Promise<void> {
    const oldSize = frontier.size
    // A copy: when a write fails, the next round starts again from where this one did.
    const grown = Frontier.restore(frontier.serialise())
    const tiles = tilesBetween(oldSize, newSize)
    let next = oldSize - (oldSize % TILE_WIDTH)
    let last = lastLeaf
    while (next < newSize) {
      const rows = await entriesFrom(db, next, Math.min(readAtOnce, newSize - next))
      for (let start = 0; start < rows.length; start += TILE_WIDTH) {
        const group = rows.slice(start, start + TILE_WIDTH)
        const index = (next + start) / TILE_WIDTH
        const texts = group.map((row) => Buffer.from(row.text, 'utf8'))
        await publication.write(tilePath('entries', index, group.length), encodeEntryBundle(texts))
        await publication.write(tilePath(0, index, group.length), encodeTile(group.map((row) => row.leafHash)))
      }
      for (const row of rows) if (row.index >= oldSize) grown.append(row.leafHash)
      last = rows.at(-1)?.leafHash
      next += rows.length
      if (rows.length === 0) throw new Error(`the log has no entry ${next}`)
    }
    for (const { level, index, width } of tiles) {
      if (level === 0) continue
      const first = index * TILE_WIDTH
      const hashes = await Promise.all(
        Array.from({ length: width }, (_, place) => rootOfTileBelow(level, first + place)),
      )
      await publication.write(tilePath(level, index, width), encodeTile(hashes))
    }
    lastLeaf = last
    frontier = grown
  }

  /** One hash of a tile: the root of the full tile under it, which was written before. */
  async function rootOfTileBelow(level: number, index: number): Promise<Uint8Array> {
    return tileRoot(await readTile({ level: level - 1, index, width: TILE_WIDTH }))
  }

  /** Brings the frontier to the last signed checkpoint, from tiles if they hold, else from rows. */
  async function resume(): Promise<void> {
    const note = await publication.lastSigned()
    if (note === undefined) return
    const signed = signer.open(note)
    if ((await logSize(db)) < signed.size) {
      fault = 'rows-behind-checkpoint'
      return
    }
    const fromTiles = await frontierFromTiles(signed)
    if (!(fromTiles ? await rowsAreThoseOfTheTiles(signed.size) : await rowsLeadTo(signed))) {
      fault = 'rows-contradict-checkpoint'
      return
    }
    if (!fromTiles) {
      frontier = new Frontier()
      await integrate(signed.size)
    }
    current = { size: signed.size, root: signed.root, checkpoint: note }
    await publication.write('checkpoint', Buffer.from(note, 'utf8'))
  }

  async function frontierFromTiles(signed: { size: number; root: Uint8Array }): Promise<boolean> {
    try {
      const hashAt = reader(signed.size)
      if (!Buffer.from(await treeRoot(signed.size, hashAt)).equals(signed.root)) return false
      frontier = await Frontier.read(signed.size, hashAt)
      return true
    } catch {
      return false
    }
  }

  /**
   * Looks at the rows of the last leaf tile, texts included. Rows that were restored from a backup and went on from
   * there are other rows in it: each entry has a salt or a time of its own.
   */
  async function rowsAreThoseOfTheTiles(size: number): Promise<boolean> {
    if (size === 0) return true
    const index = Math.floor((size - 1) / TILE_WIDTH)
    const first = index * TILE_WIDTH
    const rows = await entriesFrom(db, first, size - first)
    lastLeaf = rows.at(-1)?.leafHash
    const leaves = encodeTile(rows.map((row) => leafHash(Buffer.from(row.text, 'utf8'))))
    const tile = await readTile({ level: 0, index, width: size - first })
    return Buffer.from(tile.subarray(0, leaves.length)).equals(leaves)
  }

  /** Whether the rows have the root that was signed. Nothing is written yet: what was published stays to be compared. */
  async function rowsLeadTo(signed: { size: number; root: Uint8Array }): Promise<boolean> {
    const tree = new Frontier()
    while (tree.size < signed.size) {
      const rows = await entriesFrom(db, tree.size, Math.min(readAtOnce, signed.size - tree.size))
      if (rows.length === 0) return false
      for (const row of rows) tree.append(row.leafHash)
    }
    return Buffer.from(tree.root()).equals(signed.root)
  }

  /** A database that fell back while this process ran (another took over, some moments behind) does not get past here. */
  async function rowsWentBack(size: number): Promise<LogFault | undefined> {
    if (size < frontier.size) return 'rows-behind-checkpoint'
    if (lastLeaf === undefined || size === frontier.size) return undefined
    const [row] = await entriesFrom(db, frontier.size - 1, 1)
    return row?.leafHash.equals(lastLeaf) ? undefined : 'rows-contradict-checkpoint'
  }

  async function publishOnce(): Promise<void> {
    if (fault) return
    while ((await sequenceOutcomes(db)) > 0);
    const size = await logSize(db)
    fault = await rowsWentBack(size)
    if (fault) return
    if (size > frontier.size || current === undefined) {
      await integrate(size)
      const root = frontier.root()
      const checkpoint = signer.sign({ size, root })
      await publication.rememberSigned(checkpoint)
      await publication.write('checkpoint', Buffer.from(checkpoint, 'utf8'))
      const before = current?.size ?? 0
      current = { size, root, checkpoint }
      await removePartials(before, size)
    }
  }

  /** Once a tile is full and signed for, nobody needs what it was on the way there (C2SP tlog-tiles lets it go). */
  async function removePartials(oldSize: number, newSize: number): Promise<void> {
    for (const { level, index, width } of tilesBetween(oldSize, newSize)) {
      if (width < TILE_WIDTH) continue
      await publication.removeFolder(`${tilePath(level, index)}.p`)
      if (level === 0) await publication.removeFolder(`${tilePath('entries', index)}.p`)
    }
  }

  function publish(): Promise<void> {
    round ??= publishOnce().finally(() => {
      round = undefined
    })
    return round
  }

  await resume()
  const timer = setInterval(() => publish().catch(options.onError), intervalMs)
  timer.unref()

  return {
    origin: signer.origin,
    verifierKey: signer.verifierKey,
    published: () => current,
    fault: () => fault,
    publish,
    async covering(index) {
      const covers = () => current !== undefined && index < current.size
      // A round that is under way may have begun before the entry was there: the one after it has it.
      for (let rounds = 0; rounds < 2 && !covers(); rounds++) await publish()
      return covers() ? current : undefined
    },
    inclusion: (index, size) => inclusionProof(index, size, reader(size)),
    consistency: (oldSize, newSize) => consistencyProof(oldSize, newSize, reader(newSize)),
    async close() {
      clearInterval(timer)
      await round
      await publish()
    },
  }
}
