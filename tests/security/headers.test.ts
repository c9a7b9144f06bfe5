import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { sessionCookie } from '../../src/http/authentication.ts'
import { aSite, fieldOf, type TestSite } from '../../src/web/routes/testing.ts'
import { sendBytes } from '../faults/raw-request.ts'

// What people send that comes back in a header adds none and breaks none, and is never an error of ours.

let db: FreshDatabase<never>
let site: TestSite
let officer: string
let origin: string
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  site = await aSite(db)
  ending.unshift(() => site[Symbol.asyncDispose]())
  officer = await site.signedIn('data-officer')
  origin = await site.server.listen({ host: '127.0.0.1', port: 0 })
}, 120_000)

afterAll(async () => {
  for (const end of ending) await end()
})

/** Every header that the server means, in lower case. */
const meant = new Set([
  'accept-ranges',
  'allow',
  'cache-control',
  'connection',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'etag',
  'keep-alive',
  'location',
  'permissions-policy',
  'referrer-policy',
  'repr-digest',
  'retry-after',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'www-authenticate',
  'x-accel-buffering',
  'x-content-type-options',
  'x-robots-tag',
])

/** Ends of lines in every writing that somebody has once taken for one, and what is no character of a header. */
const breaks = [
  '\r\n',
  '\n',
  '\r',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u010a',
  '\u560a\u560d',
  '%0d%0a',
  '%250d%250a',
  '%E5%98%8A',
  '\t',
  '"; x="',
  "'';",
  ';',
  '\\"',
  '\u202e',
]
const hostileValues = [
  ...breaks.map((one) => `a${one}X-Injected: yes${one}Set-Cookie: jazari_session=x${one}${one}<script>jz()</script>`),
  'a'.repeat(1_900),
  'ا'.repeat(600),
  '\ud83d\ude00'.repeat(100),
]

type Came = { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>> }

/** That an answer is none of ours: of which the caller says in a word what it was. */
function expectSound({ statusCode, headers }: Came, told: string): void {
  expect(statusCode, told).toBeLessThan(500)
  expect(
    Object.keys(headers).filter((name) => !meant.has(name)),
    told,
  ).toEqual([])
  for (const [name, value] of Object.entries(headers)) {
    // A header of a response is of visible ASCII here: whatever else is encoded.
    for (const one of [value].flat()) expect(String(one), `${told} ${name}`).toMatch(/^[\x20-\x7e]*$/)
  }
}

function api(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  more: { headers?: Record<string, string>; payload?: object | string } = {},
) {
  return site.inject({
    method,
    url,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(typeof more.payload === 'string' && { 'content-type': 'application/octet-stream' }),
      ...more.headers,
    },
    cookies: { [sessionCookie]: officer },
    ...(more.payload !== undefined && { payload: more.payload }),
  })
}

test('the name of a file is one value of one header when it is downloaded', async () => {
  const said = {
    titles: { ar: 'ملفات' },
    slug: 'names',
    publisher: { ar: 'إدارة' },
    licence: 'CC-BY-4.0',
    secrecy: 'public',
  }
  const { id } = (await api('POST', '/api/data-sets', { payload: said })).json()
  const kept: string[] = []
  for (const value of [
    ...hostileValues,
    'a";b.md',
    "a'b(c)*.md",
    'ملف ٣.md',
    'a%0d%0ab.md',
    'a;filename=b.html',
    '~!@#$&+=,[]{}.md',
  ]) {
    const name = `${value.replaceAll('/', '')}.md`
    const added = await api('PUT', `/api/data-sets/${id}/draft/files/${encodeURIComponent(name)}`, {
      payload: `# ${kept.length}`,
    })
    expectSound(added, JSON.stringify(name))
    if (added.statusCode === 200) kept.push(name)
  }
  expect(kept.length).toBeGreaterThan(6)
  const { version } = (await api('POST', `/api/data-sets/${id}/versions`, { payload: {} })).json()
  for (const name of kept) {
    for (const pages of ['/api', '/ar']) {
      const address = `${pages}/data-sets/${id}/versions/${version}/files/${encodeURIComponent(name)}`
      const answer = await api('GET', address)
      expectSound(answer, address)
      expect(answer.statusCode, address).toBe(200)
      const [, encoded] =
        /^attachment; filename\*=UTF-8''([A-Za-z0-9%!#$&+.^_`|~-]+)$/.exec(
          String(answer.headers['content-disposition']),
        ) ?? []
      expect(decodeURIComponent(encoded ?? ''), address).toBe(name)
    }
  }
})

describe('what a request says of itself comes back whole or not at all', () => {
  const names = [
    'accept-language',
    'accept',
    'jazari-permit',
    'if-none-match',
    'range',
    'user-agent',
    'referer',
    'origin',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-request-id',
    'accept-encoding',
    'authorization',
    'cookie',
    'content-type',
  ]

  test('in its headers, each and all', async () => {
    const { id, version } = await site.publish(
      { 'a.md': '# باب' },
      { slug: 'one', publisher: { ar: 'إدارة' }, personal: 'none' },
    )
    const file = `/api/data-sets/${id}/versions/${version}/files/a.md`
    for (const value of hostileValues) {
      // What Node.js would not have let in never comes this far.
      const sent = Buffer.from(value, 'utf8')
        .toString('latin1')
        .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
      const told = JSON.stringify(sent.slice(0, 40))
      const all = Object.fromEntries(names.map((name) => [name, sent]))
      for (const url of ['/', '/ar/', '/ar/account', '/records', '/api/self', '/api/data-sets', file, '/nothing'])
        expectSound(await site.inject({ url, headers: all }), `${url} ${told}`)
      for (const name of names)
        expectSound(await site.inject({ url: file, headers: { [name]: sent } }), `${name} ${told}`)
    }
  })

  test('in an address, encoded and not', async () => {
    for (const value of hostileValues) {
      const encoded = encodeURIComponent(value)
      for (const url of [
        `/records/${encoded}`,
        `/needs/${encoded}`,
        `/data-sets/${encoded}`,
        `/sources/${encoded}/x`,
        `/records?kind=${encoded}`,
        `/ar/records?cursor=${encoded}`,
        `/ar/data-sets?permit=${encoded}`,
        `/ar/problems/${encoded}`,
        `/ar/ask?q=${encoded}`,
        `/ar/sign-in?next=${encoded}&link=${encoded}`,
        `/ar/sign-in/oidc?code=${encoded}&state=${encoded}&iss=${encoded}`,
        `/ar/invitations/${encoded}`,
        `/ar/projects/join/${encoded}`,
        `/ar/changes.atom?kind=${encoded}&cursor=${encoded}`,
        `/assets/${encoded}`,
        `/log/tile/${encoded}`,
        `/${encoded}`,
        `/ar/${encoded}`,
        `/api/data-sets/${encoded}`,
      ]) {
        for (const accept of ['text/html', 'application/ld+json'])
          expectSound(
            await site.inject({ url, headers: { accept, 'sec-fetch-site': 'same-origin' } }),
            url.slice(0, 80),
          )
      }
    }
  })

  test('in the fields of forms that lead somewhere', async () => {
    for (const value of hostileValues) {
      const link = await site.linkFor('member')
      const signedIn = await site.post('/ar/sign-in', { token: link, next: `/${value}` })
      expectSound(signedIn, JSON.stringify(value.slice(0, 40)))
      expect(signedIn.cookies.map(({ name }) => name)).toEqual([sessionCookie])
      for (const form of ['/ar/sign-in/password', '/ar/sign-in/oidc', '/ar/sign-in/passkey', '/ar/ask'])
        expectSound(
          await site.post(form, {
            next: value,
            login: value,
            password: value,
            question: value,
            response: value,
            permit: value,
          }),
          form,
        )
    }
  })

  test('in the language links and the return of a form that is refused', async () => {
    const csrf = fieldOf((await site.get('/ar/account', officer)).body, 'csrf')
    for (const value of hostileValues) {
      for (const form of ['/ar/account/password', '/ar/account/session-end', '/ar/account/removal', '/ar/publish'])
        expectSound(
          await site.post(
            form,
            { csrf, login: value, id: value, password: value, 'titles.ar': value },
            { session: officer },
          ),
          form,
        )
    }
  })
})

test('bytes that end a line in a request’s own lines are refused, and begin no second answer', async () => {
  const requests = [
    'GET /ar/\r\nX-Injected: yes HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: ar\rX-Injected: yes\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: ar\u0000b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nAccept-Language : ar\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\n X-Folded: yes\r\n\r\n',
    'GET http://evil.example/records HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n',
    'GET //evil.example/%2e%2e HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nConnection: close\r\n\r\n',
    'GET /records//evil.example HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n',
    `GET /ar/ HTTP/1.1\r\nHost: ${'a'.repeat(5_000)}\r\nConnection: close\r\n\r\n`,
    'GET /ar/ HTTP/1.1\r\nHost: a"><script>jz()</script>\r\nConnection: close\r\n\r\n',
  ]
  for (const request of requests) {
    const heard = await sendBytes(origin, request, 1_000)
    const head = heard.slice(0, heard.indexOf('\r\n\r\n'))
    expect(head, request).toMatch(/^HTTP\/1\.1 [234]\d\d /)
    expect(head, request).not.toMatch(/^x-(injected|folded):|<script/im)
    const location = /^location: (.*)$/im.exec(head)?.[1] ?? '/'
    expect(new URL(location, 'http://ours.invalid').host, request).toBe('ours.invalid')
  }
})
