import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import { addTask } from '../../modules/evaluation/index.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { digestOf } from '../../modules/programmes/testing.ts'
import { describeSample } from '../../sample.ts'
import { audiences } from '../spaces/audience.ts'
import { aSite, contextOn, putOnRecord } from './testing.ts'

const sample = describeSample()

test('the home page offers what this installation has, and no more', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const empty = (await site.get('/ar/')).body
  expect(empty.match(/<li class="on">/g)).toHaveLength(1)
  expect(empty).not.toContain(sample.examples.ar[0]!.question)
  expect(empty).not.toContain('مجموعة بيانات واحدة')

  await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' }, { slug: sample.slug })
  const filled = (await site.get('/ar/')).body
  expect(filled.match(/<li class="on">/g)).toHaveLength(3)
  expect(filled).toContain(sample.examples.ar[0]!.question)
})

test('without records the home page says what is not here, and names nothing that it cannot prove', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { body } = await site.get('/ar/')
  expect(body).toContain('لا توجد هنا وثيقة منشورة تصف فضاءات الشبكة الأربعة')
  expect(body).toContain('لا توجد هنا بطاقة منشورة عن أي معهد')
  expect(body).not.toContain('class="st ')
  for (const audience of audiences) expect(body).toContain(`href="/ar/spaces/${audience}"`)
  expect(body).toContain('مجموعات البيانات\u2069: لا شيء منها هنا الآن')
})

test('the network on the home page is what records say of it, each value with its source in place', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const document = 'أُطلق معهد النموذج في الرباط.'
  await site.publish({ 'ar/network.md': document })
  const citations = [{ document: digestOf(document), words: document }]
  await putOnRecord(site, {
    kind: 'institute',
    slug: 'model',
    fields: {
      name: [{ texts: { ar: 'معهد النموذج' }, citations }],
      stage: [{ term: 'launched', citations }],
      region: [{ region: '04', citations: [] }],
    },
  })
  const { body } = await site.get('/ar/')
  expect(body).toContain('href="/ar/records/model"')
  expect(body).toContain('aria-label="معهد أُعلن إطلاقه"')
  expect(body).toContain(`<p dir="auto">${document}</p>`)
  expect(body).toMatch(/<dt>تاريخ الافتتاح<\/dt><dd><span class="nil">غير مذكور في المصادر<\/span>/)
  expect(body).toContain('لم تسمِّ المصادر معهدا في هذه الجهات')
})

test('the path begins where a problem is public', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const setting = { context: (principal: Principal = anonymous) => contextOn(site, principal) }
  await aProblem(setting, { state: 'proposed' })
  expect((await site.get('/ar/')).body).not.toContain('href="/ar/needs">المشكلات العمومية</a></p>')
  await aProblem(setting, { state: 'open' })
  expect((await site.get('/ar/')).body).toContain('href="/ar/needs">المشكلات العمومية</a></p>')
})

test('with a public problem, data that answer and a test, every step of the path is there', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }
  await aProblem({ context: (principal: Principal = anonymous) => contextOn(site, principal) }, { state: 'worked-on' })
  await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' }, { slug: sample.slug })
  const organisation = await anOrganisation(viewOf<IdentityTables>(db), 'هيئة التقييم')
  const folder = new URL('../../../samples/evaluation/safety/', import.meta.url)
  const [header, items] = ['task.yaml', 'items.jsonl'].map((name) => readFileSync(new URL(name, folder), 'utf8'))
  await perform(addTask, contextOn(site, loader), { organisation, header: header!, items: items! })

  const { body } = await site.get('/ar/')
  expect(body.match(/<li class="on">/g)).toHaveLength(7)
  expect(body).toContain('href="/ar/register">السجل العمومي للأنظمة</a>')
})

test('an example is a form of one button, and one click answers it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' }, { slug: sample.slug })
  const { body } = await site.get('/ar/')
  const example = sample.examples.ar[0]!.question
  expect(body).toContain(`name="question" value="${example}"`)
  const answered = await site.post('/ar/ask', { csrf: '', question: example })
  expect(answered.statusCode).toBe(303)
})

test('what was asked here is counted', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.post('/ar/ask', { question: 'ما هذا؟' })
  const { body } = await site.get('/ar/')
  expect([...body.matchAll(/<dd>(\d+)/g)].map(([, count]) => count)).toEqual(['0', '1'])
})

test('the operator is named where one is, with a way to reach it', async () => {
  await using db = await freshDatabase<never>()
  const said = { title: 'منصة الوكالة', operator: 'الوكالة', operatorContact: '+212537000000' }
  await using site = await aSite(db, { site: said })
  const { body } = await site.get('/ar/')
  expect(body).toContain('منصة الوكالة')
  expect(body).toContain('href="tel:+212537000000"')
  expect(body).not.toContain('ليس موقعا رسميا')
})

test('an officer is led to the desk of records, and nobody else', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const desk = 'href="/ar/desk"'
  expect((await site.get('/ar/', await site.signedIn('data-officer'))).body).toContain(desk)
  expect((await site.get('/ar/', await site.signedIn('member'))).body).not.toContain(desk)
  expect((await site.get('/ar/')).body).not.toContain(desk)
})
