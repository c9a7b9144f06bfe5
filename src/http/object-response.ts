import { addAbortSignal } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CallContext } from '../kernel/operation.ts'
import type { ObjectDigest, ObjectStore } from '../kernel/ports/object-store.ts'

/** What an operation with `transfer: 'download'` answers: which object to send, and as what. */
const ObjectOutput = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.number().int().min(0),
  mediaType: z.string(),
  fileName: z.string(),
})

/** Types that a browser shows and that carry no script. Everything else is saved, never opened in our origin. */
const shown = new Set(['text/plain', 'application/pdf', 'image/png', 'image/jpeg'])

/**
 * Streams an object, until `signal` ends: what was begun is cut off then. Its digest is its entity tag (RFC 9110) and stands in `Repr-Digest` (RFC 9530), so that whoever
 * downloads it can compare.
 */
export async function sendObject(
  request: FastifyRequest,
  reply: FastifyReply,
  output: unknown,
  { objects, signal }: { readonly objects: ObjectStore; readonly signal: AbortSignal },
): Promise<FastifyReply> {
  const { digest, size, mediaType, fileName } = ObjectOutput.parse(output)
  const tag = `"${digest}"`
  const type = mediaType.split(';')[0]!.trim()
  const disposition = shown.has(type) ? 'inline' : 'attachment'
  const hex = digest.slice('sha256:'.length)
  reply
    .header('etag', tag)
    .header('repr-digest', `sha-256=:${Buffer.from(hex, 'hex').toString('base64')}:`)
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeExtended(fileName)}`)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  const sentType = shown.has(type) || type === 'application/octet-stream' ? mediaType : type
  const bytes = await objects.open(digest as ObjectDigest)
  if (!bytes) throw new Error(`the object ${digest} is not in the store`)
  return reply.header('content-length', size).type(sentType).send(addAbortSignal(signal, bytes))
}

/** Ends when nobody waits for what is sent any more, or the permit that it is sent under has ended. */
export function sendingSignal({ principal, permit: named, permits, signal }: CallContext): AbortSignal {
  const bound = principal.kind === 'service' ? principal.permit : undefined
  const permit = bound ?? named
  return permit === undefined ? signal : AbortSignal.any([signal, permits.watch(permit)])
}

/** RFC 8187: what `encodeURIComponent` leaves alone and an `attr-char` may not be. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
