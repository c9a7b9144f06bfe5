import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { operations } from '../../src/operations.ts'
import { aSite } from '../../src/web/routes/testing.ts'
import { sendBytes } from '../faults/raw-request.ts'
import { apiCase } from '../leaks/cases.ts'
import { aWorld, type Caller, type World } from '../leaks/world.ts'
import { randomFrom } from '../random.ts'
import { type CrawledPage, crawl } from './crawl.ts'
import { fewOfEach } from './few-of-each.ts'
import { filledAddress } from './filled-address.ts'
import { routesOf, type ServedRoute } from './routes.ts'

// Whatever the server answers, no site may frame it, no browser guess what it is, and no script run in it but ours.

const random = randomFrom(20_261_122)
let db: FreshDatabase<never>
let world: World
let routes: ServedRoute[]
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  const [site, served] = await routesOf(() => aSite(db))
  ending.unshift(() => site[Symbol.asyncDispose]())
  world = await aWorld(db, site, random)
  routes = served
}, 120_000)

afterAll(async () => {
  for (const end of ending) await end()
})

function caller(name: string): Caller {
  return world.callers.find((one) => one.name === name)!
}

/** The directives of a policy by their name (Content Security Policy 3, section 2.2). */
function directivesOf(policy: unknown): Map<string, string[]> {
  return new Map(
    String(policy ?? '')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  )
}

const ownSources = new Set(["'self'", "'none'"])

/** What a policy leaves open to another site. Nothing when it holds. */
function openIn(headers: Readonly<Record<string, unknown>>): string[] {
  const policy = directivesOf(headers['content-security-policy'])
  const open: string[] = []
  if (policy.get('default-src')?.join() !== "'none'") open.push('default-src')
  // These do not fall back to `default-src`.
  const isSandboxed = policy.get('sandbox')?.length === 0
  if (!isSandboxed && policy.get('frame-ancestors')?.join() !== "'none'") open.push('frame-ancestors')
  if (!isSandboxed && policy.get('base-uri')?.join() !== "'none'") open.push('base-uri')
  if (!isSandboxed && policy.get('form-action')?.join() !== "'self'") open.push('form-action')
  for (const [name, sources] of policy) {
    // A picture in an address holds no script.
    const others = sources.filter((source) => !ownSources.has(source) && !(name === 'img-src' && source === 'data:'))
    if (others.length > 0) open.push(`${name} ${others.join(' ')}`)
  }
  if (headers['x-content-type-options'] !== 'nosniff') open.push('x-content-type-options')
  if (headers['referrer-policy'] !== 'no-referrer') open.push('referrer-policy')
  if (headers['cross-origin-resource-policy'] !== 'same-origin') open.push('cross-origin-resource-policy')
  return open
}

/** What a browser would open in our origin as a document, and that is no page of ours. */
function actsAsDocument({ status, headers, url }: Omit<CrawledPage, 'body'>): boolean {
  const type = String(headers['content-type'] ?? '')
  // What went wrong is told by a page of ours.
  const isPage = /^\/(ar|fr|en)(\/|$)/.test(url) || status >= 400
  const isSaved = String(headers['content-disposition'] ?? '').startsWith('attachment')
  return /html|xml|svg|script/.test(type) && !isPage && !isSaved && !url.startsWith('/assets/')
}

describe('every page that is reached by links', () => {
  test.each([
    ['nobody'],
    ['a researcher of the second'],
    ['an officer of the first'],
    ['a manager of the first'],
    ['administrator'],
  ])('by %s', async (name) => {
    const { session } = caller(name)
    const follow = fewOfEach(3)
    const pages = await crawl(world.site, ['/', '/ar/', '/ar/account', '/ar/desk', '/ar/inbox'], {
      ...(session && { session }),
      follow,
    })
    expect(pages.length).toBeGreaterThan(40)
    for (const page of pages) {
      expect(openIn(page.headers), `${page.status} ${page.url}`).toEqual([])
      expect(actsAsDocument(page), `${page.status} ${page.url}`).toBe(false)
      expect(page.status, page.url).toBeLessThan(500)
    }
  })
})

describe('every route, with and without what it is for', () => {
  test.each([['nobody'], ['administrator']])('to %s, read and not', async (name) => {
    const { session } = caller(name)
    const pages = routes.filter(({ url }) => !url.startsWith('/api/') && !/^\/(fr|en)\//.test(url))
    expect(pages.length).toBeGreaterThan(120)
    for (const { method, url } of pages) {
      for (const accept of ['text/html', 'application/json', 'application/ld+json']) {
        const response = await world.site.inject({
          method: method as 'GET',
          url: filledAddress(world, url),
          headers: { accept, 'sec-fetch-site': 'same-origin' },
          ...(session && { cookies: { jazari_session: session } }),
        })
        const told = `${method} ${url} ${accept} ${response.statusCode}`
        expect(openIn(response.headers), told).toEqual([])
        expect(actsAsDocument({ status: response.statusCode, headers: response.headers, url }), told).toBe(false)
      }
    }
  })
})

test('every operation, answered and refused, as an answer and as events', async () => {
  for (const operation of operations.filter(({ effect }) => effect !== 'queued')) {
    for (const name of ['nobody', 'an officer of the first']) {
      for (const accept of ['application/json', 'text/event-stream', 'text/html']) {
        const { request } = apiCase(world, operation, caller(name), random)
        const response = await world.site.inject({ ...request, headers: { ...request.headers, accept } })
        const told = `${operation.id} ${accept} ${response.statusCode}`
        expect(openIn(response.headers), told).toEqual([])
        expect(actsAsDocument({ status: response.statusCode, headers: response.headers, url: request.url }), told).toBe(
          false,
        )
      }
    }
  }
})

test('what is downloaded is shown in no origin of ours, whatever it is called', async () => {
  const officer = caller('an officer of the first')
  const files = {
    'page.html': '<script>alert(1)</script>',
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'feed.xml': '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></x>',
    'script.js': 'alert(1)',
    'text.md': '# Text',
    'table.csv': 'a,b\n1,2\n',
  }
  const { id, version } = await world.site.publish(files)
  for (const path of Object.keys(files)) {
    for (const url of [
      `/api/data-sets/${id}/versions/${version}/files/${path}`,
      `/ar/data-sets/${id}/versions/${version}/files/${path}`,
    ]) {
      const response = await world.site.get(url, officer.session)
      expect(response.statusCode, url).toBe(200)
      expect(openIn(response.headers), url).toEqual([])
      const policy = directivesOf(response.headers['content-security-policy'])
      expect(policy.get('sandbox'), url).toEqual([])
      const disposition = String(response.headers['content-disposition'])
      const type = String(response.headers['content-type'])
      expect(disposition.startsWith('attachment') || /^(text\/plain|application\/pdf|image\/)/.test(type), url).toBe(
        true,
      )
    }
  }
})

test('what cannot be routed or read', async () => {
  const asked = [
    { url: '/%zz' },
    { url: '/nothing' },
    { url: '/ar/nothing' },
    { url: '/api/nothing' },
    { url: `/ar/${'a'.repeat(5_000)}` },
    { url: `/api/data-sets/${'a'.repeat(3_000)}` },
    { url: '/api/data-sets', method: 'OPTIONS' },
    { url: '/ar/', method: 'DELETE' },
    { url: '/healthz' },
    { url: '/readyz' },
    { url: '/metrics' },
    { url: '/log/checkpoint' },
    { url: '/openapi.json' },
  ] as const
  for (const request of asked) {
    for (const accept of ['text/html', '*/*']) {
      const response = await world.site.inject({ ...request, headers: { accept } })
      expect(openIn(response.headers), `${request.url.slice(0, 40)} ${response.statusCode}`).toEqual([])
      expect(response.statusCode, request.url.slice(0, 40)).toBeLessThan(500)
    }
  }
})

test('bytes that are no request of HTTP', async () => {
  const origin = await world.site.server.listen({ host: '127.0.0.1', port: 0 })
  for (const bytes of ['\u0000\u0001\r\n\r\n', `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`]) {
    const heard = await sendBytes(origin, bytes)
    const lines = heard.split('\r\n\r\n')[0]!.split('\r\n').slice(1)
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    )
    expect(heard).toMatch(/^HTTP\/1\.1 4/)
    expect(openIn(headers)).toEqual([])
  }
})

test('a policy that is open is seen to be', async () => {
  const { headers } = await world.site.get('/ar/')
  const policy = String(headers['content-security-policy'])
  const openWhen = (changed: string) => openIn({ ...headers, 'content-security-policy': changed })
  expect(openWhen(policy)).toEqual([])
  expect(openWhen(policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"))).toHaveLength(1)
  expect(openWhen(policy.replace("style-src 'self'", 'style-src https://cdn.example'))).toHaveLength(1)
  expect(openWhen(policy.replace("; frame-ancestors 'none'", ''))).toEqual(['frame-ancestors'])
  expect(openIn({})).toHaveLength(7)
})
