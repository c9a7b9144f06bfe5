import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Cookies by their name, as a browser keeps those of one site. */
type Jar = Map<string, string>

export type TestProvider = AsyncDisposable & {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Signs in there as this account, as a browser that follows the address does. Answers where the browser is sent back to. */
  signIn(url: string, account: string): Promise<URL>
}

const clientId = 'jazari-test'
const clientSecret = 'a secret of the test alone, long enough'

/** A whole OpenID Connect provider on this machine, whose own pages ask for the name of an account and nothing else. */
export async function aProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    cookies: { keys: ['for the test alone'] },
    // What is made here is forgotten with the test; the defaults warn about that.
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    clientId,
    clientSecret,
    signIn: (url, account) => signInAt(url, account, new URL(redirectUri)),
    [Symbol.asyncDispose]: () => ended(server),
  }
}

/** Follows redirects and fills in forms until the address is the one to come back to. */
async function signInAt(url: string, account: string, back: URL): Promise<URL> {
  const jar: Jar = new Map()
  let next: { readonly url: URL; readonly form?: URLSearchParams } = { url: new URL(url) }
  for (let steps = 0; steps < 12; steps++) {
    if (next.url.origin === back.origin && next.url.pathname === back.pathname) return next.url
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form && { method: 'POST', body: next.form }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    next = location ? { url: new URL(location, next.url) } : formIn(await response.text(), next.url, account)
  }
  throw new Error('the provider did not send the browser back')
}

/** The provider's own pages for trying out: one asks for an account, one for consent. */
function formIn(html: string, at: URL, account: string): { url: URL; form: URLSearchParams } {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
  const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
  if (action === undefined || prompt === undefined) throw new Error(`the provider answered: ${html.slice(0, 500)}`)
  const form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: account, password: 'any' }) })
  return { url: new URL(action, at), form }
}

function ended(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
