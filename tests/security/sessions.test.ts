import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aProvider } from '../../src/adapters/identity-provider/testing.ts'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { sessionCookie } from '../../src/http/authentication.ts'
import { viewOf } from '../../src/kernel/database.ts'
import type { IdentityTables } from '../../src/modules/identity/index.ts'
import { anOrganisation, aPerson, SoftwareAuthenticator, signedInAgain } from '../../src/modules/identity/testing.ts'
import { oidcReturn } from '../../src/web/routes/oidc.ts'
import { aSite, type TestSite } from '../../src/web/routes/testing.ts'
import { act } from '../leaks/laid.ts'
import { attributeOf, crawl, elementsOf } from './crawl.ts'
import { fewOfEach } from './few-of-each.ts'

// Sessions by every way in: what was there before, what the browser is told to do with them, where they lead, and when they
// end. Guessing, waiting and equal work are tested beside `identity.sign-in-password`.

const origin = 'https://jazari.test'
const password = 'violet kettle under nine bridges'
let db: FreshDatabase<never>
let site: TestSite
let provider: Awaited<ReturnType<typeof aProvider>>
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  provider = await aProvider(`${origin}${oidcReturn}`)
  ending.unshift(() => provider[Symbol.asyncDispose]())
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  const oidc = { ...provider, name: 'Test', redirectUri: `${origin}${oidcReturn}` }
  site = await aSite(db, { origin, signIn: { origin, installation: 'Jazari', oidc } })
  ending.unshift(() => site[Symbol.asyncDispose]())
}, 120_000)

afterAll(async () => {
  for (const end of ending) await end()
})

type Answer = Awaited<ReturnType<TestSite['get']>>
type Cookie = { readonly name: string; readonly value: string; readonly [attribute: string]: unknown }

/** A browser with cookies that somebody else has put there. It comes signed in, or is answered as nobody. */
type WayIn = (cookies: Readonly<Record<string, string>>, next: string) => Promise<Answer>

const cookiesOf = (answer: Answer) => answer.cookies as Cookie[]
const sessionOf = (answer: Answer) => cookiesOf(answer).find(({ name }) => name === sessionCookie)
const isSignedIn = async (session: string) => (await site.get('/ar/account', session)).statusCode === 200

/** A form that the page of an address holds, sent as a browser with these cookies does. */
async function posted(
  address: string,
  page: string,
  fields: Record<string, string>,
  cookies: Readonly<Record<string, string>>,
) {
  const form = await site.inject({ url: page, headers: { accept: 'text/html' }, cookies: { ...cookies } })
  const csrf = /name="csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? ''
  return site.inject({
    method: 'POST',
    url: address,
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams({ csrf, ...fields }).toString(),
    cookies: { ...cookies },
  })
}

async function ofOwnAccount(session: string, act: string, fields: Record<string, string> = {}) {
  return posted(`/ar/account/${act}`, '/ar/account', fields, { [sessionCookie]: session })
}

let people = 0

const waysIn: Readonly<Record<string, () => Promise<WayIn>>> = {
  'a one-time link': async () => async (cookies, next) =>
    posted('/ar/sign-in', '/ar/sign-in', { token: await site.linkFor('member'), next }, cookies),
  'a password': async () => {
    const login = `person${people++}`
    await ofOwnAccount(await site.signedIn('member'), 'password', { login, password })
    return (cookies, next) => posted('/ar/sign-in/password', '/ar/sign-in', { login, password, next }, cookies)
  },
  'a passkey': async () => {
    const authenticator = new SoftwareAuthenticator()
    const session = await site.signedIn('member')
    const optionsFrom = async (url: string, cookies: Record<string, string>) =>
      (
        await site.inject({ method: 'POST', url, headers: { 'sec-fetch-site': 'same-origin' }, cookies, payload: {} })
      ).json().options
    const options = await optionsFrom('/api/credentials/passkeys/options', { [sessionCookie]: session })
    const handle = Buffer.from(options.user.id, 'base64url').toString()
    await ofOwnAccount(session, 'passkeys', { name: 'x', response: JSON.stringify(authenticator.create(options)) })
    return async (cookies, next) => {
      const response = JSON.stringify(authenticator.get(await optionsFrom('/api/sessions/passkey/options', {}), handle))
      return posted('/ar/sign-in/passkey', '/ar/sign-in', { response, next }, cookies)
    }
  },
  'an account elsewhere': async () => {
    const account = `there${people++}`
    const there = async (left: Answer, cookies: Readonly<Record<string, string>>) => {
      const way = /href="([^"]*code_challenge[^"]*)"/.exec(left.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const back = await provider.signIn(way, account)
      const flow = cookiesOf(left).find(({ name }) => name === 'jazari_oidc')!.value
      return site.inject({ url: back.href.replace(origin, ''), cookies: { ...cookies, jazari_oidc: flow } })
    }
    const session = await site.signedIn('member')
    await there(await ofOwnAccount(session, 'oidc'), { [sessionCookie]: session })
    return async (cookies, next) => there(await posted('/ar/sign-in/oidc', '/ar/sign-in', { next }, cookies), cookies)
  },
  'an invitation': async () => {
    const identity = viewOf<IdentityTables>(db)
    const organisation = await anOrganisation(identity, `إدارة ${people++}`)
    const { id } = await aPerson(identity, { organisation, roles: ['manager'] })
    const manager = await signedInAgain(identity, id)
    return async (cookies, next) => {
      const { secret } = await act(site, manager, 'identity.invite', { id: organisation, roles: ['member'] })
      return posted(`/ar/invitations/${secret}`, `/ar/invitations/${secret}`, { name: 'Salma', next }, cookies)
    }
  },
}

describe.each(Object.keys(waysIn))('whoever comes in by %s', (way) => {
  test('has a session that nobody knew before', async () => {
    const comeIn = await waysIn[way]!()
    for (const planted of [`ses_${'a'.repeat(26)}`, 'x', '', 'a'.repeat(5_000)]) {
      const answer = await comeIn({ [sessionCookie]: planted }, '')
      expect(answer.statusCode, planted).toBe(303)
      const session = sessionOf(answer)!.value
      expect(session).toMatch(/^ses_[a-z2-7]{26}$/)
      expect(session).not.toBe(planted)
      expect(await isSignedIn(session)).toBe(true)
      expect(await isSignedIn(planted)).toBe(false)
    }
  })

  test('holds it in a cookie of this site alone, which no script reads', async () => {
    const cookies = cookiesOf(await (await waysIn[way]!())({}, '')).filter(({ value }) => value !== '')
    expect(cookies.map(({ name }) => name)).toEqual([sessionCookie])
    const [cookie] = cookies
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    expect(cookie).not.toHaveProperty('domain')
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/%5cevil.example/',
    '/\u2066/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '\u0000//evil.example',
  ])('is led nowhere else by %j', async (next) => {
    const answer = await (await waysIn[way]!())({}, next)
    const { location = '' } = answer.headers
    expect(answer.statusCode).toBe(303)
    expect(new URL(String(location), origin).origin).toBe(origin)
    expect(String(location)).toMatch(/^\/ar\/(account|workspace)?$/)
  })
})

test('every form that says where to go on is one of these ways in', async () => {
  const member = await site.signedIn('member')
  const leading = new Set<string>()
  for (const session of [undefined, member]) {
    const pages = await crawl(site, ['/ar/', '/ar/sign-in?next=/account', '/ar/account', '/ar/inbox'], {
      ...(session && { session }),
      follow: fewOfEach(3),
    })
    for (const form of pages.flatMap(({ body }) => elementsOf(body)).filter(({ tagName }) => tagName === 'form')) {
      const fields = form.childNodes.flatMap(function inside(node): string[] {
        if (!('tagName' in node)) return []
        return [attributeOf(node, 'name') ?? '', ...node.childNodes.flatMap(inside)]
      })
      if (fields.some((name) => /^(next|return|redirect|back|url|continue)/i.test(name)))
        leading.add(attributeOf(form, 'action') ?? '')
    }
  }
  expect([...leading].toSorted()).toEqual(['/ar/sign-in/oidc', '/ar/sign-in/passkey', '/ar/sign-in/password'])
})

test('whoever signs out is signed out on the server, by the page and by the API, and the cookie goes', async () => {
  const byPage = await site.signedIn('member')
  const left = await posted('/ar/sign-out', '/ar/account', {}, { [sessionCookie]: byPage })
  expect(sessionOf(left)).toMatchObject({ value: '', path: '/', httpOnly: true, secure: true })
  expect(await isSignedIn(byPage)).toBe(false)

  const byApi = await site.signedIn('member')
  const other = await site.signedIn('member')
  const end = (payload: object, session: string) =>
    site.inject({
      method: 'POST',
      url: '/api/sessions/end',
      headers: { 'sec-fetch-site': 'same-origin' },
      cookies: { [sessionCookie]: session },
      payload,
    })
  // Nobody ends the session of somebody else.
  await end({ token: other }, byApi)
  expect(await isSignedIn(other)).toBe(true)
  expect((await end({ token: byApi }, byApi)).statusCode).toBe(200)
  expect(await isSignedIn(byApi)).toBe(false)
  const self = await site.inject({ url: '/api/self', cookies: { [sessionCookie]: byApi } })
  expect(self.statusCode).toBe(401)
})

test('a key opens nothing as a cookie, and a session or a link nothing as a key', async () => {
  const session = await site.signedIn('member')
  const asSession = (token: string) => site.inject({ url: '/api/self', cookies: { [sessionCookie]: token } })
  const asKey = (token: string) => site.inject({ url: '/api/self', headers: { authorization: `Bearer ${token}` } })
  const issued = await site.inject({
    method: 'POST',
    url: '/api/keys',
    headers: { 'sec-fetch-site': 'same-origin' },
    cookies: { [sessionCookie]: session },
    payload: { purpose: 'test', roles: ['member'], days: 1 },
  })
  const { key } = issued.json()
  const link = await site.linkFor('member')

  expect([(await asKey(key)).statusCode, (await asSession(session)).statusCode]).toEqual([200, 200])
  for (const answer of [await asSession(key), await asKey(session), await asKey(link), await asSession(link)])
    expect(answer.statusCode).toBe(401)
  // The key that was shown counts before the cookie: one that is not good is nobody, whoever the cookie is.
  const both = await site.inject({
    url: '/api/self',
    headers: { authorization: `Bearer key_${'a'.repeat(26)}` },
    cookies: { [sessionCookie]: session },
  })
  expect(both.statusCode).toBe(401)
})

test('a token is found in no address, no page and no other cookie', async () => {
  const session = await site.signedIn('member')
  const pages = await crawl(site, ['/ar/', '/ar/account'], { session, follow: fewOfEach(3) })
  for (const { url, body, headers } of pages) {
    expect(body + JSON.stringify(headers), url).not.toContain(session)
    expect(headers['set-cookie'], url).toBeUndefined()
  }
  // What says who somebody is stays in no cache.
  const account = pages.find(({ url }) => url === '/ar/account')!
  expect(account.headers['cache-control']).toBe('no-store')
  const anonymous = await site.get('/ar/')
  expect([anonymous.headers.vary, account.headers.vary].every((vary) => String(vary).includes('Cookie'))).toBe(true)
})

test('two cookies of one name, and what is written like one, sign nobody in as somebody else', async () => {
  const mine = await site.signedIn('member')
  for (const cookie of [
    `${sessionCookie}=x; ${sessionCookie}=y`,
    `__Host-${sessionCookie}=${mine}`,
    `${sessionCookie.toUpperCase()}=${mine}`,
    `${sessionCookie}="${mine}x"`,
    `${sessionCookie}=${mine}%00`,
    `${sessionCookie}=${mine.toUpperCase()}`,
    `${sessionCookie}=${mine} `.padEnd(300, 'a'),
  ]) {
    const answer = await site.inject({ url: '/api/self', headers: { cookie } })
    expect(answer.statusCode, cookie).toBe(401)
  }
})

test('guessing a link or an invitation tells nothing of which ones there are', async () => {
  const answers = new Set<string>()
  for (const guess of [`lnk_${'a'.repeat(26)}`, 'lnk_short', '', '../x']) {
    const answer = await site.post('/ar/sign-in', { token: guess })
    answers.add(`${answer.statusCode} ${/<h1[^>]*>(.*?)<\/h1>/.exec(answer.body)?.[1]}`)
    expect(answer.cookies).toEqual([])
  }
  expect(answers.size).toBe(1)
  const invitations = new Set<number>()
  for (const guess of [`inv_${'a'.repeat(26)}`, 'inv_short', '%00'])
    invitations.add((await site.get(`/ar/invitations/${guess}`)).statusCode)
  expect(invitations.size).toBe(1)
})
