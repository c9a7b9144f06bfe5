import { sessionCookie } from '../../http/authentication.ts'
import { bodyMalformed } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import {
  linkNotValid,
  passkeyRefused,
  signIn,
  signInRefused,
  signInWithPasskey,
  signInWithPassword,
  signOut,
} from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { signInPage } from '../sign-in/sign-in-page.tsx'
import { cookieOptions, signedIn, signInPageData } from './signed-in.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Signing in by a one-time link, a password or a passkey, and out. */
export function serveSignIn(pages: PageRoutes): void {
  pages.get(addresses.signIn, async ({ frame, query, reply, site }) => {
    // The link itself is in the page.
    reply.header('cache-control', 'no-store')
    return { html: signInPage(frame, { ...signInPageData(site, query('next')), token: query('link') ?? null }) }
  })

  pages.post(addresses.signIn, async (visit, form) => {
    try {
      const { token } = await perform(signIn, visit.context, { link: form.get('token') ?? '' })
      return await signedIn(visit, token, form.get('next'))
    } catch (error) {
      // A link that was cut short on its way is not good either: nobody typed it, so no field is to be corrected.
      return refused(visit, form, unlessInvalid(error, linkNotValid({})))
    }
  })

  pages.post(addresses.signInWith('password'), async (visit, form) => {
    const [login, password, code] = [form.get('login') ?? '', form.get('password') ?? '', form.get('code') ?? '']
    try {
      const given = { login, password, ...(code !== '' && { code }) }
      const { token } = await perform(signInWithPassword, visit.context, given)
      return await signedIn(visit, token, form.get('next'))
    } catch (error) {
      return refused(visit, form, unlessInvalid(error, signInRefused({})), { login })
    }
  })

  pages.post(addresses.signInWith('passkey'), async (visit, form) => {
    try {
      const { token } = await perform(signInWithPasskey, visit.context, { response: jsonIn(form, 'response') })
      return await signedIn(visit, token, form.get('next'))
    } catch (error) {
      return refused(visit, form, unlessInvalid(error, passkeyRefused({})))
    }
  })

  pages.post(addresses.signOut, async ({ context, request, reply, site }) => {
    const token = request.cookies[sessionCookie]
    // A session that is over already needs no ending; its cookie does.
    if (token !== undefined && context.principal.kind === 'person') await perform(signOut, context, { token })
    reply.clearCookie(sessionCookie, cookieOptions(site))
    return { seeOther: addresses.home }
  })
}

/** What a script wrote into a hidden field. */
export function jsonIn(form: URLSearchParams, name: string): unknown {
  try {
    return JSON.parse(form.get(name) ?? '')
  } catch {
    throw bodyMalformed({})
  }
}

/** What was sent is not of the form that it has: told like what is not good, since what is wrong with it helps nobody. */
function unlessInvalid(error: unknown, instead: Problem): unknown {
  return error instanceof Problem && error.code === inputInvalid.code ? instead : error
}

/** The sign-in page again, with what was wrong. */
function refused(
  visit: Visit,
  form: URLSearchParams,
  error: unknown,
  values: Readonly<Record<string, string>> = {},
): Answer {
  if (!(error instanceof Problem)) throw error
  if (error.values.seconds !== undefined) visit.reply.header('retry-after', String(error.values.seconds))
  const data = signInPageData(visit.site, form.get('next'))
  return { html: signInPage(frameAt(visit, addresses.signIn), data, { values, problem: error }), status: error.status }
}
