import { DOMParser } from '@xmldom/xmldom'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import { digestOf } from '../../modules/programmes/testing.ts'
import { aSite, contextOn, putOnRecord, type TestSite } from './testing.ts'

const document = 'يوجد معهد النموذج في الرباط.'

async function anInstitute(site: TestSite, slug: string, name: string): Promise<void> {
  const citations = [{ document: digestOf(document), words: document }]
  await putOnRecord(site, { kind: 'institute', slug, fields: { name: [{ texts: { ar: name }, citations }] } })
}

const problemOn = (site: TestSite) =>
  aProblem({ context: (principal: Principal = anonymous) => contextOn(site, principal) }, { state: 'taken-up' })

const atom = 'http://www.w3.org/2005/Atom'

/** The feed as an XML parser reads it, which takes no fault. */
function feedIn(xml: string): Element {
  const refuse = (message: string) => {
    throw new SyntaxError(message)
  }
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse }
  const feed = new DOMParser({ errorHandler }).parseFromString(xml, 'application/xml').documentElement
  expect([feed.namespaceURI, feed.localName]).toEqual([atom, 'feed'])
  return feed
}

const children = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => (node as Element).localName === name)
const textIn = (element: Element, name: string) => children(element, name).map(({ textContent }) => textContent)
const linkOf = (element: Element, relation: string) =>
  children(element, 'link')
    .find((link) => link.getAttribute('rel') === relation)
    ?.getAttribute('href')

test('everything that becomes public is on one list, newest first, by kind when asked', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  expect((await site.get('/ar/changes')).body).toContain('لا جديد بعد')

  await site.publish({ 'ar/root.md': document }, { titles: { ar: 'وثائق الاختبار' } })
  await anInstitute(site, 'model', 'معهد النموذج')
  await problemOn(site)

  const { body } = await site.get('/ar/changes')
  const tags = [...body.matchAll(/<span class="tag info">([^<]*)/g)].map(([, tag]) => tag)
  expect(tags).toEqual(['مشكلة عمومية', 'مشكلة عمومية', 'بطاقة', 'مجموعة بيانات'])
  expect(body).toContain('href="/ar/records/model"')
  const records = (await site.get('/ar/changes?kind=record')).body
  expect(records.match(/<span class="tag info">/g)).toHaveLength(1)
  expect(records).toContain('href="/ar/changes.atom?kind=record"')
})

test('the feed is Atom in pages, with names that last and nothing twice', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/root.md': document })
  for (let made = 0; made < 52; made++) await anInstitute(site, `model-${made}`, `معهد <${made}> & "غيره" ]]>`)
  await problemOn(site)

  const sent = await site.get('/ar/changes.atom')
  expect(sent.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const first = feedIn(sent.body)
  const entries = children(first, 'entry')
  expect(entries).toHaveLength(50)
  for (const element of [first, ...entries]) {
    for (const needed of ['id', 'title', 'updated']) expect(textIn(element, needed)).toHaveLength(1)
    expect(textIn(element, 'updated')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  }
  expect(first.getAttribute('xml:lang')).toBe('ar-MA')
  expect(textIn(first, 'updated')).toEqual(textIn(entries[0]!, 'updated'))
  expect(children(first, 'author')).toHaveLength(1)
  expect(linkOf(first, 'self')).toBe('http://jazari.test/ar/changes.atom')
  expect(linkOf(first, 'alternate')).toBe('http://jazari.test/ar/changes')
  expect(textIn(entries[2]!, 'title')[0]).toContain('معهد <51> & "غيره" ]]>')
  expect(linkOf(entries[2]!, 'alternate')).toBe('http://jazari.test/ar/records/model-51')

  const next = linkOf(first, 'next')!
  const second = feedIn((await site.get(next.slice('http://jazari.test'.length))).body)
  expect(linkOf(second, 'self')).toBe(next)
  expect(linkOf(second, 'next')).toBeUndefined()
  expect(linkOf(second, 'first')).toBe('http://jazari.test/ar/changes.atom')
  const ids = [...entries, ...children(second, 'entry')].map((entry) => textIn(entry, 'id')[0]!)
  expect(ids).toHaveLength(52 + 2 + 1)
  expect(new Set(ids).size).toBe(ids.length)
  expect(
    ids.filter((id) => !/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toEqual([])

  expect((await site.get('/ar/changes.atom')).body).toBe(sent.body)
  expect(textIn(feedIn((await site.get('/fr/changes.atom')).body), 'id')).not.toEqual(textIn(first, 'id'))
}, 60_000)

test('an empty feed is a feed, and every page leads to it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const feed = feedIn((await site.get('/fr/changes.atom')).body)
  expect(children(feed, 'entry')).toEqual([])
  expect(textIn(feed, 'updated')).toHaveLength(1)
  expect((await site.get('/fr/rules')).body).toMatch(
    /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\/fr\/changes\.atom"/,
  )
})

test('a data set that is not for everybody is in the feed of those whom it is for, which nobody keeps', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish(
    { 'a.md': document },
    { titles: { ar: 'وثائق داخلية' }, secrecy: 'internal', personal: 'none', sectors: [], residency: 'anywhere' },
  )
  expect((await site.get('/ar/changes.atom')).body).not.toContain('وثائق داخلية')
  const officers = await site.get('/ar/changes.atom', await site.signedIn('data-officer'))
  expect(officers.body).toContain('وثائق داخلية')
  expect(officers.headers['cache-control']).toBe('no-store')
})

test('a cursor that is none of ours is refused in a word, whoever made it up', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const made = (places: unknown) => Buffer.from(JSON.stringify(places)).toString('base64url')
  const cursors = ['x', made(null), made({ record: 3 }), made({ record: 'x' }), made({ people: 'x' }), 'a'.repeat(3000)]
  for (const cursor of cursors) {
    for (const address of ['/ar/changes', '/ar/changes.atom']) {
      const { statusCode } = await site.get(`${address}?cursor=${cursor}`)
      expect([cursor, statusCode]).toEqual([cursor, cursor === made({ record: 'x' }) ? 422 : 400])
    }
  }
})
