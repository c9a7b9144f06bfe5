import type { FastifyRequest } from 'fastify'
import { anonymous, type Principal } from '../kernel/principal.ts'

export const sessionCookie = 'jazari_session'

/** Finds out who holds a session token or a program's key. `undefined`: nobody, or not any more. */
export type Identify = {
  bySession(token: string): Promise<Principal | undefined>
  byKey(key: string): Promise<Principal | undefined>
}

/** The longest credential that is looked at. */
const longestCredential = 200

/**
 * Who is asking: the key in `Authorization: Bearer`, else the session of the cookie, else nobody. A key that is not
 * good is nobody too, and the rules then say what an anonymous caller lacks.
 */
export async function authenticate(request: FastifyRequest, identify: Identify): Promise<Principal> {
  const bearer = /^Bearer ([\x21-\x7e]+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer && bearer.length <= longestCredential) return (await identify.byKey(bearer)) ?? anonymous
  const token = request.cookies[sessionCookie]
  if (token && token.length <= longestCredential) return (await identify.bySession(token)) ?? anonymous
  return anonymous
}

/**
 * Whether a browser sent this from another site. Requests that change something and carry a cookie must come from our
 * own pages: `Sec-Fetch-Site` says so in every current browser, `Origin` in older ones; a program sends neither.
 */
export function isCrossSite(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const sender = request.headers.origin
  if (sender === undefined || sender === origin) return false
  // Over plain HTTP browsers do not say the site, and people reach a machine by several names: the one they used counts.
  return !URL.canParse(sender) || new URL(sender).host !== request.headers.host
}
