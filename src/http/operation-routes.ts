import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { canonicalJson } from '../../libs/canonical-json/index.ts'
import type { AnyOperation, CallContext } from '../kernel/operation.ts'
import { perform } from '../kernel/perform.ts'
import type { ObjectStore } from '../kernel/ports/object-store.ts'
import { type Identify, isCrossSite, sessionCookie } from './authentication.ts'
import { callContext, type Services } from './call-context.ts'
import { openEvents } from './event-stream.ts'
import { sendingSignal, sendObject } from './object-response.ts'
import {
  asProblem,
  bodyMalformed,
  crossSite,
  languageOf,
  logUnexpected,
  mediaTypeUnsupported,
  problemDocument,
  tooManyRequests,
  unexpected,
} from './problem-response.ts'
import type { RateLimit } from './rate-limit.ts'
import { fastifyPath, operationRoute } from './route-path.ts'
import { sentBytes } from './sent-bytes.ts'

export type OperationRoutes = {
  readonly operations: readonly AnyOperation[]
  readonly services: Services
  readonly identify: Identify
  readonly origin: string
  readonly rateLimit: RateLimit
  /** Where downloads come from. */
  readonly objects: ObjectStore
}

/** Serves every operation that is not queued under `/api`, as its `http` statement says. */
export function serveOperations(server: FastifyInstance, options: OperationRoutes): void {
  for (const operation of options.operations) {
    if (operation.effect !== 'queued') serveOperation(server, operation, options)
  }
}

function serveOperation(server: FastifyInstance, operation: AnyOperation, options: OperationRoutes): void {
  const { method, path, parameters } = operationRoute(operation.http)
  const fieldsInBody = method !== 'GET' && method !== 'DELETE' && operation.transfer !== 'upload'

  server.route({
    method,
    url: `/api${fastifyPath(path)}`,
    ...(operation.bodyLimit !== undefined && { bodyLimit: operation.bodyLimit }),
    handler: async (request, reply) => {
      admit(request, options)
      const language = languageOf(request)
      const called = await callContext(request, reply, { ...options, channel: channelOf(request), language })
      const context = operation.transfer === 'upload' ? { ...called, body: uploadOf(request, reply) } : called
      const fields = fieldsInBody ? bodyOf(request) : { ...(request.query as object) }
      const input = { ...fields, ...parametersOf(request, parameters) }

      if (request.headers.accept?.includes('text/event-stream')) {
        return sendEvents(request, reply, operation, context, input, options.origin)
      }
      const output = await perform(operation, context, input)
      reply.header('cache-control', 'no-store').header('content-language', language)
      if (operation.transfer === 'download') {
        return sendObject(request, reply, output, { objects: options.objects, signal: await sendingSignal(context) })
      }
      // Canonical JSON (RFC 8785): what was committed to can be compared byte by byte, and a receipt saved as it came.
      return reply.type('application/json; charset=utf-8').send(canonicalJson(output))
    },
  })
}

/** What comes before `perform` and only counts: the rate, and that no other site speaks through a browser's cookie. */
function admit(request: FastifyRequest, options: OperationRoutes): void {
  const wait = options.rateLimit.take(request.ip, Date.now())
  if (wait > 0) throw tooManyRequests({ seconds: wait })
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (changes && request.cookies[sessionCookie] !== undefined && isCrossSite(request, options.origin))
    throw crossSite({})
}

/**
 * Server-sent events: what the operation emits as it goes, then `result` with its output or `problem`.
 */
async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: AnyOperation,
  context: CallContext,
  input: object,
  origin: string,
): Promise<FastifyReply> {
  const events = openEvents(reply)
  const send = (event: string, data: unknown) => events.send(event, JSON.stringify(data))
  try {
    const output = await perform(operation, { ...context, emit: (event) => send('progress', event) }, input)
    send('result', output)
  } catch (error) {
    if (!events.begun()) throw error
    const raised = asProblem(error)
    if (raised.code === unexpected.code) logUnexpected(request, error)
    send('problem', problemDocument(raised, context.language, origin))
  }
  events.end()
  return reply
}

/** The local command line says that it is one. What it may do depends on its key, not on this. */
function channelOf(request: FastifyRequest): 'cli' | 'api' {
  return request.headers['user-agent']?.startsWith('jazari-cli/') ? 'cli' : 'api'
}

function bodyOf(request: FastifyRequest): object {
  const body = request.body ?? {}
  // A file, a form or a text, which other routes take.
  if (request.body !== undefined && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw mediaTypeUnsupported({})
  }
  if (typeof body !== 'object' || Array.isArray(body)) throw bodyMalformed({})
  return body
}

function uploadOf(request: FastifyRequest, reply: FastifyReply): AsyncIterable<Uint8Array> {
  const body = request.body
  if (body === undefined) throw bodyMalformed({})
  if (typeof body !== 'object' || body === null || !(body instanceof Readable)) throw mediaTypeUnsupported({})
  return sentBytes(body, reply)
}

function parametersOf(request: FastifyRequest, names: readonly string[]): Record<string, string> {
  const given = request.params as Record<string, string>
  return Object.fromEntries(names.map((name) => [name, given[name] ?? given['*'] ?? '']))
}
