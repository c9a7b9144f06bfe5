import type { FastifyReply } from 'fastify'

const ofRepresentation = [
  'content-encoding',
  'content-length',
  'content-disposition',
  'etag',
  'repr-digest',
  'last-modified',
] as const

/**
 * Takes back what a response says of a representation (RFC 9110, section 8) that it does not send after all: a stream that
 * fails at its first byte has its encoding, its name and its digest named already, and the problem that is sent instead has
 * none of them.
 */
export function forgetRepresentation(reply: FastifyReply): void {
  for (const header of ofRepresentation) reply.removeHeader(header)
}
