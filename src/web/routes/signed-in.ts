import type { CookieSerializeOptions } from '@fastify/cookie'
import { sessionCookie } from '../../http/authentication.ts'
import { perform } from '../../kernel/perform.ts'
import { signOut } from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { nextAddress } from '../sign-in/next-address.ts'
import type { SignInPageData } from '../sign-in/sign-in-page.tsx'
import type { PagesSite } from './site.ts'
import type { Answer, Visit } from './visit.ts'

/** What the cookies of signing in have in common. Without an end of its own the browser keeps one until it is closed. */
export function cookieOptions({ origin }: PagesSite): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }
}

/**
 * The browser holds the new session from now on, and goes where it wanted. The session that it held before ends: nobody
 * goes on with one that was there before.
 */
export async function signedIn(visit: Visit, token: string, next: string | null | undefined): Promise<Answer> {
  const { context, request, reply, site } = visit
  const before = request.cookies[sessionCookie]
  if (before !== undefined && context.principal.kind === 'person') await perform(signOut, context, { token: before })
  reply.setCookie(sessionCookie, token, cookieOptions(site))
  return { seeOther: nextAddress(next) ?? addresses.home }
}

/** What the sign-in page shows besides what led to it. */
export function signInPageData(site: PagesSite, next: string | null | undefined): SignInPageData {
  const { relyingParty, identityProvider } = site.services.credentials
  const ways = { passkeys: relyingParty !== null, provider: identityProvider?.name ?? null }
  return { token: null, rules: [], ways, next: nextAddress(next) }
}
