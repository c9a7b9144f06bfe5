import type { FastifyInstance } from 'fastify'
import { routeNotFound } from '../../http/problem-response.ts'
import type { Assets } from '../assets.ts'

/** Styles, scripts and fonts: an address holds the digest of what it answers, so it never answers anything else. */
export function serveAssets(server: FastifyInstance, assets: Assets): void {
  server.get('/assets/*', async (request, reply) => {
    const asset = assets.byPath.get(request.url)
    if (!asset) throw routeNotFound({})
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(asset.contentType)
      .send(Buffer.from(asset.bytes.buffer, asset.bytes.byteOffset, asset.bytes.byteLength))
  })
}
