import { addAbortSignal } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CallContext } from '../kernel/operation.ts'
import type { ObjectDigest, ObjectStore } from '../kernel/ports/object-store.ts'
import { permitEnded } from '../kernel/problems.ts'

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
  const isKnown = request.headers['if-none-match'] === tag
  const bytes = isKnown ? null : await objects.open(digest as ObjectDigest)
  if (signal.aborted) {
    // Between what was decided and what is sent: not even its digest goes out.
    bytes?.destroy()
    throw permitEnded({})
  }
  if (bytes === undefined) throw new Error(`the object ${digest} is not in the store`)
  reply
    .header('etag', tag)
    .header('repr-digest', `sha-256=:${Buffer.from(hex, 'hex').toString('base64')}:`)
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeExtended(fileName)}`)
  if (bytes === null) return reply.code(304).send()
  const sentType = shown.has(type) || type === 'application/octet-stream' ? mediaType : type
  return reply.header('content-length', size).type(sentType).send(addAbortSignal(signal, bytes))
}

/**
 * Ends when nobody waits for what is sent any more, or the permit that it is sent under has ended. One that is not there opens
 * nothing, and ends nothing of what everybody may have.
 */
export async function sendingSignal(context: CallContext): Promise<AbortSignal> {
  const { principal, permit: named, permits, signal, db, clock } = context
  const bound = principal.kind === 'service' ? principal.permit : undefined
  const permit = bound ?? named
  if (permit === undefined || !(await permits.find(db, permit, { principal, now: clock() }))) return signal
  return AbortSignal.any([signal, permits.watch(permit)])
}

/** RFC 8187: what `encodeURIComponent` leaves alone and an `attr-char` may not be. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
