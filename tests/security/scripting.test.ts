import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvRows } from '../../libs/csv/index.ts'
import { type FreshDatabase, freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { sessionCookie } from '../../src/http/authentication.ts'
import { aSite, type TestSite } from '../../src/web/routes/testing.ts'
import { type CrawledPage, crawl } from './crawl.ts'
import { fewOfEach } from './few-of-each.ts'
import { aHostileWorld, type HostileWorld, hostileCallers } from './hostile-world.ts'
import { writing } from './planting.ts'
import { routesOf, type ServedRoute } from './routes.ts'
import { fieldsOf } from './text-fields.ts'

// Everything that people can write is written by somebody who means harm; then everybody looks at everything. Whatever a
// field takes stays text: in pages, feeds, tables and linked data.

const origin = 'https://jazari.test'
/** What is asked for, kept or committed to, and shown on no page. */
const keptFromPages: readonly string[] = [
  'datasets.add-file restates[].sentences[]',
  'datasets.answer-findings reason',
  'datasets.remove-file path',
  'evaluation.add-endpoint settings.system',
  'identity.erase-person reason',
  'identity.remove-person reason',
  // The page is corrected afterwards, which takes the decision's place.
  'knowledge.accept-page reason',
  'knowledge.withdraw-decision reason',
  'programmes.suggest query',
  'register.settle-contest lesson.mayShow.facts[]',
  'register.settle-contest lesson.mustShow.facts[]',
  'register.settle-contest lesson.mustShow.quotes[].document',
  'register.settle-contest lesson.mustShow.quotes[].text',
  'register.settle-contest lesson.note',
  'register.settle-contest lesson.sources[]',
]
/** Pages that no link leads to, and pictures. */
const notByLinks: readonly string[] = ['/ar/data-sets/:id/versions/:version/page-images/:page/*', '/ar/sign-in/oidc']
const feedElements = new Set([
  '?xml',
  'feed',
  'id',
  'title',
  'subtitle',
  'updated',
  'author',
  'name',
  'link',
  'entry',
  'category',
  'summary',
])
const seen = new Map<string, CrawledPage[]>()
let db: FreshDatabase<never>
let site: TestSite
let routes: ServedRoute[]
let world: HostileWorld
const ending: (() => PromiseLike<void>)[] = []

beforeAll(async () => {
  db = await freshDatabase<never>()
  ending.unshift(() => db[Symbol.asyncDispose]())
  ;[site, routes] = await routesOf(() =>
    aSite(db, { origin, signIn: { origin, installation: 'Jazari', oidc: undefined } }),
  )
  ending.unshift(() => site[Symbol.asyncDispose]())
  world = await aHostileWorld(db, site)
  for (const who of ['nobody', ...hasSession] as const) {
    const session = who === 'nobody' ? undefined : world.sessions[who]
    // What all are shown is looked at in one of each; what some are, in what is theirs.
    const most = ['evaluator', 'approver', 'builder'].includes(who) ? 2 : 5
    const follow = fewOfEach(most, ['nobody', 'officer', 'lead'].includes(who) ? ['ar', 'fr', 'en'] : ['ar'])
    const from = [
      '/ar/',
      '/ar/account',
      '/ar/desk',
      '/ar/inbox',
      '/ar/people',
      '/ar/projects',
      '/records.csv',
      '/records.jsonld',
    ]
    const pages = await crawl(site, [...from, ...world.addresses], {
      ...(session && { session }),
      follow,
      limit: 2_000,
    })
    seen.set(who, pages)
  }
}, 480_000)

afterAll(async () => {
  for (const end of ending) await end()
})

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const controls = /[\u202a-\u202e\u2066-\u2069]/
/** Isolates that sentences put around their values, which hold no control themselves. */
const ownIsolates = /\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069/g
const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'td',
  'th',
  'li',
  'dd',
  'dt',
  'blockquote',
  'pre',
  'div',
  'textarea',
])
const addressAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'srcset',
  'poster',
  'data',
  'ping',
])

/** What of an answer a browser opens as a page of ours. */
function isPage({ headers }: CrawledPage): boolean {
  return String(headers['content-type']).startsWith('text/html') && headers['content-disposition'] === undefined
}

/** What in a page came from a text that should have stayed one. */
function scriptsIn(html: string): string[] {
  return faultsIn(html).filter((fault) => !fault.startsWith('turns'))
}

/** Texts of a page that turn what stands around them. */
function turnsIn(html: string): string[] {
  return faultsIn(html).filter((fault) => fault.startsWith('turns'))
}

function faultsIn(html: string): string[] {
  const faults: string[] = []
  const visit = (node: Node, above: readonly Element[]): void => {
    if ('tagName' in node) faults.push(...faultsOf(node))
    if (node.nodeName === '#text' && 'value' in node && !staysInPlace(node.value, above))
      faults.push(`turns: ${above.map(({ tagName }) => tagName).join('>')} ${JSON.stringify(node.value.slice(0, 80))}`)
    const inside = 'tagName' in node ? [...above, node] : above
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, inside)
    if ('content' in node) visit(node.content, inside)
  }
  visit(parse(html), [])
  return faults
}

function faultsOf(element: Element): string[] {
  const faults: string[] = []
  if (element.tagName.startsWith('jz-')) faults.push(`element ${element.tagName}`)
  if (element.tagName === 'script' && !element.attrs.some(({ name }) => name === 'src')) faults.push('inline script')
  for (const { name, value } of element.attrs) {
    if (/^on/i.test(name) || name === 'style' || name.startsWith('jz-')) faults.push(`${element.tagName} ${name}`)
    // Browsers pass over controls and spaces in a scheme (URL Standard, 4.4).
    const address = value.replaceAll(/[\p{Cc}\s]/gu, '')
    if (addressAttributes.has(name) && /^(javascript|data|vbscript):/i.test(address)) faults.push(`${name}=${value}`)
    if (controls.test(value.replaceAll(ownIsolates, '')) && !(name === 'value' && isDirected(element)))
      faults.push(`turns: ${element.tagName} ${name}=${JSON.stringify(value.slice(0, 80))}`)
  }
  return faults
}

function isDirected({ tagName, attrs }: Element): boolean {
  return tagName === 'bdi' || attrs.some(({ name }) => name === 'dir')
}

/**
 * Whether nothing around a text is turned by it: it holds no control; or it stands in an inline isolate and does not end
 * it (browsers end a `bdi` at a U+2069 that nothing opened); or it is all that its block holds.
 */
function staysInPlace(text: string, above: readonly Element[]): boolean {
  const rest = text.replaceAll(ownIsolates, '')
  if (!controls.test(rest)) return true
  const isolate = above.findLast(isDirected)
  if (!isolate) return false
  if (isolate.tagName === 'html' || isolate.tagName === 'title') return false
  if (blocks.has(isolate.tagName)) return true
  return !rest.includes('\u2069')
}

const hasSession = hostileCallers

test('every field that takes such a text is planted, or refuses it', () => {
  const covered = new Set(world.planted.map(({ operation, path }) => `${operation} ${path}`))
  const missing = writing.flatMap((operation) => {
    const fields = fieldsOf(operation)
    // A text that is JSON of what the fields below it hold.
    const isWhole = (path: string) =>
      fields.some((other) => /^[.[]/.test(other.path.slice(path.length)) && other.path.startsWith(path))
    return fields
      .filter(({ path, format, takes }) => format !== 'date' && takes('<jz-x>') && !isWhole(path))
      .map(({ path }) => `${operation.id} ${path}`)
      .filter((name) => !covered.has(name))
  })
  expect(missing).toEqual([])
})

describe.each(['nobody', ...hasSession])('what %s is shown', (who) => {
  const pagesOf = () => seen.get(who) ?? []

  test('holds no element, attribute or address that came from a text', () => {
    expect(pagesOf().length).toBeGreaterThan(100)
    for (const { url, body } of pagesOf().filter(isPage)) expect(scriptsIn(body), url).toEqual([])
  })

  test('is turned around by no text beside it', () => {
    for (const { url, body } of pagesOf().filter(isPage)) expect(turnsIn(body), url).toEqual([])
  })

  test('is not an error of ours', () => {
    expect(pagesOf().flatMap(({ status, url }) => (status >= 500 ? [url] : []))).toEqual([])
  })

  test('is well-formed where it is a feed, and of no other element', () => {
    const feeds = pagesOf().filter(({ headers }) => String(headers['content-type']).startsWith('application/atom+xml'))
    expect(feeds.length).toBeGreaterThan(0)
    for (const { url, body } of feeds) {
      const tags = new Set([...body.matchAll(/<\/?([^\s/>]+)/g)].map(([, name]) => name))
      expect(
        [...tags].filter((name) => !feedElements.has(name!)),
        url,
      ).toEqual([])
      expect(body.replaceAll(/&(amp|lt|gt|quot|apos);/g, ''), url).not.toContain('&')
    }
  })
})

test('what was planted is really shown', () => {
  const shown = [...seen.values()]
    .flatMap((pages) => pages.filter(({ status }) => status === 200))
    .map(({ body }) => body)
    .join('\n')
  const fields = Map.groupBy(
    world.planted.filter(({ taken }) => taken !== 'refused'),
    ({ operation, path }) => `${operation} ${path}`,
  )
  const unseen = [...fields]
    .filter(([, texts]) => !texts.some(({ word }) => shown.includes(word)))
    .map(([name]) => name)
  expect(unseen.toSorted()).toEqual(keptFromPages)
})

test('every page is reached by somebody', () => {
  const reached = [...seen.values()].flatMap((pages) =>
    pages.filter(({ status }) => status < 400).map(({ url }) => url),
  )
  const unreached = routes
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/ar'))
    .map(({ url }) => url)
    .filter((url) => {
      const pattern = new RegExp(
        `^${url
          .replaceAll('.', '\\.')
          .replaceAll(/:[a-zA-Z]+/g, '[^/?]+')
          .replace('*', '.+')}/?([?]|$)`,
      )
      return !reached.some((address) => pattern.test(address))
    })
  expect(unreached.toSorted()).toEqual(notByLinks)
})

test('a table of records begins no cell with what a spreadsheet takes for a formula', () => {
  const table = seen.get('nobody')!.find(({ url }) => url === '/records.csv')!
  expect(table.headers['content-type']).toMatch(/^text\/csv/)
  const cells = [...csvRows(table.body.replace(/^\ufeff/, ''))].flatMap((row) => row.cells)
  expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  expect(cells.filter((cell) => cell.startsWith("'=jzq")).length).toBeGreaterThan(0)
})

test('linked data are JSON and say so', () => {
  const records = seen.get('nobody')!.find(({ url }) => url === '/records.jsonld')!
  expect(records.headers['content-type']).toMatch(/^application\/ld\+json/)
  expect(JSON.stringify(JSON.parse(records.body))).toContain('<jz-x')
})

test('suggestions from a hostile document are given, and propose nothing that is refused', async () => {
  const asked = await site.inject({
    method: 'POST',
    url: '/api/record-suggestions',
    headers: { 'sec-fetch-site': 'same-origin' },
    cookies: { [sessionCookie]: world.sessions.officer },
    payload: { kind: 'institute', query: 'معهد النموذج في الرباط' },
  })
  expect(asked.statusCode).toBe(200)
  expect(asked.json().sentences.length).toBeGreaterThan(0)
  const texts = asked.json().sentences.flatMap(({ suggestions }: { suggestions: unknown[] }) => suggestions)
  expect(JSON.stringify(texts)).not.toMatch(controls)
})

test('the faults that are looked for are found', () => {
  const found = (html: string) => scriptsIn(`<p>${html}</p>`)
  expect(found('&lt;jz-x>')).toEqual([])
  for (const html of [
    '<jz-x>',
    '<b onclick=jz()>',
    '<a href="java\nscript:jz()">',
    '<script>jz()</script>',
    '<b style="x">',
  ])
    expect(found(html), html).toHaveLength(1)
  const turned = (html: string) => turnsIn(`<html dir=rtl><body><p>${html}</p>`)
  expect(turned('\u2068held\u2069 <bdi>a\u202eb</bdi>')).toEqual([])
  for (const html of ['a\u202eb', '<bdi>a\u2069\u202eb</bdi>', '\u2068a\u202eb\u2069', '<b title="\u202e">x</b>'])
    expect(turned(html), html).toHaveLength(1)
})
