import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { forgetRepresentation } from '../../http/forget-representation.ts'
import {
  asProblem,
  bodyMalformed,
  bodyTooLarge,
  problemDocument,
  tooManyRequests,
  unexpected,
} from '../../http/problem-response.ts'
import type { Language } from '../../kernel/language.ts'
import type { Problem } from '../../kernel/problem.ts'
import { denied, signInNeeded } from '../../kernel/problems.ts'
import { type Explanation, explain } from '../../modules/policy/index.ts'
import type { Frame } from '../frame.ts'
import { errorPage } from '../problems/error-page.tsx'
import type { RefusingRule } from '../problems/refusing-rules.tsx'
import { signInPage } from '../sign-in/sign-in-page.tsx'
import { signInPageData } from './signed-in.ts'
import type { PagesSite } from './site.ts'
import { frameOf, sendHtml, type Visit, visitBegun } from './visit.ts'

/** Answers an error with a page: a refusal with its advice, or a bug with the reference under which the server's log has it. */
export async function sendErrorPage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  site: PagesSite,
): Promise<FastifyReply> {
  const raised = pageProblem(error)
  forgetRepresentation(reply)
  if (request.headers.accept?.includes('application/problem+json'))
    return sendToScript(error, raised, request, reply, language, site)
  const visit = visitBegun(request)
  const shown = visit?.frame ?? frameOf(request, language, site, null)
  // A form's own address may not answer GET: the language links of its error lead to the start.
  const frame = request.method === 'GET' || request.method === 'HEAD' ? shown : { ...shown, address: '/' }
  if (raised.code === unexpected.code) return sendBug(error, request, reply, frame)
  if (raised.code === tooManyRequests.code) reply.header('retry-after', String(raised.values.seconds))

  const why = visit ? whyRefused(visit, raised) : nothingRefused
  if (raised.code === signInNeeded.code) {
    reply.header('www-authenticate', 'Bearer')
    const next = request.method === 'GET' ? frame.address : null
    const rules = sentencesOf(why)
    const html = signInPage(frame, { ...signInPageData(site, next), rules }, { values: {}, problem: raised })
    return sendHtml(reply, language, html, raised.status)
  }
  const { decision } = raised.values
  const data = { problem: raised, why, decision: typeof decision === 'number' ? decision : null }
  return sendHtml(reply, language, errorPage(frame, data), raised.status)
}

/** The same for a script of a page, in the page's language. */
function sendToScript(
  error: unknown,
  raised: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  { origin }: PagesSite,
): FastifyReply {
  if (raised.code === unexpected.code) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected')
  return reply
    .code(raised.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(raised, language, origin)))
}

function sendBug(error: unknown, request: FastifyRequest, reply: FastifyReply, frame: Frame): FastifyReply {
  const reference = randomBytes(6).toString('hex')
  request.log.error({ err: error, route: request.routeOptions.url, reference }, 'unexpected')
  return sendHtml(reply, frame.language, errorPage(frame, { problem: null, reference }), unexpected.status)
}

/** The same as for the API, and what a multipart form can do wrong. */
function pageProblem(error: unknown): Problem {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_REQ_FILE_TOO_LARGE':
      return bodyTooLarge({})
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
    case 'FST_PROTO_VIOLATION':
    case 'FST_MP_PREMATURE_CLOSE':
      return bodyMalformed({})
  }
  return asProblem(error)
}

/** What the rules that refused say, in the reader's language. */
export function refusingRules(visit: Visit, raised: Problem): RefusingRule[] {
  return sentencesOf(whyRefused(visit, raised))
}

function sentencesOf({ reasons }: Explanation): RefusingRule[] {
  return reasons.map(({ rule, sentence }) => ({ id: rule, sentence }))
}

const nothingRefused: Explanation = { reasons: [], missing: [], obligations: [] }

/** Which rules refused, and what was missing for them, in the reader's language. */
function whyRefused({ context, language }: Visit, raised: Problem): Explanation {
  if (raised.code !== denied.code && raised.code !== signInNeeded.code) return nothingRefused
  const { packs } = context
  const rules = named(raised.values.rules)
  const conditions = named(raised.values.missing)
  // A problem names conditions without their rules: of those that refused, the first that knows it says it.
  const refusing = packs.flatMap((pack) => pack.rules).filter(({ id }) => rules.includes(id))
  const missing = conditions.flatMap((condition) => {
    const rule = refusing.find((one) => condition in one.conditions)
    return rule ? [{ rule: rule.id, condition }] : []
  })
  const reasons = rules.map((rule) => ({ rule, effect: 'deny' }) as const)
  return explain(packs, { reasons, missing, obligations: [] }, language)
}

function named(list: string | number | undefined): string[] {
  return String(list ?? '')
    .split(' ')
    .filter(Boolean)
}
