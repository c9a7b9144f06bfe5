import type { Multipart } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { bodyMalformed } from '../../http/problem-response.ts'

type Limits = {
  readonly fileSize: number
  readonly files: number
  /** How many fields, and how long one may be in bytes: a token and little else, unless texts are typed. */
  readonly fields?: number
  readonly fieldSize?: number
}

/**
 * The parts of a multipart form, one after the other, unread. A file is cut off at `fileSize` bytes; its reader sees to
 * that.
 *
 * @throws Problem for what is no such form, or ends before its end.
 */
export async function* formParts(
  request: FastifyRequest,
  { fileSize, files, fields = 4, fieldSize = 200 }: Limits,
): AsyncGenerator<Multipart> {
  if (!request.isMultipart()) throw bodyMalformed({})
  const limits = { fileSize, files, fields, fieldSize, parts: files + fields }
  try {
    yield* request.parts({ limits })
  } catch (error) {
    // The parser's own complaints carry no code.
    throw error instanceof Error && 'code' in error ? error : bodyMalformed({})
  }
}
