import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { sessionCookie } from '../../src/http/authentication.ts'
import { crossSite } from '../../src/http/problem-response.ts'
import { fillPath, operationRoute } from '../../src/http/route-path.ts'
import { operations } from '../../src/operations.ts'
import { aSite, fieldOf } from '../../src/web/routes/testing.ts'
import { problemWords } from '../../src/words/sentence.ts'
import { inputs } from '../leaks/inputs.ts'
import { aWorld, type Caller, type World } from '../leaks/world.ts'
import { randomFrom } from '../random.ts'
import { filledAddress } from './filled-address.ts'
import { routesOf, type ServedRoute } from './routes.ts'
import { rowsOf } from './rows.ts'

// What another site can make a browser send in somebody's name does nothing, wherever it is sent. Routes and operations are
// those that the server has: a new one is tested by being there.

const random = randomFrom(20_261_122)
/** What the page of the refusal is called. */
const saidSo = problemWords('ar', crossSite({})).title
let db: FreshDatabase<never>
let world: World
let forms: ServedRoute[]
let administrator: Caller
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  const [site, routes] = await routesOf(() => aSite(db))
  ending.unshift(() => site[Symbol.asyncDispose]())
  world = await aWorld(db, site, random)
  forms = routes.filter(({ method, url }) => method !== 'GET' && !url.startsWith('/api/'))
  administrator = world.callers.find(({ name }) => name === 'administrator')!
}, 120_000)

afterAll(async () => {
  for (const end of ending) await end()
})

/** How a browser says that a request comes from elsewhere, or an old one only from which origin. */
const fromElsewhere: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling of our domain', { 'sec-fetch-site': 'same-site' }],
  ['another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: 'http://jazari.test' }],
  ['another origin, by an old browser', { origin: 'https://evil.example' }],
  ['our name at another port', { origin: 'http://jazari.test:8080', host: 'jazari.test' }],
  ['a name that ours begins', { origin: 'http://jazari.test.evil.example', host: 'jazari.test' }],
  ['a document without an origin', { origin: 'null' }],
]

/** The encodings that a form, or a script without our permission (Fetch, "CORS-safelisted"), can send. */
function encodings(fields: Readonly<Record<string, string>>) {
  const boundary = 'xxxxxxxx'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n# A\r\n--${boundary}--\r\n`
  return [
    { type: 'application/x-www-form-urlencoded', payload: new URLSearchParams(fields).toString() },
    { type: `multipart/form-data; boundary=${boundary}`, payload: parts.join('') + file },
    { type: 'text/plain', payload: '{}' },
  ]
}

/** One form in each encoding. Answers what came: statuses, and whether the refusal said that it came from elsewhere. */
async function sent(route: ServedRoute, headers: Readonly<Record<string, string>>, csrf: string, session?: string) {
  const url = filledAddress(world, route.url)
  const statuses: number[] = []
  let isToldSo = false
  for (const { type, payload } of encodings({ csrf })) {
    const response = await world.site.inject({
      method: route.method as 'POST',
      url,
      headers: { accept: 'text/html', 'content-type': type, 'x-csrf': csrf, ...headers },
      payload,
      ...(session && { cookies: { [sessionCookie]: session } }),
    })
    statuses.push(response.statusCode)
    isToldSo ||= response.statusCode === 403 && response.body.includes(saidSo)
    expect(response.cookies, `${route.method} ${url}`).toEqual([])
  }
  return { statuses, isToldSo }
}

const refusals = new Set([400, 403, 404, 405, 406, 415])

async function refusesAll(headers: Readonly<Record<string, string>>, csrf: string, session?: string) {
  for (const route of forms.filter(({ url }) => url.startsWith('/ar/'))) {
    const { statuses, isToldSo } = await sent(route, headers, csrf, session)
    const name = `${route.method} ${route.url} ${statuses}`
    expect(isToldSo, name).toBe(true)
    expect(
      statuses.filter((status) => !refusals.has(status)),
      name,
    ).toEqual([])
  }
}

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = await rowsOf(db)
  await work()
  expect(await rowsOf(db)).toEqual(before)
}

async function csrfOf(caller: Caller): Promise<string> {
  return fieldOf((await world.site.get('/ar/account', caller.session)).body, 'csrf')
}

describe('a form of a page', () => {
  test('stands at the same address in every language, and nowhere else', () => {
    const of = (language: string) =>
      forms.filter(({ url }) => url.startsWith(`/${language}/`)).map(({ method, url }) => `${method} ${url.slice(3)}`)
    expect(of('ar').length).toBeGreaterThan(60)
    expect(of('fr')).toEqual(of('ar'))
    expect(of('en')).toEqual(of('ar'))
    expect(forms.filter(({ url }) => !/^\/(ar|fr|en)\//.test(url))).toEqual([])
  })

  test.each(fromElsewhere)('sent from %s does nothing, even with the token of the session', async (_, headers) => {
    const csrf = await csrfOf(administrator)
    await unchanged(() => refusesAll(headers, csrf, administrator.session))
  })

  test.each(fromElsewhere)(
    'sent from %s by whoever is not signed in does nothing and signs nobody in',
    async (_, headers) => {
      await unchanged(() => refusesAll(headers, ''))
    },
  )

  test('without the token of the session, or with somebody else’s, does nothing from our own pages either', async () => {
    const own = { 'sec-fetch-site': 'same-origin' }
    const officer = world.callers.find(({ name }) => name === 'an officer of the first')!
    const theirs = await csrfOf(officer)
    const mine = await csrfOf(administrator)
    const [salt = '', signature = ''] = mine.split('.')
    await unchanged(async () => {
      for (const csrf of ['', theirs, `${salt}.`, `${theirs.split('.')[0]}.${signature}`])
        await refusesAll(own, csrf, administrator.session)
    })
  })

  test('from our own page with the token of the session is not refused as one of another site', async () => {
    for (const route of forms.filter(({ url }) => url.startsWith('/ar/'))) {
      // Some of these end the session that they are sent with.
      const session = await world.site.signedIn('member')
      const csrf = fieldOf((await world.site.get('/ar/account', session)).body, 'csrf')
      for (const { type, payload } of encodings({ csrf })) {
        const response = await world.site.inject({
          method: route.method as 'POST',
          url: filledAddress(world, route.url),
          headers: { accept: 'text/html', 'content-type': type, 'x-csrf': csrf, 'sec-fetch-site': 'same-origin' },
          payload,
          cookies: { [sessionCookie]: session },
        })
        expect(response.body, `${route.method} ${route.url}`).not.toContain(saidSo)
        expect(response.statusCode, `${route.method} ${route.url}`).toBeLessThan(500)
      }
    }
  })
})

describe('an operation', () => {
  const changing = operations.filter(({ http, effect }) => effect !== 'queued' && !http.startsWith('GET '))

  function request(operation: (typeof operations)[number], headers: Readonly<Record<string, string>>): InjectOptions {
    // A path that climbs would not come as far as the operation.
    const input: Record<string, unknown> = {
      ...inputs[operation.id]!(world, random),
      ...(operation.transfer === 'upload' && { path: 'a.md' }),
    }
    const { method, path, parameters } = operationRoute(operation.http)
    const url = `/api${fillPath(path, Object.fromEntries(parameters.map((name) => [name, String(input[name] ?? '')])))}`
    const isUpload = operation.transfer === 'upload'
    const others = Object.entries(input).filter(([name]) => !parameters.includes(name))
    return {
      method: method as 'POST',
      url,
      headers: { ...headers, 'content-type': isUpload ? 'application/octet-stream' : 'application/json' },
      payload: isUpload ? 'x' : Object.fromEntries(others),
      cookies: { [sessionCookie]: administrator.session! },
    }
  }

  test.each(fromElsewhere)('called from %s with a session does nothing', async (_, headers) => {
    expect(changing.length).toBeGreaterThan(60)
    await unchanged(async () => {
      for (const operation of changing) {
        const response = await world.site.inject(request(operation, headers))
        expect([response.statusCode, response.json().code], operation.id).toEqual([403, 'request.cross-site'])
      }
    })
  })

  test('called from our own page is not refused as one of another site', async () => {
    for (const operation of changing) {
      const response = await world.site.inject(request(operation, { 'sec-fetch-site': 'same-origin' }))
      expect(response.body, operation.id).not.toContain('request.cross-site')
      expect(response.statusCode, operation.id).toBeLessThan(500)
    }
  })

  test('takes its fields in no encoding that another site can send unasked', async () => {
    for (const operation of changing.filter(({ http }) => http.startsWith('POST '))) {
      for (const { type, payload } of encodings({ reason: 'x' })) {
        const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
        const response = await world.site.inject({ ...request(operation, {}), headers, payload })
        expect([400, 415], `${operation.id} ${type}`).toContain(response.statusCode)
      }
    }
  })

  test('that is read from another site is shared with no other origin', async () => {
    for (const url of ['/api/self', '/api/data-sets', '/api/keys', '/openapi.json', '/ar/']) {
      const response = await world.site.inject({
        url,
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        cookies: { [sessionCookie]: administrator.session! },
      })
      expect(response.headers['access-control-allow-origin'], url).toBeUndefined()
      expect(response.headers['cross-origin-resource-policy'], url).toBe('same-origin')
    }
  })
})
