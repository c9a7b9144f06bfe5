import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import { digestOf } from '../../modules/programmes/testing.ts'
import { audiences } from '../spaces/audience.ts'
import { aSite, contextOn, putOnRecord } from './testing.ts'

const document = 'يجد الباحثون لدى الشبكة مجالا للبحث التطبيقي.'
const question = '{"id":"G1","language":"ar","question":"أين؟","expected":"abstain"}\n'

test('a space says what its source offers, and counts what is really here', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await site.publish({ 'ar/root.md': document, 'golden/questions.jsonl': question })
  await putOnRecord(site, {
    kind: 'space',
    slug: 'space-for-researchers',
    fields: {
      name: [{ texts: { ar: 'الباحثون' }, citations: [] }],
      audience: [{ term: 'researchers', citations: [] }],
      offer: [{ texts: { ar: 'مجال للبحث التطبيقي' }, citations: [{ document: digestOf(document), words: document }] }],
    },
  })
  const { body } = await site.get('/ar/spaces/researchers')

  expect(body).toContain('مجال للبحث التطبيقي')
  expect(body).toContain(`<p dir="auto">${document}</p>`)
  expect(body).toContain('(مجموعة بيانات واحدة)')
  expect(body).toContain(`href="/ar/data-sets/${id}/versions/${encodeURIComponent(version)}"`)
  expect(body).toContain('(سؤال واحد)')
  expect(body).toContain('href="/ar/roadmap"')
})

test('every link of every space leads somewhere', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/root.md': document, 'golden/questions.jsonl': question })
  await aProblem({ context: (principal: Principal = anonymous) => contextOn(site, principal) })
  const links = new Set<string>()
  for (const audience of audiences) {
    const { body } = await site.get(`/fr/spaces/${audience}`)
    for (const [, href] of body.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)) links.add(href!.split('#')[0]!)
  }
  expect([...links].some((href) => href.startsWith('/fr/needs?state=open'))).toBe(true)
  const answers = await Promise.all([...links].map(async (href) => [href, (await site.get(href)).statusCode]))
  // Publishing takes an account, and its item says so.
  expect(answers.filter(([, status]) => status !== 200)).toEqual([['/fr/publish', 401]])
})

test('what is not here is said in words and is no link', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { body } = await site.get('/en/spaces/start-ups')
  expect(body).toContain('No document published here describes this space.')
  expect(body).toContain('Problems to take up\u2069: none here now')
  expect(body).toContain('<li>Trial space with the data of an administration</li>')
  expect(body).not.toContain('(0 ')
})

test('a space for somebody unknown is not there', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const audience of ['citizens', 'Researchers', '%00', 'a'.repeat(300)]) {
    const { statusCode, headers } = await site.get(`/ar/spaces/${audience}`)
    expect([audience, statusCode]).toEqual([audience, 404])
    expect(headers['content-type']).toContain('text/html')
  }
})
