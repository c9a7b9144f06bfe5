import { type Language, languages } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { addOidc, beginOidc, oidcRefused, signInWithOidc } from '../../modules/identity/index.ts'
import { addresses, localised } from '../addresses.ts'
import { leavePage } from '../sign-in/leave-page.tsx'
import { nextAddress } from '../sign-in/next-address.ts'
import { signInPage } from '../sign-in/sign-in-page.tsx'
import { cookieOptions, signedIn, signInPageData } from './signed-in.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Where the identity provider sends browsers back to: one address, as it is registered there. */
export const oidcReturn = localised('ar', addresses.signInWith('oidc'))

const flowCookie = 'jazari_oidc'
const flowSeconds = 600

/** What the browser keeps while it is at the provider. */
type Kept = {
  readonly flow: string
  readonly language: Language
  readonly purpose: 'sign-in' | 'link'
  readonly next: string
}

/** Signing in with an account elsewhere: the way there, and the way back. */
export function serveOidc(pages: PageRoutes): void {
  pages.post(addresses.signInWith('oidc'), async (visit, form) =>
    leaveFor(visit, 'sign-in', nextAddress(form.get('next')) ?? ''),
  )
  pages.get(addresses.signInWith('oidc'), comeBack)
}

/** The page that leads to the provider. */
export async function leaveFor(visit: Visit, purpose: Kept['purpose'], next: string): Promise<Answer> {
  const { context, reply, site, language } = visit
  const { url, flow } = await perform(beginOidc, context, { purpose })
  const kept = [flow, language, purpose, Buffer.from(next).toString('base64url')].join('.')
  reply.setCookie(flowCookie, kept, { ...cookieOptions(site), maxAge: flowSeconds })
  const provider = site.services.credentials.identityProvider?.name ?? ''
  return { html: leavePage(frameAt(visit, addresses.signIn), { provider, url }) }
}

/**
 * The provider sends everybody back to one language; they go on in their own. What came back counts only together with
 * what this browser kept, once.
 */
async function comeBack(visit: Visit): Promise<Answer> {
  const { context, language, query, reply, request, site } = visit
  const kept = keptIn(request.cookies[flowCookie])
  if (kept && kept.language !== language) {
    reply.header('cache-control', 'no-store')
    const { search } = new URL(request.url, site.origin)
    reply.redirect(`${localised(kept.language, addresses.signInWith('oidc'))}${search}`, 303)
    return undefined
  }
  reply.clearCookie(flowCookie, cookieOptions(site))
  try {
    const [code, state, iss] = [query('code'), query('state'), query('iss')]
    if (!kept || code === undefined || state === undefined) throw oidcRefused({})
    const came = { code, state, flow: kept.flow, ...(iss !== undefined && { iss }) }
    if (kept.purpose === 'link') {
      await perform(addOidc, context, came)
      return { seeOther: `${addresses.account}?done=oidc` }
    }
    const { token } = await perform(signInWithOidc, context, came)
    return await signedIn(visit, token, kept.next)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const data = signInPageData(site, kept?.next)
    const html = signInPage(frameAt(visit, addresses.signIn), data, { values: {}, problem: error })
    return { html, status: error.status }
  }
}

function keptIn(cookie: string | undefined): Kept | undefined {
  const [flow, said, purpose, next] = cookie?.split('.') ?? []
  const language = languages.find((known) => known === said)
  if (!flow || !language || next === undefined || (purpose !== 'sign-in' && purpose !== 'link')) return undefined
  return { flow, language, purpose, next: Buffer.from(next, 'base64url').toString('utf8') }
}
