import { expect, test } from 'vitest'
import { aProvider } from '../../adapters/identity-provider/testing.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { SoftwareAuthenticator } from '../../modules/identity/testing.ts'
import { oidcReturn } from './oidc.ts'
import { aSite, fieldOf, type TestSite } from './testing.ts'

const password = 'violet kettle under nine bridges'

/** A form of the account as its page posts it. */
async function act(site: TestSite, session: string, name: string, fields: Record<string, string> = {}) {
  const csrf = fieldOf((await site.get('/ar/account', session)).body, 'csrf')
  return site.post(`/ar/account/${name}`, { csrf, ...fields }, { session })
}

function cookieOf(answer: { readonly cookies: readonly unknown[] }, name = 'jazari_session'): string {
  const cookies = answer.cookies as { name: string; value: string }[]
  return cookies.find((cookie) => cookie.name === name)?.value ?? ''
}

test('whoever is not signed in is led to sign in, and comes back', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const asked = await site.get('/ar/account')
  expect(asked.statusCode).toBe(401)
  expect(fieldOf(asked.body, 'next')).toBe('/account')
})

test('a person chooses a password, signs in with it, and goes where they wanted', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  const chosen = await act(site, session, 'password', { login: 'amina', password })
  expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/ar/account?done=password'])

  const page = await site.get('/ar/sign-in?next=%2Fdata-sets%3Fx%3D1')
  const next = fieldOf(page.body, 'next')
  const signedIn = await site.post('/fr/sign-in/password', { login: 'amina', password, code: '', next })

  expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, '/fr/data-sets?x=1'])
  const account = await site.get('/ar/account', cookieOf(signedIn))
  expect(account.body).toContain('amina')
  expect(account.headers['cache-control']).toBe('no-store')
})

test('what was wrong comes back on the page, and no password with it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')

  const short = await act(site, session, 'password', { login: 'amina', password: 'violet kett' })
  const refused = await site.post('/fr/sign-in/password', { login: 'am<b>ina', password: 'wrong wrong wrong' })

  expect(short.statusCode).toBe(400)
  expect(short.body).toContain('value="amina"')
  expect(short.body).toContain('field-password-fault')
  expect(short.body).not.toContain('violet')
  expect(refused.statusCode).toBe(401)
  expect(refused.body).toContain('value="am&lt;b>ina"')
  expect(refused.body).not.toContain('wrong wrong')
})

test('a wait is told in seconds, to programs too', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const attempt = () => site.post('/ar/sign-in/password', { login: 'nobody', password: 'wrong wrong wrong' })
  for (let i = 0; i < 6; i++) await attempt()
  const answer = await attempt()
  expect(answer.statusCode).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
})

test('session fixation: a token that was there before signing in is worth nothing afterwards', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await act(site, await site.signedIn('member'), 'password', { login: 'amina', password })
  const planted = `ses_${'a'.repeat(26)}`
  const attackers = await site.signedIn('member')

  for (const before of [planted, attackers]) {
    const csrf = fieldOf((await site.get('/ar/sign-in', before)).body, 'csrf')
    const answer = await site.post('/ar/sign-in/password', { login: 'amina', password, csrf }, { session: before })
    expect(answer.statusCode).toBe(303)
    expect(cookieOf(answer)).toMatch(/^ses_/)
    expect(cookieOf(answer)).not.toBe(before)
    expect((await site.get('/ar/account', before)).statusCode).toBe(401)
    expect((await site.get('/ar/account', cookieOf(answer))).statusCode).toBe(200)
  }
})

const forms = [
  '/ar/sign-in',
  '/ar/sign-in/password',
  '/ar/sign-in/passkey',
  '/ar/sign-in/oidc',
  '/ar/sign-out',
  '/ar/account/password',
  '/ar/account/passkeys',
  '/ar/account/removal',
  '/ar/account/other-sessions',
  '/ar/account/session-end',
  '/ar/account/oidc',
  '/ar/account/codes',
  '/ar/account/codes-confirmation',
  '/ar/account/recovery-codes',
]

test('no form does anything that another site sent, or that carries no token of the session', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  const other = fieldOf((await site.get('/ar/account', await site.signedIn('member'))).body, 'csrf')
  const own = fieldOf((await site.get('/ar/account', session)).body, 'csrf')
  for (const form of forms) {
    const send = async (csrf: string, headers: Record<string, string> = {}) =>
      (await site.post(form, { csrf, login: 'amina', password }, { session, headers })).statusCode
    expect(await send(own, { 'sec-fetch-site': 'cross-site' }), form).toBe(403)
    expect(await send(own, { 'sec-fetch-site': 'same-site' }), form).toBe(403)
    expect(await send(''), form).toBe(403)
    expect(await send(other), form).toBe(403)
  }
  expect((await site.get('/ar/account', session)).statusCode).toBe(200)
})

test('signing in is no form of other sites either, where there is no session to protect', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await act(site, await site.signedIn('member'), 'password', { login: 'amina', password })
  const sent = await site.post(
    '/ar/sign-in/password',
    { login: 'amina', password },
    { headers: { 'sec-fetch-site': 'cross-site' } },
  )
  expect(sent.statusCode).toBe(403)
  expect(sent.cookies).toEqual([])
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https://evil.example',
  '/%5Cevil.example',
  '/%2F%2Fevil.example',
  '/account\u202e',
  '/x\r\nSet-Cookie: a=b',
  '/%0d%0aSet-Cookie:%20a=b',
])('next=%j leads home and into no header', async (next) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const page = await site.get(`/ar/sign-in?next=${encodeURIComponent(next)}`)
  expect(page.body).not.toContain('name="next"')

  const answer = await site.post('/ar/sign-in', { token: await site.linkFor('member'), next })

  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/ar/'])
  expect(answer.cookies.map(({ name }) => name)).toEqual(['jazari_session'])
})

test('one-time codes are turned on, with the picture again after a wrong code, and recovery codes once', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  await act(site, session, 'password', { login: 'amina', password })

  const begun = await act(site, session, 'codes')
  const wrong = await act(site, session, 'codes-confirmation', { code: '000000' })

  expect([begun.statusCode, wrong.statusCode]).toEqual([200, 422])
  for (const { body, headers } of [begun, wrong]) {
    expect(body).toContain('<svg')
    expect(headers['cache-control']).toBe('no-store')
  }
  const secretIn = (body: string) => /class="id">([A-Z2-7 ]+)</.exec(body)?.[1]
  expect(secretIn(wrong.body)).toBe(secretIn(begun.body))
})

test('sessions are ended one by one or all others, and ending one’s own signs out', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const link = await site.linkFor('member')
  const first = cookieOf(await site.post('/ar/sign-in', { token: link }))
  await act(site, first, 'password', { login: 'amina', password })
  const second = cookieOf(await site.post('/ar/sign-in/password', { login: 'amina', password }))
  const third = cookieOf(await site.post('/ar/sign-in/password', { login: 'amina', password }))
  const idsIn = (body: string) => [...new Set(body.match(/ssn_[a-z2-7]{12}/g))]
  const before = idsIn((await site.get('/ar/account', first)).body)
  expect(before).toHaveLength(3)

  const others = await act(site, third, 'other-sessions')
  expect(others.headers.location).toBe('/ar/account?done=session')
  expect((await site.get('/ar/account', second)).statusCode).toBe(401)

  const [own = ''] = idsIn((await site.get('/ar/account', third)).body)
  const ended = await act(site, third, 'session-end', { id: own })
  expect(ended.headers.location).toBe('/ar/')
  expect(ended.cookies[0]).toMatchObject({ name: 'jazari_session', value: '' })
  expect((await site.get('/ar/account', third)).statusCode).toBe(401)
})

test('the last way to sign in is kept, and the page says why', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  await act(site, session, 'password', { login: 'amina', password })
  const [id = ''] = (await site.get('/ar/account', session)).body.match(/crd_[a-z2-7]{12}/) ?? []

  const refused = await act(site, session, 'removal', { id })

  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('هذه آخر وسيلة دخول لك')
})

test('a passkey is added and signs in through the pages and their script’s requests', async () => {
  await using db = await freshDatabase<never>()
  const origin = 'https://jazari.test'
  await using site = await aSite(db, { origin, signIn: { origin, installation: 'Jazari', oidc: undefined } })
  const session = await site.signedIn('member')
  const authenticator = new SoftwareAuthenticator()
  const optionsFrom = async (url: string, cookie?: string) => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const cookies = cookie === undefined ? {} : { jazari_session: cookie }
    const answer = await site.inject({ method: 'POST', url, headers, cookies, payload: '{}' })
    return answer.json().options
  }

  const options = await optionsFrom('/api/credentials/passkeys/options', session)
  const response = JSON.stringify(authenticator.create(options))
  const added = await act(site, session, 'passkeys', { name: 'الهاتف', response })
  expect([added.statusCode, added.headers.location]).toEqual([303, '/ar/account?done=passkey'])

  const request = await optionsFrom('/api/sessions/passkey/options')
  const handle = Buffer.from(options.user.id, 'base64url').toString()
  const assertion = JSON.stringify(authenticator.get(request, handle))
  const signedIn = await site.post('/ar/sign-in/passkey', { response: assertion, next: '/account' })
  expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, '/ar/account'])
  expect((await site.get('/ar/account', cookieOf(signedIn))).body).toContain('الهاتف')

  for (const bad of ['', '{}', 'null', '[', assertion]) {
    const answer = await site.post('/ar/sign-in/passkey', { response: bad })
    expect([400, 401], bad.slice(0, 20)).toContain(answer.statusCode)
    expect(answer.cookies).toEqual([])
  }
})

test('an account at a real provider is linked, signs in, and comes back to the language and place it left', async () => {
  const origin = 'https://jazari.test'
  await using provider = await aProvider(`${origin}${oidcReturn}`)
  await using db = await freshDatabase<never>()
  const oidc = { ...provider, name: 'Test', redirectUri: `${origin}${oidcReturn}` }
  await using site = await aSite(db, { origin, signIn: { origin, installation: 'Jazari', oidc } })
  const session = await site.signedIn('member')
  const wayTo = (body: string) => /href="([^"]*code_challenge[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const comeBack = (back: URL, language: string, cookies: Record<string, string>) =>
    site.inject({ url: back.href.replace(origin, '').replace('/ar/', `/${language}/`), cookies })

  // A stranger is nobody here.
  const strange = await site.post('/fr/sign-in/oidc', { next: '/data-sets' })
  expect(strange.headers.location).toBeUndefined()
  const strangeBack = await provider.signIn(wayTo(strange.body), 'amina-there')
  const flow = cookieOf(strange, 'jazari_oidc')
  const led = await comeBack(strangeBack, 'ar', { jazari_oidc: flow })
  expect(led.headers.location).toMatch(/^\/fr\/sign-in\/oidc\?code=/)
  const unknown = await comeBack(strangeBack, 'fr', { jazari_oidc: flow })
  expect(unknown.statusCode).toBe(403)
  expect(cookieOf(unknown)).toBe('')

  const leaving = await act(site, session, 'oidc')
  const linkBack = await provider.signIn(wayTo(leaving.body), 'amina-there')
  const linkFlow = cookieOf(leaving, 'jazari_oidc')
  // Somebody else's browser does not end it.
  expect((await comeBack(linkBack, 'ar', { jazari_session: await site.signedIn('member') })).statusCode).toBe(401)
  const linked = await comeBack(linkBack, 'ar', { jazari_session: session, jazari_oidc: linkFlow })
  expect([linked.statusCode, linked.headers.location]).toEqual([303, '/ar/account?done=oidc'])

  const going = await site.post('/fr/sign-in/oidc', { next: '/data-sets' })
  const back = await provider.signIn(wayTo(going.body), 'amina-there')
  const signedIn = await comeBack(back, 'fr', { jazari_oidc: cookieOf(going, 'jazari_oidc') })
  expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, '/fr/data-sets'])
  expect((await site.get('/ar/account', cookieOf(signedIn))).body).toContain(provider.issuer)
  const again = await comeBack(back, 'fr', { jazari_oidc: cookieOf(going, 'jazari_oidc') })
  expect(again.statusCode).toBe(401)
})

test('a provider that refuses, and a browser that comes back with nothing, see the sign-in page', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const query of ['', '?error=access_denied&state=a', '?code=a&state=b', '?code=a&code=b&state=c']) {
    const answer = await site.get(`/ar/sign-in/oidc${query}`)
    expect(answer.statusCode, query).toBe(401)
    expect(answer.body).toContain('role="alert"')
  }
})
