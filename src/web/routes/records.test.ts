import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import {
  approveRevision,
  type GivenFields,
  proposeChange,
  proposeEnd,
  proposeRecord,
} from '../../modules/programmes/index.ts'
import { digestOf } from '../../modules/programmes/testing.ts'
import { aSite, type TestSite } from './testing.ts'

const document = `# الاتفاقيات

وقعت الوزارة اتفاقية مع جامعة النموذج في المناظرة الوطنية. تسميها وثيقة أخرى مذكرة تفاهم.

أوصت المناظرة الوطنية باستعمال مسؤول. يوجد معهد النموذج في الرباط. خارطة الطريق تطمح إلى قطب إفريقي.
`

const officer = (id: string): Principal => ({
  kind: 'person',
  id,
  name: id,
  organisation: null,
  roles: ['data-officer'],
})

const call = (site: TestSite, id: string) => ({
  ...site.services,
  principal: officer(id),
  channel: 'api' as const,
  language: 'ar' as const,
  signal: new AbortController().signal,
})

/** Puts something in force: one officer proposes it, another approves it. */
async function inForce(site: TestSite, proposed: Promise<{ record: string; revision: number }>): Promise<void> {
  const { record, revision } = await proposed
  await perform(approveRevision, call(site, 'per_bbbbbbbbbbbb'), { record, revision })
}

type Given = { kind: string; slug: string; code?: string; fields: object }

async function aRecord(site: TestSite, given: Given): Promise<void> {
  const fields = given.fields as GivenFields
  await inForce(site, perform(proposeRecord, call(site, 'per_aaaaaaaaaaaa'), { ...given, fields }))
}

const cited = (words: string) => [{ document: digestOf(document), words }]
const text = (ar: string, words = ar) => ({ texts: { ar }, citations: cited(words) })

/** A roadmap with two sets of agreements, two sources that differ, and much that no source states. */
async function aProgramme(site: TestSite): Promise<void> {
  await site.publish({ 'ar/agreements.md': document })
  await aRecord(site, {
    kind: 'programme',
    slug: 'roadmap',
    fields: { name: [text('خارطة الطريق')], aim: [text('قطب إفريقي')] },
  })
  await aRecord(site, { kind: 'axis', slug: 'trust', code: 'X1', fields: { name: [text('ثقة', 'مسؤول')] } })
  await aRecord(site, { kind: 'organisation', slug: 'university', fields: { name: [text('جامعة النموذج')] } })
  for (const slug of ['conference', 'launch']) {
    await aRecord(site, { kind: 'event', slug, fields: { name: [text(`لقاء ${slug}`, 'وقعت الوزارة')] } })
  }
  await aRecord(site, {
    kind: 'agreement',
    slug: 'a1',
    code: 'A1',
    fields: {
      partner: [text('جامعة النموذج')],
      party: [{ record: 'university', citations: cited('جامعة النموذج') }],
      event: [{ record: 'conference', citations: cited('وقعت الوزارة') }],
      nature: [text('اتفاقية', 'وقعت الوزارة اتفاقية'), text('مذكرة تفاهم')],
      axis: [{ record: 'trust' }],
    },
  })
  await aRecord(site, {
    kind: 'agreement',
    slug: 'b1',
    code: 'B1',
    fields: {
      partner: [text('شريك آخر', 'وثيقة أخرى')],
      event: [{ record: 'launch', citations: cited('وقعت الوزارة') }],
    },
  })
  await aRecord(site, {
    kind: 'recommendation',
    slug: 'r1',
    code: 'R1',
    fields: { statement: [text('استعمال مسؤول', 'باستعمال مسؤول')], offer: [{ address: '/rules' }] },
  })
  await aRecord(site, {
    kind: 'institute',
    slug: 'institute',
    fields: {
      name: [text('معهد النموذج')],
      stage: [{ term: 'launched', citations: cited('يوجد معهد النموذج') }],
      region: [{ region: '04' }],
    },
  })
}

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the roadmap keeps sets of agreements apart and says what no source states', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const empty = await site.get('/ar/roadmap')
  expect(empty.statusCode).toBe(200)
  expect(empty.body).toContain('لم تُنشر بعد بطاقة لخارطة الطريق')

  await aProgramme(site)
  const { body } = await site.get('/ar/roadmap')
  expect(body.match(/<h3 id="agreements-[^"]+"/g)).toEqual([
    '<h3 id="agreements-conference"',
    '<h3 id="agreements-launch"',
  ])
  expect(plain(body)).toContain('الميزانية غير مذكور في المصادر')
  expect(body).toContain('المصادر غير متفقة')
  expect(body).toContain('href="/records/roadmap.jsonld"')
})

test('a filter narrows the lists and says when nothing fits it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)

  const byAxis = (await site.get('/ar/roadmap?axis=trust&sector=&region=')).body
  expect(byAxis).toContain('href="/ar/records/a1"')
  expect(byAxis).not.toContain('href="/ar/records/b1"')
  expect(byAxis).toContain('<option value="trust" selected>')
  const byRegion = (await site.get('/ar/roadmap?region=04')).body
  expect(byRegion).toContain('href="/ar/records/institute"')
  expect(byRegion).not.toContain('href="/ar/records/a1"')
  expect((await site.get('/ar/roadmap?source=S9')).body).toContain('لا شيء يوافق هذا الاختيار. غيّر التصفية')
  expect((await site.get('/ar/roadmap?axis=../etc')).statusCode).toBe(400)
})

test('a value opens to the words that prove it, and to their place', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)

  const { body } = await site.get('/ar/records/a1')
  expect(body).toContain('<p dir="auto">مذكرة تفاهم</p>')
  expect(body).toContain('مطابق حرفيا')
  expect(plain(body)).toContain('الأجل غير مذكور في المصادر')
  expect(plain(body)).toContain('ما يشهد عليها هنا من عندنا لا شيء بعد')
  const place = /href="(\/ar\/sources\/[^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&')
  const source = await site.get(place.replace('#quote', ''))
  expect(source.body).toContain('<mark id="quote"')
})

test('an organisation shows what it takes part in, an event what was signed at it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)

  const organisation = (await site.get('/fr/records/university')).body
  expect(organisation).toContain('href="/fr/records/a1"')
  expect(organisation).not.toContain('href="/fr/records/b1"')
  const event = (await site.get('/fr/records/launch')).body
  expect(event).toContain('href="/fr/records/b1"')
  expect(event).not.toContain('href="/fr/records/a1"')
})

test('the network names every region and the institutes that sources name', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)

  const { body } = await site.get('/ar/network')
  expect(body.match(/لم تسمِّ المصادر معهدا في هذه الجهة/g)).toHaveLength(11)
  expect(body).toContain('href="/ar/records/institute"')
  expect(body).toContain('<bdi dir="ltr">2.15.40</bdi>')
})

test('a list goes on where the page before ended', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)
  const list = (await site.get('/ar/records?kind=agreement')).body
  expect(list).toContain('href="/ar/records/a1"')
  expect(list).not.toContain('rel="next"')
  expect((await site.get('/ar/records?kind=agreement&axis=trust')).body).not.toContain('href="/ar/records/b1"')
  expect((await site.get('/ar/records?cursor=nonsense')).statusCode).toBe(422)
})

test('a record that ended keeps its page, says so, and has its history', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProgramme(site)
  const changed = { statement: [text('استعمال مسؤول للتكنولوجيا', 'باستعمال مسؤول')] } as unknown as GivenFields
  await inForce(
    site,
    perform(proposeChange, call(site, 'per_aaaaaaaaaaaa'), { record: 'r1', fields: changed, note: 'صياغة أدق' }),
  )
  await inForce(
    site,
    perform(proposeEnd, call(site, 'per_aaaaaaaaaaaa'), { record: 'r1', change: 'retraction', note: 'ليست توصية' }),
  )

  const { body } = await site.get('/ar/records/r1')
  expect(body).toContain('سُحبت هذه البطاقة')
  const history = (await site.get('/ar/records/r1/history')).body
  expect(history.match(/<h2 class="step">/g)).toHaveLength(3)
  expect(history).toContain('صياغة أدق')
  expect(history).toContain('ليست توصية')
  expect(history).not.toContain('per_')
  expect((await site.get('/ar/roadmap')).body).not.toContain('href="/ar/records/r1"')
})

test('a record that is not there is a page of an error', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  expect((await site.get('/ar/records/nothing')).statusCode).toBe(404)
  expect((await site.get('/ar/records/nothing/history')).statusCode).toBe(404)
})
