import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite, fieldOf } from './testing.ts'

test('opening a link consumes nothing; its button signs in, once', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const link = await site.linkFor('data-officer')
  for (const _ of [1, 2]) {
    const page = await site.get(`/ar/sign-in?link=${link}`)
    expect(fieldOf(page.body, 'token')).toBe(link)
    expect(page.headers['cache-control']).toBe('no-store')
  }

  const answer = await site.post('/ar/sign-in', { token: link, csrf: '' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/ar/'])
  const cookie = answer.cookies[0] as {
    name: string
    value: string
    httpOnly?: boolean
    sameSite?: string
    path?: string
  }
  expect(cookie).toMatchObject({ name: 'jazari_session', httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie).not.toHaveProperty('secure')
  const home = await site.get('/ar/', cookie.value)
  expect(home.body).toContain('Amina')
  expect(home.headers['cache-control']).toBe('no-store')

  const again = await site.post('/ar/sign-in', { token: link, csrf: '' })
  expect(again.statusCode).toBe(410)
  expect(again.cookies).toEqual([])
})

test('under https the session cookie is sent over https only', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db, { origin: 'https://jazari.test' })
  const answer = await site.post('/ar/sign-in', { token: await site.linkFor('member') })
  expect(answer.cookies[0]).toMatchObject({ secure: true })
})

test.each(['', 'lnk_short', '"><script>', 'a'.repeat(5000)])('what is no link is told as such: %s', async (token) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const answer = await site.post('/fr/sign-in', { token })
  expect(answer.statusCode).toBe(410)
  expect(answer.body).not.toContain('<script>')
})

test('signing out ends the session', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  const csrf = fieldOf((await site.get('/ar/', session)).body, 'csrf')
  const answer = await site.post('/ar/sign-out', { csrf }, { session })

  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/ar/'])
  expect(answer.cookies[0]).toMatchObject({ name: 'jazari_session', value: '' })
  expect((await site.get('/ar/', session)).body).not.toContain('Amina')
})

test('a form that another site sent, or that was made for another session, does nothing', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const [mine, other] = [await site.signedIn('member'), await site.signedIn('member')]
  const csrf = fieldOf((await site.get('/ar/', mine)).body, 'csrf')
  const theirs = fieldOf((await site.get('/ar/', other)).body, 'csrf')
  const attempt = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    (await site.post('/ar/sign-out', fields, { session: mine, headers })).statusCode

  expect(await attempt({ csrf }, { 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await attempt({ csrf }, { 'sec-fetch-site': 'same-site' })).toBe(403)
  expect(await attempt({})).toBe(403)
  expect(await attempt({ csrf: theirs })).toBe(403)
  expect(await attempt({ csrf: `${csrf}x` })).toBe(403)
  expect(await attempt({ csrf: csrf.replace('.', '..') })).toBe(403)
  expect(await attempt({ csrf })).toBe(303)
})

test('every page carries another token', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('member')
  const [one, two] = [await site.get('/ar/ask', session), await site.get('/ar/ask', session)]
  expect(fieldOf(one.body, 'csrf')).not.toBe(fieldOf(two.body, 'csrf'))
})

test('an old browser that names only the origin is understood', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const send = async (origin: string) => {
    const { statusCode } = await site.inject({
      method: 'POST',
      url: '/ar/sign-in',
      headers: { origin, host: 'machine.local:7420', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'token=x',
    })
    return statusCode
  }
  expect(await send('http://machine.local:7420')).toBe(410)
  expect(await send('http://jazari.test')).toBe(410)
  expect(await send('http://elsewhere.test')).toBe(403)
  expect(await send('null')).toBe(403)
})
