import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { bodyMalformed } from './problem-response.ts'

/**
 * The body of a request, for an operation to read. The operation may stop early: the stream then lives on, since ending
 * it would end the connection before the refusal is told, and what is left of it flows away after the answer.
 *
 * @throws Problem when the sending breaks off.
 */
export function sentBytes(body: Readable, reply: FastifyReply): AsyncIterable<Uint8Array> {
  reply.raw.once('finish', () => body.resume())
  return unendedBytes(body)
}

/** The same of a stream whose end is the matter of whoever opened it. */
export async function* unendedBytes(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw bodyMalformed({})
      })
      if (next.done) return
      yield next.value as Uint8Array
    }
  } finally {
    await chunks.return?.()
  }
}
