import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie } from '../../http/authentication.ts'
import { callContext } from '../../http/call-context.ts'
import { bodyMalformed, tooManyRequests } from '../../http/problem-response.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Language } from '../../kernel/language.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { isOfficer } from '../../kernel/principal.ts'
import { listRequests, type PermitTables, waitingRequests } from '../../modules/permits/index.ts'
import { localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { mayPerform } from './asking-rules.ts'
import { csrfToken, requireOwnForm } from './csrf.ts'
import type { PagesSite } from './site.ts'

/** One request for a page: who asks, in which language, and what an operation is given when the page performs it. */
export type Visit = {
  readonly language: Language
  readonly site: PagesSite
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly context: CallContext & Omit<PagesSite['services'], keyof CallContext>
  readonly frame: Frame
  /** A parameter of the address; the rest of it under `*`. */
  parameter(name: string): string
  /** A field of the query, when it was given once. */
  query(name: string): string | undefined
}

/** What a handler answers: a page, a piece of one, or where to go. Nothing when it has answered by itself. */
export type Answer = { readonly html: string; readonly status?: number } | { readonly seeOther: string } | undefined

/** The pages of one language, by method and address. */
export type PageRoutes = {
  readonly language: Language
  readonly site: PagesSite
  readonly server: FastifyInstance
  get(address: string, handler: (visit: Visit) => Promise<Answer>): void
  /** A form (`application/x-www-form-urlencoded`) that our own page sent. */
  post(address: string, handler: (visit: Visit, form: URLSearchParams) => Promise<Answer>): void
  /** Another body, which the handler reads itself; it sees to it that our own page sent it. */
  take(method: 'POST' | 'PUT', address: string, handler: (visit: Visit) => Promise<Answer>): void
}

export function pageRoutes(server: FastifyInstance, language: Language, site: PagesSite): PageRoutes {
  const route = (method: 'GET' | 'POST' | 'PUT', url: string, handler: (visit: Visit) => Promise<Answer>) =>
    server.route({
      method,
      url,
      handler: async (request, reply) => {
        const wait = site.rateLimit.take(request.ip, Date.now())
        if (wait > 0) throw tooManyRequests({ seconds: wait })
        const visit = await visitOf(request, reply, language, site)
        return send(visit, await handler(visit))
      },
    })
  return {
    language,
    site,
    server,
    get: (address, handler) => void route('GET', address, handler),
    post: (address, handler) =>
      void route('POST', address, async (visit) => {
        const form = visit.request.body
        if (!(form instanceof URLSearchParams)) throw bodyMalformed({})
        requireOwnForm(visit.request, site.origin, form.get('csrf') ?? '')
        return handler(visit, form)
      }),
    take: (method, address, handler) => void route(method, address, handler),
  }
}

const visits = new WeakMap<FastifyRequest, Visit>()

async function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  site: PagesSite,
): Promise<Visit> {
  const called = await callContext(request, reply, { ...site, channel: 'page', language })
  const context = { ...site.services, ...called }
  const visit: Visit = {
    language,
    site,
    request,
    reply,
    context,
    frame: frameOf(request, language, site, await personOf(context)),
    parameter: (name) => (request.params as Record<string, string>)[name] ?? '',
    query(name) {
      const value = (request.query as Record<string, unknown>)[name]
      return typeof value === 'string' ? value : undefined
    },
  }
  visits.set(request, visit)
  return visit
}

async function personOf(context: Visit['context']): Promise<Frame['person']> {
  const { principal, db } = context
  if (principal.kind !== 'person') return null
  const isTheirs = isOfficer(principal)
  const counts = isTheirs && (await mayPerform({ context }, listRequests, { box: 'inbox', limit: 1 }))
  return {
    name: principal.name,
    isOfficer: isTheirs,
    ...(counts && { waiting: await waitingRequests(viewOf<PermitTables>(db), principal) }),
  }
}

/** The visit that this request became, unless it failed before. */
export function visitBegun(request: FastifyRequest): Visit | undefined {
  return visits.get(request)
}

/** What every page is given. The language links lead to the same address, so a page that answers a post names its own. */
export function frameOf(
  request: FastifyRequest,
  language: Language,
  { site }: PagesSite,
  person: Frame['person'],
): Frame {
  const prefix = `/${language}`
  const address = request.url.startsWith(`${prefix}/`) ? request.url.slice(prefix.length) : '/'
  return { language, address, site, person, csrf: csrfToken(request.cookies[sessionCookie]) }
}

/** The frame of a page that is reached at another address than the one that was asked for. */
export function frameAt({ frame }: Visit, address: string): Frame {
  return { ...frame, address }
}

function send({ language, reply }: Visit, answer: Answer): FastifyReply {
  if (!answer) return reply
  if ('seeOther' in answer) return reply.redirect(localised(language, answer.seeOther), 303)
  return sendHtml(reply, language, answer.html, answer.status ?? 200)
}

/** What holds a session's token, or answers a form, is kept by nobody. */
export function sendHtml(reply: FastifyReply, language: Language, html: string, status: number): FastifyReply {
  const { request } = reply
  const isPrivate = request.cookies[sessionCookie] !== undefined || request.method === 'POST' || status >= 400
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', isPrivate ? 'no-store' : 'no-cache')
  return reply
    .code(status)
    .header('vary', 'Cookie')
    .header('content-language', language)
    .type('text/html; charset=utf-8')
    .send(html)
}
