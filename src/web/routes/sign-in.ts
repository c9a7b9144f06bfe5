import type { CookieSerializeOptions } from '@fastify/cookie'
import { sessionCookie } from '../../http/authentication.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { linkNotValid, signIn, signOut } from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { signInPage } from '../sign-in/sign-in-page.tsx'
import { frameAt, type PageRoutes } from './visit.ts'

/** Signing in by a one-time link, and out. */
export function serveSignIn(pages: PageRoutes): void {
  const cookie: CookieSerializeOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: pages.site.origin.startsWith('https:'),
  }

  pages.get(addresses.signIn, async ({ frame, query, reply }) => {
    // The link itself is in the page.
    reply.header('cache-control', 'no-store')
    return { html: signInPage(frame, { token: query('link') ?? null, rules: [] }) }
  })

  pages.post(addresses.signIn, async (visit, form) => {
    try {
      const { token } = await perform(signIn, visit.context, { link: form.get('token') ?? '' })
      // Without an end of its own the browser keeps it until it is closed; how long it is good is the session's matter.
      visit.reply.setCookie(sessionCookie, token, cookie)
      return { seeOther: addresses.home }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // A link that was cut short on its way is not good either: nobody typed it, so no field is to be corrected.
      const problem = error.code === inputInvalid.code ? linkNotValid({}) : error
      const html = signInPage(frameAt(visit, addresses.signIn), { token: null, rules: [] }, { values: {}, problem })
      return { html, status: problem.status }
    }
  })

  pages.post(addresses.signOut, async ({ context, request, reply }) => {
    const token = request.cookies[sessionCookie]
    // A session that is over already needs no ending; its cookie does.
    if (token !== undefined && context.principal.kind === 'person') await perform(signOut, context, { token })
    reply.clearCookie(sessionCookie, cookie)
    return { seeOther: addresses.home }
  })
}
