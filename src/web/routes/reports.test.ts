import { expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous } from '../../kernel/principal.ts'
import { ask } from '../../modules/assistants/index.ts'
import { lessonsOf, type RegisterTables } from '../../modules/register/index.ts'
import { aRegisteredSystem } from '../../modules/register/testing.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

const document = '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.\n'
const question = 'متى انطلقت الشبكة الوطنية للمعاهد؟'

/** Names and values of the hidden fields of a page. */
function carried(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]))
}

function textIn(html: string, name: string): string {
  return new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)<`).exec(html)![1]!
}

/** A system that everybody may report on, and somebody who answers for it. */
async function aSystemOn(site: TestSite, db: FreshDatabase<never>) {
  const organisation = (await site.services.organisations.findOrCreate(db, { ar: 'وزارة النموذج' })).id
  const { slug } = await aRegisteredSystem(db, { owner: organisation })
  const session = await site.signedInAs({ name: 'Salma', organisation, roles: ['approver'] })
  return { organisation, slug, session }
}

/** An answer given over open data, or an abstention, and who answers for the data. */
async function anAnswerOn(site: TestSite, db: FreshDatabase<never>, asked = question) {
  const { id: dataSet } = await site.publish({ 'ar/network.md': document })
  const { receipt } = await perform(ask, contextOn(site, anonymous), { question: asked })
  const { publisher_id: publisher } = await viewOf<{ 'datasets.dataset': { id: string; publisher_id: string } }>(db)
    .selectFrom('datasets.dataset')
    .select('publisher_id')
    .where('id', '=', dataSet)
    .executeTakeFirstOrThrow()
  const session = await site.signedInAs({ name: 'Salma', organisation: publisher, roles: ['data-officer'] })
  return { dataSet, publisher, session, id: receipt.id, address: `/ar/answers/${receipt.id}/contest` }
}

/** Sends a report whole, and answers the page that shows the secret address. */
async function reported(site: TestSite, slug: string, what = 'رُفض طلبي، وبطاقتي AB123456.') {
  const sent = await site.post(`/ar/register/${slug}/incident`, {
    csrf: '',
    to: 'send',
    harm: 'rights',
    severity: 'critical',
    what,
  })
  expect(sent.statusCode).toBe(200)
  const [, id] = /(inc_[a-z2-7]{12})/.exec(sent.body)!
  const [, secret] = /http:\/\/jazari\.test(\/ar\/incidents\/inr_[a-z2-7]{26})/.exec(sent.body)!
  return { page: sent, id: id!, secret: secret! }
}

async function contested(site: TestSite, address: string, why = 'تاريخ الانطلاق غير صحيح.') {
  const sent = await site.post(address, { csrf: '', to: 'send', reason: 'other', why })
  expect(sent.statusCode).toBe(200)
  const [, id] = /(ctc_[a-z2-7]{12})/.exec(sent.body)!
  const [, secret] = /http:\/\/jazari\.test(\/ar\/contests\/ctr_[a-z2-7]{26})/.exec(sent.body)!
  return { page: sent, id: id!, secret: secret! }
}

test('an incident is reported without script and account: a question a page, checked, sent, followed', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { slug } = await aSystemOn(site, db)
  const address = `/ar/register/${slug}/incident`

  let page = await site.get(address)
  expect(page.body).toContain('مساعد للاختبار')
  expect((await site.post(address, carried(page.body))).body).toContain('<title>خطأ:')
  for (const [asked, answer] of [
    ['harm', 'rights'],
    ['severity', 'serious'],
    ['what', 'رُفض طلبي، وبطاقتي AB123456.'],
  ] as const) {
    expect(fieldOf(page.body, 'at')).toBe(asked)
    page = await site.post(address, { ...carried(page.body), [asked]: answer })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('AB123456')
  }
  expect(page.body).toContain('حجبنا')
  expect(page.body).toContain('حقوق الناس')

  const sent = await site.post(address, { ...carried(page.body), to: 'send' })
  expect(sent.headers['cache-control']).toBe('no-store')
  const [, secret] = /http:\/\/jazari\.test(\/ar\/incidents\/inr_[a-z2-7]{26})/.exec(sent.body)!
  const followed = await site.get(secret!)
  expect([followed.statusCode, followed.headers['cache-control'], followed.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex',
  ])
  expect(followed.body).toContain('رُفض طلبي')
  expect(followed.body).toContain('ينتظر البت')
  expect((await site.get(`/ar/incidents/inr_${'a'.repeat(26)}`)).statusCode).toBe(404)
})

test('nobody reports on a draft or on what is not in the register', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { organisation, session } = await aSystemOn(site, db)
  const { slug } = await aRegisteredSystem(db, { owner: organisation, isDraft: true })

  expect((await site.get('/ar/register/nothing-here/incident')).statusCode).toBe(404)
  expect((await site.get(`/ar/register/${slug}/incident`)).statusCode).toBe(404)
  expect((await site.get(`/ar/register/${slug}/incident`, session)).statusCode).toBe(404)
})

test('who answers for the system confirms an incident that stops it, closes it, and everybody reads what was found', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { slug, session } = await aSystemOn(site, db)
  const { id, secret } = await reported(site, slug)
  const inPublic = `/ar/register/${slug}/incidents`
  expect((await site.get(inPublic)).body).toContain('بلاغ واحد ينتظر البت.')

  const list = await site.get('/ar/reports', session)
  expect(list.body).toContain(`href="/ar/reports/incidents/${id}"`)
  const address = `/ar/reports/incidents/${id}`
  const page = await site.get(address, session)
  expect(page.body).toContain('رُفض طلبي')
  const csrf = fieldOf(page.body, 'csrf')
  const settle = (fields: Record<string, string>) =>
    site.post(`${address}/settlement`, { csrf, ...fields }, { session })

  const silent = await settle({ state: 'confirmed', blocks: 'yes', 'outcome.ar': ' ', 'outcome.fr': 'Établi.' })
  expect(silent.statusCode).toBe(400)
  expect(silent.body).toContain('href="#field-outcome-ar"')
  expect(silent.body).toContain('Établi.')
  expect((await settle({ 'outcome.ar': 'ثبت.' })).body).toContain('href="#field-state"')

  const confirmed = await settle({ state: 'confirmed', blocks: 'yes', 'outcome.ar': 'ثبت ونصلحه.', 'outcome.fr': '' })
  expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, address])
  for (const at of [secret, inPublic, address]) {
    const { body } = await site.get(at, session)
    expect(body).toContain('ثبت ونصلحه.')
    expect(body).toContain('النظام متوقف')
  }
  expect((await site.get(inPublic)).body).not.toContain('رُفض طلبي')

  const again = await settle({ state: 'dismissed', 'outcome.ar': 'لا.' })
  expect(again.statusCode).toBe(409)
  const waiting = await site.get('/ar/reports', session)
  expect(waiting.body).toContain(`href="/ar/reports/incidents/${id}"`)
  expect((await settle({ state: 'closed', 'outcome.ar': 'أُصلح.' })).statusCode).toBe(303)
  expect((await site.get('/ar/reports', session)).body).not.toContain(id)
  expect((await site.get('/ar/reports?show=settled', session)).body).toContain(id)
  expect((await site.get(address, session)).body).not.toContain('/settlement')
  expect((await site.get(secret)).body).toContain('أُصلح.')
})

test('reports are read by those who settle them, and by nobody else', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { slug, organisation, session } = await aSystemOn(site, db)
  const { id } = await reported(site, slug)
  const { id: contest } = await contested(site, (await anAnswerOn(site, db)).address)
  const other = (await site.services.organisations.findOrCreate(db, { ar: 'هيئة أخرى' })).id
  const outsider = await site.signedInAs({ name: 'Aya', organisation: other, roles: ['manager'] })
  const member = await site.signedInAs({ name: 'Omar', organisation, roles: ['member'] })

  for (const address of ['/ar/reports', `/ar/reports/incidents/${id}`, `/ar/reports/contests/${contest}`]) {
    expect((await site.get(address)).statusCode).toBe(401)
  }
  for (const reader of [outsider, member]) {
    const list = await site.get('/ar/reports', reader)
    expect(list.statusCode).toBe(200)
    expect(list.body).not.toContain(id)
    expect((await site.get(`/ar/reports/incidents/${id}`, reader)).statusCode).toBe(404)
    expect((await site.get(`/ar/reports/contests/${contest}`, reader)).statusCode).toBe(404)
    const csrf = fieldOf(list.body, 'csrf')
    const fields = { csrf, state: 'dismissed', 'outcome.ar': 'لا.' }
    const settled = await site.post(`/ar/reports/incidents/${id}/settlement`, fields, { session: reader })
    expect(settled.statusCode).toBe(403)
  }
  expect((await site.get('/ar/workspace', session)).body).toContain('/ar/reports')
  expect((await site.get('/ar/workspace', session)).body).toContain('بلاغ أو اعتراض واحد ينتظر البت.')
  expect((await site.get('/ar/workspace', member)).body).not.toContain('/ar/reports')
})

test('an answer is contested: the reason begins the text, and its author follows it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, address } = await anAnswerOn(site, db)
  expect((await site.get(`/ar/answers/${id}`)).body).toContain(`href="${address}"`)

  const first = await site.get(address)
  expect(first.body).toContain(question)
  expect(first.body).toContain('انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.')
  expect((await site.post(address, { ...carried(first.body), reason: 'nearby' })).statusCode).toBe(400)
  const second = await site.post(address, { ...carried(first.body), reason: 'wrong' })
  expect(textIn(second.body, 'why')).toBe('ما في الاقتباس متجاوَز أو خاطئ. والصحيح:')
  const other = await site.post(address, { ...carried(second.body), to: 'reason', why: textIn(second.body, 'why') })
  const begunAnew = await site.post(address, { ...carried(other.body), reason: 'source' })
  expect(textIn(begunAnew.body, 'why')).toContain('مصدر عمومي')

  const check = await site.post(address, { ...carried(begunAnew.body), why: 'والصحيح 13 يناير، وبطاقتي AB123456.' })
  expect(check.body).toContain('حجبنا')
  expect(check.body).not.toContain('AB123456')
  const sent = await site.post(address, { ...carried(check.body), to: 'send' })
  expect(sent.headers['cache-control']).toBe('no-store')
  const [, secret] = /http:\/\/jazari\.test(\/ar\/contests\/ctr_[a-z2-7]{26})/.exec(sent.body)!
  const followed = await site.get(secret!)
  expect(followed.body).toContain('والصحيح 13 يناير')
  expect(followed.body).toContain(`href="/ar/answers/${id}"`)
  expect((await site.get('/ar/answers/rc_aaaaaaaaaaaaaaaaaaaaaaaaaa/contest')).statusCode).toBe(404)
})

test('an abstention is contested too, for reasons of its own', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { address } = await anAnswerOn(site, db, 'ما لون القمر؟')
  const first = await site.get(address)
  expect(first.body).toContain('اعتراض على هذا الامتناع')
  expect(first.body).toContain('value="misunderstood"')
  expect(first.body).not.toContain('value="not-answering"')
  await contested(site, address)
})

test('an upheld contest teaches the question that its form was filled in with', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { dataSet, publisher, session, address: contestAt } = await anAnswerOn(site, db)
  const { id, secret } = await contested(site, contestAt)
  const address = `/ar/reports/contests/${id}`
  expect((await site.get('/ar/reports', session)).body).toContain(`href="${address}"`)

  const page = await site.get(address, session)
  for (const part of ['تاريخ الانطلاق غير صحيح.', 'class="quotes"', 'extractive', dataSet, 'sha256:', 'حزم القواعد']) {
    expect(page.body).toContain(part)
  }
  expect(textIn(page.body, 'lesson.question')).toBe(question)
  const never = textIn(page.body, 'lesson.never')
  expect(never).toBe('انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.')

  const fields = {
    csrf: fieldOf(page.body, 'csrf'),
    decision: 'taught',
    'outcome.ar': 'معك الحق، والجواب سيُصحح.',
    'lesson.question': question,
    'lesson.language': 'ar',
    'lesson.expected': 'answer',
    'lesson.mustShow': '',
    'lesson.never': never,
  }
  const settle = (changes: Record<string, string>) =>
    site.post(`${address}/settlement`, { ...fields, ...changes }, { session })
  expect((await settle({ decision: '' })).body).toContain('href="#field-decision"')
  const shows = await settle({})
  expect(shows.statusCode).toBe(422)
  expect(textIn(shows.body, 'outcome.ar')).toBe(fields['outcome.ar'])
  const faulty = await settle({ 'lesson.mustShow': 'أ', 'lesson.question': ' ' })
  expect(faulty.body).toContain('href="#field-lesson-question"')

  const settled = await settle({ 'lesson.mustShow': '13 يناير 2026 | 13/01/2026' })
  expect([settled.statusCode, settled.headers.location]).toEqual([303, address])
  expect(await lessonsOf(db as never, { dataSet, learnedBy: [publisher] })).toMatchObject([
    { id, question: { question, never: [never], mustShow: { tokens: [['13 يناير 2026', '13/01/2026']] } } },
  ])
  const after = await site.get(address, session)
  expect(after.body).toContain('13 يناير 2026 | 13/01/2026')
  expect(after.body).not.toContain('/settlement')
  const told = await site.get(secret)
  expect(told.body).toContain('معك الحق، والجواب سيُصحح.')
  expect(told.body).toContain('من الأسئلة التي يُختبر بها')
  expect(await viewOf<RegisterTables>(db).selectFrom('register.contest').select('state').execute()).toEqual([
    { state: 'upheld' },
  ])
})

test('a rejected contest teaches nothing, whatever its form holds', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { session, address: contestAt } = await anAnswerOn(site, db)
  const { id, secret } = await contested(site, contestAt)
  const address = `/ar/reports/contests/${id}`
  const csrf = fieldOf((await site.get(address, session)).body, 'csrf')

  const fields = { csrf, decision: 'rejected', 'outcome.ar': 'الجواب صحيح.', 'lesson.mustShow': 'شيء', dataSet: 'none' }
  expect((await site.post(`${address}/settlement`, fields, { session })).statusCode).toBe(303)
  const told = await site.get(secret)
  expect(told.body).toContain('مرفوض')
  expect(told.body).toContain('الجواب صحيح.')
  expect(told.body).not.toContain('من الأسئلة التي يُختبر بها')
})
