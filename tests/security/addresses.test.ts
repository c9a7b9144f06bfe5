import { createServer } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import { exportFormats } from '../../src/modules/register/index.ts'
import { operations } from '../../src/operations.ts'
import { aSite, type TestSite } from '../../src/web/routes/testing.ts'
import { act } from '../leaks/laid.ts'
import { type CrawledPage, crawl, elementsOf } from './crawl.ts'
import { fewOfEach } from './few-of-each.ts'
import { fieldsOf } from './text-fields.ts'

// No address that people write is ever gone to: the server keeps and shows it, and opens no connection. A listener of our own
// stands for what is only reached from inside; it must not be called, from any process.

let db: FreshDatabase<never>
let site: TestSite
let officer: string
const called: string[] = []
const listener = createServer((request, response) => {
  called.push(`${request.method} ${request.url}`)
  response.writeHead(302, { location: '/again' }).end()
})
let inside = ''
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  inside = `127.0.0.1:${(listener.address() as AddressInfo).port}`
  ending.unshift(() => new Promise<void>((resolve) => listener.close(() => resolve())))
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  site = await aSite(db)
  ending.unshift(() => site[Symbol.asyncDispose]())
  officer = await site.signedIn('data-officer')
}, 120_000)

afterEach(() => {
  vi.restoreAllMocks()
  called.length = 0
})

afterAll(async () => {
  for (const end of ending) await end()
})

/** Where a server that can be led somewhere is led: itself, its neighbours, its cloud's metadata, its files. */
function hostileAddresses(): string[] {
  const port = inside.split(':')[1]!
  return [
    `http://${inside}/`,
    `http://localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://user:secret@${inside}/`,
    `http://${inside}@example.org/`,
    `http://example.org@${inside}/`,
    `https://${inside}/`,
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'http://[fd00:ec2::254]/',
    `http://127.0.0.1.nip.io:${port}/`,
    'file:///etc/passwd',
    `gopher://${inside}/_GET%20/`,
    `dict://${inside}/`,
    `ftp://${inside}/`,
    `//${inside}/`,
    `\\\\${inside}\\share`,
    'javascript:fetch("/")',
    'data:text/html,x',
    'jar:http://example.org!/',
  ]
}

/** Fields that are, or may be taken for, an address to go to; each is sent hostile ones below, or says why not. */
const addressFields: Readonly<Record<string, 'sent' | string>> = {
  'datasets.create sourceUrl': 'sent',
  'datasets.change-metadata sourceUrl': 'sent',
  'programmes.propose fields.{}[].address': 'sent',
  'programmes.propose-change fields.{}[].address': 'sent',
  'identity.sign-in-oidc iss': 'sent',
  'identity.add-oidc iss': 'sent',
  'evaluation.add-endpoint url': 'an address that administrators connect, to be called',
  'evaluation.judge endpoint': 'the id of one that is connected',
  'register.declare contact': 'sent',
  'register.declare legalBasis.url': 'sent',
  'identity.sign-in link': 'a secret of our own form',
  'programmes.list linked': 'the name of a record',
}

/** Connections that this process opens while `work` runs, but for those to the database. */
async function connectionsDuring(work: () => Promise<void>): Promise<string[]> {
  const opened: string[] = []
  const { hostname, port } = new URL(db.url)
  const connect = Socket.prototype.connect
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given: unknown[]) {
    const said = JSON.stringify(given)
    const isDatabase = said.includes(port) && (said.includes(hostname) || said.includes('.s.PGSQL'))
    if (!isDatabase) opened.push(said)
    return Reflect.apply(connect, this, given) as Socket
  })
  await work()
  return opened
}

function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object | string) {
  const type = typeof payload === 'string' ? 'application/octet-stream' : 'application/json'
  return site.inject({
    method,
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...(payload !== undefined && { 'content-type': type }) },
    cookies: { jazari_session: officer },
    ...(payload !== undefined && { payload }),
  })
}

test('every field for an address is known here', () => {
  const found = operations
    .filter(({ effect }) => effect !== 'queued')
    .flatMap((operation) =>
      fieldsOf(operation)
        .filter(
          ({ path, format }) =>
            format === 'uri' ||
            /(^|[.\]])(.*ur[il]s?|.*href|.*address(es)?|.*links?|linked|iss|issuer|.*callback|.*redirect|.*origin|.*host|.*contact|.*endpoint|.*webhook|.*site|.*server|.*proxy)$/i.test(
              path,
            ),
        )
        .map(({ path }) => `${operation.id} ${path}`),
    )
  expect(found.toSorted()).toEqual(Object.keys(addressFields).toSorted())
})

describe('no connection is opened', () => {
  test('by a source that is stored, changed, published, read and shown', { timeout: 60_000 }, async () => {
    const accepted: string[] = []
    const pages: CrawledPage[] = []
    const opened = await connectionsDuring(async () => {
      for (const [i, sourceUrl] of hostileAddresses().entries()) {
        const said = {
          titles: { ar: `مصدر ${i}` },
          slug: `source-${i}`,
          publisher: { ar: 'إدارة' },
          licence: 'CC-BY-4.0',
          secrecy: 'public',
          personal: 'none',
        }
        const created = await call('POST', '/api/data-sets', { ...said, sourceUrl })
        expect([200, 400], sourceUrl).toContain(created.statusCode)
        const plain = created.statusCode === 200 ? created : await call('POST', '/api/data-sets', said)
        const { id } = plain.json()
        const changed = await call('PATCH', `/api/data-sets/${id}`, { sourceUrl })
        expect(changed.statusCode, sourceUrl).toBe(created.statusCode)
        if (created.statusCode !== 200) continue
        accepted.push(created.json().sourceUrl)
        await call(
          'PUT',
          `/api/data-sets/${id}/draft/files/a.md`,
          `# باب\n\n![](${sourceUrl}) [x](${sourceUrl}) ${sourceUrl}\n`,
        )
        const { version } = (await call('POST', `/api/data-sets/${id}/versions`, {})).json()
        await site.index(id, version)
        // Some look like an address of mail, which its officer would first have to answer for.
        const published = await call('POST', `/api/data-sets/${id}/publication`, { version })
        expect([200, 409], sourceUrl).toContain(published.statusCode)
      }
      pages.push(
        ...(await crawl(site, ['/ar/data-sets', '/ar/changes.atom', '/records.jsonld'], {
          follow: fewOfEach(40),
          limit: 150,
        })),
      )
    })
    expect(opened).toEqual([])
    expect(called).toEqual([])
    // What is shown as a link is of the web; nothing is loaded from it.
    expect(accepted.length).toBeGreaterThan(8)
    expect(accepted.filter((address) => !/^https?:\/\//.test(address))).toEqual([])
    expect(pages.some(({ body }) => body.includes(inside))).toBe(true)
    const loaded = pages
      .filter(({ headers }) => String(headers['content-type']).startsWith('text/html'))
      .flatMap(({ body }) => elementsOf(body))
      .flatMap(({ tagName, attrs }) =>
        attrs.filter(({ name }) => name === 'src' || (name === 'href' && tagName === 'link')),
      )
      .map(({ value }) => value)
    expect(loaded.filter((address) => !address.startsWith('/') || address.startsWith('//'))).toEqual([])
  })

  test('by documents that name what they would load', { timeout: 60_000 }, async () => {
    const at = `http://${inside}`
    const files = {
      'page.html': `<base href="${at}/"><link rel=stylesheet href="${at}/a.css"><script src="${at}/a.js"></script><img src="${at}/a.png"><iframe src="${at}/"></iframe><meta http-equiv=refresh content="0;url=${at}/"><p>وثيقة</p>`,
      'feed.xml': `<?xml version="1.0"?><!DOCTYPE x SYSTEM "${at}/x.dtd" [<!ENTITY e SYSTEM "${at}/e">]><x>&e;</x>`,
      'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${at}/a.png"/></svg>`,
      'table.csv': `a,b\n"=WEBSERVICE(""${at}/"")",1\n`,
      'text.md': `# نص\n\n![صورة](${at}/a.png)\n\n<${at}/>\n`,
      'data.jsonld': `{"@context":"${at}/context.jsonld","@id":"${at}/"}`,
    }
    const opened = await connectionsDuring(async () => {
      const { id, version } = await site.publish(files, { slug: 'loads', publisher: { ar: 'إدارة' }, personal: 'none' })
      await crawl(site, [`/ar/data-sets/${id}/versions/${version}`], { follow: fewOfEach(8), limit: 40 })
    })
    expect(opened).toEqual([])
    expect(called).toEqual([])
  })

  test('by the address that a record’s value names', async () => {
    const opened = await connectionsDuring(async () => {
      for (const address of hostileAddresses()) {
        const fields = { name: [{ texts: { ar: 'عدد' } }], unit: [{ texts: { ar: 'وحدة' } }], evidence: [{ address }] }
        const proposed = await call('POST', '/api/records', { kind: 'recommendation', slug: 'x', fields })
        const changed = await call('POST', '/api/records/x/revisions', { fields })
        expect([proposed.statusCode, changed.statusCode], address).toEqual([400, 400])
        for (const { body } of [proposed, changed]) expect(body, address).toContain('"fields.evidence.0.address"')
      }
    })
    expect(opened).toEqual([])
  })

  test('by the addresses that are declared of a system', { timeout: 60_000 }, async () => {
    const administrator: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }
    const names = { ar: 'عنوان' }
    const doing = (id: string, input: object) => act(site, administrator, id, input)
    const { id: organisation } = await doing('identity.create-organisation', { names, kind: 'institute' })
    const { problem } = await doing('calls.propose-problem', {
      title: names,
      need: { ar: 'نحتاج إلى خدمة في البادية.' },
    })
    await doing('calls.admit-problem', { problem })
    const solution = await doing('register.create-solution', { problem, names, organisation })
    const { id } = await doing('register.create-system', { solution: solution.id, slug: 'addressed', names })
    const accepted: string[] = []
    const opened = await connectionsDuring(async () => {
      for (const address of hostileAddresses()) {
        const legalBasis = { law: names, article: null, url: address }
        for (const said of [{ contact: address }, { legalBasis }]) {
          const { statusCode } = await call('POST', `/api/systems/${id}/declaration`, said)
          expect([200, 400], address).toContain(statusCode)
          if (statusCode === 200) accepted.push(address)
        }
        expect((await site.get(`/ar/register/${id}`, officer)).statusCode).toBeLessThan(500)
      }
      for (const format of exportFormats)
        expect((await call('GET', `/api/systems/${id}/exports/${format}`)).statusCode, format).toBe(200)
    })
    expect(opened).toEqual([])
    expect(called).toEqual([])
    expect(accepted.length).toBeGreaterThan(4)
    expect(accepted.filter((address) => !/^https?:\/\//.test(address))).toEqual([])
  })

  test('by a file of records that names its own context', async () => {
    const page = (await site.get('/ar/desk/import', officer)).body
    const csrf = /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? ''
    const opened = await connectionsDuring(async () => {
      for (const address of hostileAddresses()) {
        const document = JSON.stringify({
          '@context': address,
          '@graph': [{ '@id': address, '@type': address, kind: 'institute' }],
        })
        const payload = `--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.jsonld"\r\n\r\n${document}\r\n--x--\r\n`
        const answer = await site.inject({
          method: 'POST',
          url: '/ar/desk/import',
          headers: {
            'content-type': 'multipart/form-data; boundary=x',
            'sec-fetch-site': 'same-origin',
            accept: 'text/html',
          },
          cookies: { jazari_session: officer },
          payload,
        })
        expect(answer.statusCode, address).toBeLessThan(500)
      }
    })
    expect(opened).toEqual([])
    expect(called).toEqual([])
  })

  test('by an issuer, a host, a proxy or an origin that a request names', async () => {
    const opened = await connectionsDuring(async () => {
      for (const address of hostileAddresses()) {
        const came = { code: 'x', state: 'y', iss: address, flow: `flw_${'a'.repeat(26)}` }
        for (const url of ['/api/sessions/oidc', '/api/credentials/oidc'])
          expect((await call('POST', url, came)).statusCode, `${url} ${address}`).toBeLessThan(500)
        const query = new URLSearchParams({ code: 'x', state: 'y', iss: address })
        expect((await site.get(`/ar/sign-in/oidc?${query}`)).statusCode).toBeLessThan(500)
        const named = {
          host: inside,
          'x-forwarded-host': inside,
          forwarded: `host=${inside}`,
          referer: address,
          origin: address,
        }
        expect((await site.inject({ url: '/ar/', headers: named })).statusCode).toBeLessThan(500)
      }
    })
    expect(opened).toEqual([])
    expect(called).toEqual([])
  })
})

test('a connection is seen, and the listener is there to be called', async () => {
  const opened = await connectionsDuring(async () => {
    await fetch(`http://${inside}/seen`, { redirect: 'manual' })
  })
  expect(opened).toHaveLength(1)
  expect(called).toEqual(['GET /seen'])
})
