import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isCrossSite, sessionCookie } from '../../http/authentication.ts'
import { crossSite } from '../../http/problem-response.ts'

/**
 * What a posting form carries to show that it is our own: a salt, and its HMAC under the session token. It needs no
 * storage and survives a restart, tells nobody the session, and differs in every page, so that the length of a
 * compressed page gives nothing away. Without a session there is nothing to protect and no token.
 */
export function csrfToken(session: string | undefined): string {
  if (session === undefined) return ''
  const salt = randomBytes(12).toString('base64url')
  return `${salt}.${keyed(session, salt)}`
}

/**
 * Lets a form pass that our own page sent: the browser says that it comes from this site and, when it speaks for a
 * session, the form's token was made for that session.
 *
 * @throws Problem `request.cross-site` otherwise.
 */
export function requireOwnForm(request: FastifyRequest, origin: string, token: string): void {
  if (isCrossSite(request, origin)) throw crossSite({})
  const session = request.cookies[sessionCookie]
  if (session === undefined) return
  const [salt = '', signature = ''] = token.split('.', 2)
  const expected = Buffer.from(keyed(session, salt))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw crossSite({})
}

function keyed(session: string, salt: string): string {
  return createHmac('sha256', session).update(`jazari form ${salt}`).digest('base64url')
}
