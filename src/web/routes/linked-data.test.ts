import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { approveRevision, proposeRecord, readRecordsFile } from '../../modules/programmes/index.ts'
import { aSite, browserHeaders, fieldOf, type TestSite } from './testing.ts'

const words = 'سيقوي المعهد البحث والتكوين.'
const document = `${words}\n\nيوجد المعهد في مدينة الناظور.\n`
const digest = `sha256:${createHash('sha256').update(document).digest('hex')}`

async function withRecords(site: TestSite, count: number): Promise<void> {
  await site.publish({ 'ar/nador.md': document })
  const officer = (id: string): Principal => ({
    kind: 'person',
    id,
    name: 'o',
    organisation: null,
    roles: ['data-officer'],
  })
  const as = (id: string) => ({
    ...site.services,
    principal: officer(id),
    channel: 'api' as const,
    language: 'ar' as const,
    signal: new AbortController().signal,
  })
  for (let n = 0; n < count; n++) {
    const fields = { name: [{ texts: { ar: `معهد ${n}` }, citations: [{ document: digest, words }] }] }
    const input = { kind: 'institute', slug: `institute-${n}`, fields }
    const { revision } = await perform(proposeRecord, as('per_aaaaaaaaaaaa'), input)
    await perform(approveRevision, as('per_bbbbbbbbbbbb'), { record: input.slug, revision })
  }
}

test('a record, a list and a table are read at addresses without a language', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await withRecords(site, 2)
  const get = (url: string, accept = '*/*') => site.inject({ url, headers: { accept, 'accept-language': 'fr' } })

  const one = await get('/records/institute-0.jsonld')
  expect(one.headers['content-type']).toContain('application/ld+json')
  expect(one.json()).toMatchObject({
    '@context': 'http://jazari.test/records/context.jsonld',
    '@id': 'http://jazari.test/records/institute-0',
    name: { ar: 'معهد 0' },
    statements: [{ field: 'name', citations: [{ document: digest, provenance: 'primary' }] }],
  })
  const list = await get('/records.jsonld?kind=institute')
  expect(list.json()['@graph']).toHaveLength(2)
  expect((await get('/records.jsonld?kind=event')).json()['@graph']).toEqual([])
  const table = await get('/records.csv')
  expect(table.headers['content-type']).toContain('text/csv')
  expect(readRecordsFile(table.rawPayload)).toMatchObject([{ slug: 'institute-0' }, { slug: 'institute-1' }])
  const context = await get('/records/context.jsonld')
  expect(context.headers['access-control-allow-origin']).toBe('*')
  expect(context.json()['@context']['@version']).toBe(1.1)

  for (const url of ['/records.jsonld?kinds=event', '/records.csv?region=x'])
    expect((await get(url)).statusCode).toBe(400)
  expect((await get('/records/nobody.jsonld')).statusCode).toBe(404)
})

test('the address of a record is its page for people and its data for programs', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await withRecords(site, 1)
  const get = (url: string, accept: string) => site.inject({ url, headers: { accept, 'accept-language': 'fr' } })

  for (const url of ['/records/institute-0', '/records?kind=institute']) {
    const page = await get(url, browserHeaders.accept)
    expect([page.statusCode, page.headers.location]).toEqual([303, `/fr${url}`])
    expect(page.headers.vary).toContain('Accept')
    expect((await get(url, 'application/ld+json')).headers['content-type']).toContain('application/ld+json')
  }
  expect((await get('/needs/p1', browserHeaders.accept)).headers.location).toBe('/fr/needs/p1')
  expect((await get('/needs/p1.jsonld', '*/*')).statusCode).toBe(404)
  expect((await get('/records', 'text/csv')).headers['content-type']).toContain('text/csv')
  const { statements } = (await get('/records/institute-0', 'application/ld+json')).json()
  const source = new URL(statements[0].citations[0].source).pathname
  const found = await get(source, browserHeaders.accept)
  expect((await site.get(found.headers.location as string)).statusCode).toBe(200)
})

test('an export that breaks off is no whole file', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db, { logger: pino({ level: 'silent' }) })
  await withRecords(site, 101)
  await site.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.server.server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/records.jsonld`

  const whole = await fetch(address)
  expect(((await whole.json()) as { '@graph': unknown[] })['@graph']).toHaveLength(101)

  const { appendStanding } = site.services.log
  let pages = 0
  const failing = vi.spyOn(site.services.log, 'appendStanding').mockImplementation(async (record) => {
    pages += 1
    if (pages < 2) return appendStanding(record)
    // By then the first page is on its way.
    await sleep(100)
    throw new Error('gone in the middle')
  })
  const plain = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.status).toBe(200)
  await expect(plain.text()).rejects.toThrow()
  pages = 0
  // Compressed, nothing was sent yet, and the refusal keeps its status.
  expect((await fetch(address, { headers: { 'accept-encoding': 'br' } })).status).toBe(500)
  failing.mockRestore()
  // None of them is still counted as under way.
  for (let n = 0; n < 5; n++) expect((await (await fetch(address)).text()).endsWith(']}\n')).toBe(true)
})

test('a file of records is proposed from the desk, and what is refused is told beside the rest', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await withRecords(site, 1)
  const session = await site.signedIn('data-officer')
  const page = (await site.get('/en/desk/import', session)).body
  const send = (file: string, token = fieldOf(page, 'csrf'), as = session) =>
    site.inject({
      method: 'POST',
      url: '/en/desk/import',
      headers: { ...browserHeaders, 'content-type': 'multipart/form-data; boundary=b' },
      cookies: { jazari_session: as },
      payload: `--b\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="r.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--b--\r\n`,
    })
  const table = (await site.inject({ url: '/records.csv' })).body
  const row = (slug: string, quote: string) => `${slug},institute,,name,,ar,معهد,,,,,,,${digest},,,,${quote},,,,,\r\n`

  const sent = await send(`${table}${row('new', 'مدينة الناظور')}${row('bad', 'مدينة أخرى')}`)
  expect(sent.statusCode).toBe(422)
  const outcomeOf = (slug: string) => /class="(tag[^"]*)"/.exec(sent.body.slice(sent.body.indexOf(`>${slug}<`)))?.[1]
  expect(['new', 'bad', 'institute-0'].map(outcomeOf)).toEqual(['tag ok', 'tag warn', 'tag'])
  expect((await send('no,columns\r\n')).statusCode).toBe(422)
  expect((await send(table, 'forged')).statusCode).toBe(403)
  const member = await site.signedIn('member')
  expect((await site.get('/en/desk/import', member)).statusCode).toBe(403)
  expect((await site.get('/en/desk/import')).statusCode).toBe(401)
})
