import { sessionCookie } from '../../http/authentication.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  addPasskey,
  beginTotp,
  codeWrong,
  confirmTotp,
  endOtherSessions,
  endSession,
  listCredentials,
  listFailedSignIns,
  listSessions,
  removeCredential,
  renewRecoveryCodes,
  setPassword,
} from '../../modules/identity/index.ts'
import { type DoneAct, doneActs } from '../account/account.ts'
import { accountPage } from '../account/account-page.tsx'
import { codesPage } from '../account/codes-page.tsx'
import { furtherSections } from '../account/further-sections.ts'
import { recoveryCodesPage } from '../account/recovery-codes-page.tsx'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { leaveFor } from './oidc.ts'
import { jsonIn } from './sign-in.ts'
import { cookieOptions, signInPageData } from './signed-in.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** One's own account: ways to sign in, sessions, failed attempts. */
export function serveAccount(pages: PageRoutes): void {
  pages.get(addresses.account, async (visit) => {
    const done = doneActs.find((act) => act === visit.query('done')) ?? null
    return { html: await page(visit, { done }) }
  })

  act(pages, 'password', 'password', async ({ context }, form) => {
    const current = form.get('current') ?? ''
    const given = { login: form.get('login') ?? '', password: form.get('password') ?? '' }
    await perform(setPassword, context, { ...given, ...(current !== '' && { current }) })
  })
  act(pages, 'passkeys', 'passkey', async ({ context }, form) => {
    await perform(addPasskey, context, { name: form.get('name') ?? '', response: jsonIn(form, 'response') })
  })
  act(pages, 'removal', 'removal', async ({ context }, form) => {
    await perform(removeCredential, context, { id: form.get('id') ?? '' })
  })
  act(pages, 'other-sessions', 'session', async ({ context }) => {
    await perform(endOtherSessions, context, {})
  })
  act(pages, 'session-end', 'session', async ({ context, reply, site }, form) => {
    const id = form.get('id') ?? ''
    await perform(endSession, context, { id })
    const isOwn = context.principal.kind === 'person' && context.principal.session === id
    if (!isOwn) return undefined
    reply.clearCookie(sessionCookie, cookieOptions(site))
    return { seeOther: addresses.home }
  })
  act(pages, 'oidc', 'oidc', (visit) => leaveFor(visit, 'link', ''))

  act(pages, 'codes', 'password', (visit) => codes(visit))
  act(pages, 'codes-confirmation', 'password', async (visit, form) => {
    const { context } = visit
    try {
      const { recoveryCodes } = await perform(confirmTotp, context, { code: form.get('code') ?? '' })
      return { html: recoveryCodesPage(frameAt(visit, addresses.account), { codes: recoveryCodes, confirmed: true }) }
    } catch (error) {
      // The same secret again: the picture need not be taken twice.
      if (error instanceof Problem && error.code === codeWrong.code) return codes(visit, error)
      throw error
    }
  })
  act(pages, 'recovery-codes', 'password', async (visit) => {
    const { recoveryCodes } = await perform(renewRecoveryCodes, visit.context, {})
    return { html: recoveryCodesPage(frameAt(visit, addresses.account), { codes: recoveryCodes, confirmed: false }) }
  })
}

/**
 * What a form of the account does. Afterwards the account says that it is done, unless the act answers by itself; what
 * went wrong stands on the account page.
 */
function act(
  pages: PageRoutes,
  name: string,
  done: DoneAct,
  run: (visit: Visit, form: URLSearchParams) => Promise<Answer>,
): void {
  pages.post(addresses.accountAct(name), async (visit, form) => {
    try {
      return (await run(visit, form)) ?? { seeOther: `${addresses.account}?done=${done}` }
    } catch (error) {
      // Whoever is not signed in, or not any more, has no account page to see it on.
      if (!(error instanceof Problem) || visit.context.principal.kind !== 'person') throw error
      if (error.values.seconds !== undefined) visit.reply.header('retry-after', String(error.values.seconds))
      const values = { form: name, ...typed(form) }
      return { html: await page(visit, { filled: { values, problem: error } }), status: error.status }
    }
  })
}

/** What comes back in a form: never a password or a code. */
function typed(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries(['login', 'name'].flatMap((field) => (form.has(field) ? [[field, form.get(field)!]] : [])))
}

async function codes(visit: Visit, problem: Problem | null = null): Promise<Answer> {
  const secret = await perform(beginTotp, visit.context, {})
  const html = codesPage(frameAt(visit, addresses.account), secret, { values: {}, problem })
  return { html, ...(problem && { status: problem.status }) }
}

async function page(
  visit: Visit,
  { done = null, filled = blank }: { readonly done?: DoneAct | null; readonly filled?: Filled },
): Promise<string> {
  const { context, site } = visit
  const credentials = await perform(listCredentials, context, {})
  const { sessions } = await perform(listSessions, context, {})
  const { failed } = await perform(listFailedSignIns, context, {})
  const further = await Promise.all(furtherSections.map((section) => section(visit)))
  const { ways } = signInPageData(site, null)
  const data = { credentials, sessions, failures: failed, ways, done, further }
  return accountPage(frameAt(visit, addresses.account), data, filled)
}
