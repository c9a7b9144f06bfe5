import type { FastifyInstance } from 'fastify'
import {
  decodeEntryBundle,
  encodeEntryBundle,
  HASH_SIZE,
  parseTilePath,
  tilePath,
} from '../../libs/transparency-log/index.ts'
import type { LogPublication } from '../kernel/ports/log-publication.ts'
import { routeNotFound } from './problem-response.ts'

/** A full tile never changes. */
const forever = 'public, max-age=31536000, immutable'

/** The public log as C2SP tlog-tiles: checkpoint, hash tiles, entry bundles. Not operations: plain files that anybody mirrors. */
export function serveLog(server: FastifyInstance, publication: LogPublication): void {
  server.get('/log/checkpoint', async (_request, reply) => {
    const note = await publication.read('checkpoint')
    if (!note) throw routeNotFound({})
    return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(note)
  })

  server.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const path = `tile/${request.params['*']}`
    const tile = parseTilePath(path)
    const bytes = tile && ((await publication.read(path)) ?? (await beginning(publication, tile)))
    if (!bytes) throw routeNotFound({})
    return reply.header('cache-control', forever).type('application/octet-stream').send(bytes)
  })
}

/**
 * A partial tile whose tile is full by now: the beginning of the full one. Somebody may still be reading the tree of an
 * older checkpoint.
 */
async function beginning(
  publication: LogPublication,
  { level, index, width }: NonNullable<ReturnType<typeof parseTilePath>>,
): Promise<Uint8Array | undefined> {
  const full = await publication.read(tilePath(level, index))
  if (!full) return undefined
  return level === 'entries'
    ? encodeEntryBundle(decodeEntryBundle(full).slice(0, width))
    : full.subarray(0, width * HASH_SIZE)
}
