import type { CookieSerializeOptions } from '@fastify/cookie'
import { sessionCookie } from '../../http/authentication.ts'
import type { Visit } from './visit.ts'

/** Gives the browser the token of a session, in the place of whatever it held before. */
export function holdSession({ reply, site }: Pick<Visit, 'reply' | 'site'>, token: string): void {
  const cookie: CookieSerializeOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: site.origin.startsWith('https:'),
  }
  // Without an end of its own the browser keeps it until it is closed; how long it is good is the session's matter.
  reply.setCookie(sessionCookie, token, cookie)
}
