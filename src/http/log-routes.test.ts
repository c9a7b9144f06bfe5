import fastify from 'fastify'
import { expect, test } from 'vitest'
import { encodeEntryBundle, encodeTile, tilePath } from '../../libs/transparency-log/index.ts'
import { memoryPublication } from '../modules/audit/testing.ts'
import { serveLog } from './log-routes.ts'

test('a partial tile that became full is still served to who reads an older tree', async () => {
  const publication = memoryPublication()
  const hashes = Array.from({ length: 256 }, (_, i) => new Uint8Array(32).fill(i))
  const entries = Array.from({ length: 256 }, (_, i) => new TextEncoder().encode(`entry ${i}`))
  await publication.write(tilePath(0, 3), encodeTile(hashes))
  await publication.write(tilePath('entries', 3), encodeEntryBundle(entries))
  const server = fastify()
  serveLog(server, publication)
  const get = async (path: string) => (await server.inject(`/log/${path}`)).rawPayload

  expect(await get(tilePath(0, 3, 44))).toEqual(Buffer.from(encodeTile(hashes.slice(0, 44))))
  expect(await get(tilePath('entries', 3, 44))).toEqual(Buffer.from(encodeEntryBundle(entries.slice(0, 44))))
  expect((await server.inject(`/log/${tilePath(0, 4, 44)}`)).statusCode).not.toBe(200)
  expect((await server.inject('/log/tile/0/../../keys/log.json')).statusCode).not.toBe(200)
  await server.close()
})
