import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, languages } from '../kernel/language.ts'
import { Problem, problem } from '../kernel/problem.ts'
import { denied } from '../kernel/problems.ts'
import { problemWords } from '../words/sentence.ts'
import { forgetRepresentation } from './forget-representation.ts'

export const routeNotFound = problem('request.not-found', 404)
export const methodNotAllowed = problem<{ allowed: string }>('request.method-not-allowed', 405)
export const bodyTooLarge = problem('request.too-large', 413)
export const bodyMalformed = problem('request.malformed', 400)
export const mediaTypeUnsupported = problem('request.media-type', 415)
export const tooManyRequests = problem<{ seconds: number }>('request.too-many', 429)
export const crossSite = problem('request.cross-site', 403)
/** The database cannot be reached: nothing can be decided, so nothing is done. */
const databaseUnreachable = problem('database-unreachable', 503)
export const unexpected = problem('unexpected', 500)

/** What went wrong, as a problem: its own, Fastify's refusals in our words, and for a bug only that there was one. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge({})
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return mediaTypeUnsupported({})
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return bodyMalformed({})
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return routeNotFound({})
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) return bodyMalformed({})
  return isConnectionFailure(error) ? databaseUnreachable({}) : unexpected({})
}

/** The system's codes for a socket that leads nowhere, and PostgreSQL's for a server that stops or starts. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
])

function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && connectionCodes.has(error.code)) return true
  // The driver's own errors for a lost or late connection have no code.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
}

/** A bug, whole, for the operator. The route and never the address, which may hold what people typed. */
export function logUnexpected(request: FastifyRequest, error: unknown): void {
  request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected')
}

/** RFC 9457, with the sentence of each field that does not hold. `type` is the page that explains the kind. */
export function problemDocument(raised: Problem, language: Language, origin: string): object {
  const words = problemWords(language, raised)
  return {
    type: `${origin}/${language}/problems/${raised.code}`,
    title: words.title,
    status: raised.status,
    detail: words.advice,
    code: raised.code,
    ...whyRefused(raised, `${origin}/${language}`),
    ...(raised.fields.length > 0
      ? { errors: raised.fields.map(({ path }, place) => ({ field: path, detail: words.fields[place]?.text })) }
      : {}),
  }
}

/** Where a refusal stands in the log, and for whoever signed in the page that says why and what is missing. */
function whyRefused({ code, values: { decision } }: Problem, pages: string): object {
  if (typeof decision !== 'number') return {}
  return { decision, ...(code === denied.code && { explanation: `${pages}/decisions/${decision}` }) }
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  raised: Problem,
  origin: string,
): FastifyReply {
  const language = languageOf(request)
  forgetRepresentation(reply)
  if (raised.status === 401) reply.header('www-authenticate', 'Bearer')
  if (raised.status === 429) reply.header('retry-after', String(raised.values.seconds))
  if (raised.code === methodNotAllowed.code) reply.header('allow', String(raised.values.allowed))
  return reply
    .code(raised.status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(raised, language, origin)))
}

/** The first of our languages that the client names in `Accept-Language`, in its order of preference; Arabic otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language']?.slice(0, 200) ?? ''
  const preferred = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of preferred) {
    const ours = languages.find((one) => one === language)
    if (ours) return ours
  }
  return languages[0]
}
