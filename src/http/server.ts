import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { parseJsonStrict } from '../../libs/canonical-json/index.ts'
import type { LogPublication } from '../kernel/ports/log-publication.ts'
import { type Health, serveHealth } from './health-routes.ts'
import { serveLog } from './log-routes.ts'
import { openApiDocument } from './openapi.ts'
import { type OperationRoutes, serveOperations } from './operation-routes.ts'
import {
  asProblem,
  bodyMalformed,
  logUnexpected,
  methodNotAllowed,
  routeNotFound,
  sendProblem,
  unexpected,
} from './problem-response.ts'
import { securityHeaders } from './security-headers.ts'
import { refuseUnreadable } from './unreadable-request.ts'

/** Bytes of a JSON or form body. Files go as streamed bodies, whose own limits stand with the object store. */
const bodyLimit = 256 * 1024
const requestTimeoutMs = 300_000
/** A body that is not UTF-8 is refused, not repaired: what is committed to must be what was sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

export type HttpServerOptions = OperationRoutes & {
  readonly logger: FastifyBaseLogger
  readonly publication: LogPublication
  readonly health: Health
  readonly trustedProxies: readonly string[]
  /** Adds the pages, and answers how an error outside them is shown to a person. Without it there is the API alone. */
  readonly pages?: (server: FastifyInstance) => Promise<SendErrorPage>
}

/** Answers with an error page, and logs what is a bug. */
export type SendErrorPage = (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** The HTTP way in: operations under `/api`, the log's files, health, the OpenAPI document, and the pages. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: options.logger,
    // The hook below says what there is to say: the route and never the address, which may hold what people typed.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: true },
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // What the client closed on purpose is not waited for when the server ends.
    forceCloseConnections: 'idle',
    // An address that cannot be routed: it comes by no hook and no handler.
    frameworkErrors: (error, request, reply) => {
      forbidScripts(reply as FastifyReply)
      sendProblem(request as FastifyRequest, reply as FastifyReply, asProblem(error), options.origin)
    },
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket, options.origin),
  })
  await server.register(cookie)
  await server.register(compress, { global: true, threshold: 1_024, encodings: ['br', 'gzip'] })

  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => {
    try {
      done(null, parseJsonStrict(utf8.decode(bytes as Buffer)))
    } catch {
      done(bodyMalformed({}))
    }
  })
  // Read by nobody but the operation, after its decision.
  server.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: Number.MAX_SAFE_INTEGER },
    (_request, payload, done) => done(null, payload),
  )
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, text, done) => done(null, new URLSearchParams(text as string)),
  )
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'none'
    request.log.info({ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  server.addHook('onRequest', async (_request, reply) => forbidScripts(reply))
  let sendErrorPage: SendErrorPage | undefined
  server.setErrorHandler((error, request, reply) => {
    if (sendErrorPage && isForPerson(request)) return sendErrorPage(error, request, reply)
    const raised = asProblem(error)
    if (raised.code === unexpected.code) logUnexpected(request, error)
    return sendProblem(request, reply, raised, options.origin)
  })
  server.setNotFoundHandler((request, reply) => {
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (method) => method !== request.method && server.findRoute({ method, url: request.url.split('?')[0]! }) !== null,
    )
    const raised = others.length > 0 ? methodNotAllowed({ allowed: others.join(', ') }) : routeNotFound({})
    if (sendErrorPage && isForPerson(request)) return sendErrorPage(raised, request, reply)
    return sendProblem(request, reply, raised, options.origin)
  })

  serveHealth(server, options.health)
  serveLog(server, options.publication)
  const document = openApiDocument(options.operations, options.origin)
  server.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document))
  serveOperations(server, options)
  sendErrorPage = await options.pages?.(server)
  return server
}

/** A browser that goes to an address, and not a program that calls the API. */
function isForPerson(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept?.includes('text/html') ?? false)
}

/** On Node's own response, so that event streams, which pass Fastify by, have them too. A route's own headers replace these. */
function forbidScripts(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(securityHeaders)) reply.raw.setHeader(name, value)
}
