import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { changeProblem } from '../../modules/calls/index.ts'
import { aProblem, dataOfficer } from '../../modules/calls/testing.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { aSite, fieldOf, type TestSite } from './testing.ts'

/** The builders' setting, over the site's own services. */
function setting(site: TestSite) {
  return {
    context: (principal: Principal = anonymous) => ({
      ...site.services,
      principal,
      channel: 'api' as const,
      language: 'ar' as const,
      signal: new AbortController().signal,
    }),
  }
}

/** Names and values of the hidden fields of a page. */
function carried(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]))
}

test('a problem is proposed without script and account: a question a page, checked, sent, followed, admitted', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const answers = [
    ['need', 'أسكن بعيدا، وبطاقتي AB123456، ولا أجد طبيبا.'],
    ['title', 'طبيب قريب'],
    ['people', ''],
    ['dataThatExist', ''],
    ['dataMissing', 'خريطة المراكز الصحية'],
    ['sectors', 'health'],
    ['regions', '02'],
  ] as const

  let page = await site.get('/ar/needs/new')
  for (const [question, answer] of answers) {
    expect(fieldOf(page.body, 'at')).toBe(question)
    page = await site.post('/ar/needs/new', { ...carried(page.body), [question]: answer })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('AB123456')
  }
  expect(fieldOf(page.body, 'at')).toBe('check')
  expect(page.body).toContain('ولا أجد طبيبا')
  expect(page.body).toContain('حجبنا')

  const changing = await site.post('/ar/needs/new', { ...carried(page.body), to: 'title' })
  expect(changing.body).toContain('value="طبيب قريب"')
  page = await site.post('/ar/needs/new', { ...carried(changing.body), title: 'طبيب قريب من القرية' })
  expect(fieldOf(page.body, 'at')).toBe('check')

  const sent = await site.post('/ar/needs', carried(page.body))
  expect(sent.statusCode).toBe(303)
  const follow = String(sent.headers.location)
  expect(follow).toMatch(/^\/ar\/needs\/proposals\/prop_[a-z2-7]{26}$/)
  const followed = await site.get(follow)
  expect(followed.headers['cache-control']).toBe('no-store')
  expect(followed.body).toContain('مقترحة')
  expect(followed.body).toContain(`http://jazari.test${follow}`)
  expect((await site.get('/ar/needs')).body).not.toContain('طبيب قريب')

  const session = await site.signedIn('data-officer')
  const list = await site.get('/ar/needs?state=proposed', session)
  const address = /href="(\/ar\/needs\/pb_[a-z2-7]{12})"/.exec(list.body)![1]!
  expect((await site.get(address)).statusCode).toBe(404)
  const shown = await site.get(address, session)
  const admitted = await site.post(`${address}/admission`, { csrf: fieldOf(shown.body, 'csrf') }, { session })
  expect([admitted.statusCode, admitted.headers.location]).toEqual([303, '/ar/needs/p1'])
  const open = await site.get('/ar/needs/p1')
  expect(open.statusCode).toBe(200)
  expect(open.body).toContain('طبيب قريب من القرية')
  expect(open.body).not.toContain('AB123456')
  expect(open.body).not.toContain('/admission')
  expect((await site.get(follow)).body).toContain('href="/ar/needs/p1"')
})

test('an answer that does not hold comes back with what is wrong beside it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const empty = await site.post('/ar/needs/new', { at: 'need', need: ' ' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('<title>خطأ:')
  expect(empty.body).toContain('href="#field-need"')

  const long = await site.post('/ar/needs/new', { at: 'title', need: 'حاجة', title: 'ا'.repeat(201) })
  expect(long.statusCode).toBe(400)
  expect(long.body).toContain('href="#field-title"')
  expect(carried(long.body).need).toBe('حاجة')

  const back = await site.post('/ar/needs/new', { at: 'title', need: 'حاجة', title: '', to: 'need' })
  expect([back.statusCode, fieldOf(back.body, 'at')]).toEqual([200, 'need'])
  const incomplete = await site.post('/ar/needs', { need: 'حاجة' })
  expect([incomplete.statusCode, fieldOf(incomplete.body, 'at')]).toEqual([400, 'title'])
})

test('officers decline with a reason, and a stale or empty form says what is wrong', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, secret } = await aProblem(setting(site), { state: 'proposed' })
  const session = await site.signedIn('data-officer')
  const csrf = fieldOf((await site.get(`/ar/needs/${id}`, session)).body, 'csrf')

  const empty = await site.post(`/ar/needs/${id}/refusal`, { csrf, reason: '' }, { session })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('href="#field-reason"')
  const declined = await site.post(`/ar/needs/${id}/refusal`, { csrf, reason: 'سبق عرضها.' }, { session })
  expect(declined.statusCode).toBe(303)
  const stale = await site.post(`/ar/needs/${id}/admission`, { csrf }, { session })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('لا يصح هذا الانتقال')
  expect((await site.get(`/ar/needs/proposals/${secret}`)).body).toContain('سبق عرضها.')
})

test('an organisation takes a problem up by its member, and officers say how far it is', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProblem(setting(site))
  const member = await site.signedIn('member')
  expect((await site.get('/ar/needs/p1', member)).body).not.toContain('/taking-up')

  const lab = await site.services.organisations.findOrCreate(db, { ar: 'مختبر الرباط' })
  await viewOf<IdentityTables>(db).updateTable('identity.person').set({ organisation_id: lab.id }).execute()
  const page = await site.get('/ar/needs/p1', member)
  expect(page.body).toContain('/taking-up')
  expect(page.body).not.toContain('name="organisation"')
  const id = /needs\/(pb_[a-z2-7]{12})\/taking-up/.exec(page.body)![1]!
  const taken = await site.post(`/ar/needs/${id}/taking-up`, { csrf: fieldOf(page.body, 'csrf') }, { session: member })
  expect(taken.statusCode).toBe(303)
  expect((await site.get('/ar/needs/p1')).body).toContain('مختبر الرباط')

  const officer = await site.signedIn('data-officer')
  const csrf = fieldOf((await site.get('/ar/needs/p1', officer)).body, 'csrf')
  const fields = { csrf, state: 'worked-on', note: 'بدأ العمل.' }
  expect((await site.post(`/ar/needs/${id}/state`, fields, { session: officer })).statusCode).toBe(303)
  expect((await site.get('/ar/needs/p1')).body).toContain('بدأ العمل.')
})

test('the page shows what there is for a problem here, and no more', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id } = await aProblem(setting(site), { said: { from: ['a7'], sectors: ['health'] } })
  const empty = (await site.get('/ar/needs/p1')).body
  expect(empty.match(/<li class="on">/g)).toHaveLength(2)
  expect(empty).toContain('غير مذكور')
  expect(empty).not.toContain('/ar/projects/new')
  expect(empty).toContain('<bdi>a7</bdi>')

  const { id: dataSet } = await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' })
  await perform(changeProblem, setting(site).context(dataOfficer), { problem: id, dataSets: [dataSet] })
  const filled = (await site.get('/ar/needs/p1')).body
  expect(filled.match(/<li class="on">/g)).toHaveLength(5)
  expect(filled).toContain(`href="/ar/data-sets/${dataSet}"`)
  expect(filled).toContain('href="/ar/ask"')
})

test('whoever acts for an organisation starts a project on a problem from its page', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id } = await aProblem(setting(site))
  const lab = await site.services.organisations.findOrCreate(db, { ar: 'مختبر الرباط' })
  const start = `href="/ar/projects/new?need=${id}"`

  const member = await site.signedInAs({ name: 'Salma', organisation: lab.id, roles: ['member'] })
  expect((await site.get('/ar/needs/p1', member)).body).toContain(start)
  expect((await site.get('/ar/needs/p1', await site.signedIn('member'))).body).not.toContain(start)
})

test('the list is filtered by its form, and keeps the filter over its pages', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await aProblem(setting(site), { said: { title: { ar: 'الصحة' }, sectors: ['health'] } })
  await aProblem(setting(site), { said: { title: { ar: 'التعليم' }, sectors: ['education'], regions: ['02'] } })

  const found = (await site.get('/ar/needs?sector=education&region=02&state=&axis=')).body
  expect(found).toContain('<bdi>التعليم</bdi>')
  expect(found).not.toContain('<bdi>الصحة</bdi>')
  expect((await site.get('/fr/needs?sector=magic')).statusCode).toBe(400)
})
