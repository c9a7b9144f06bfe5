import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

const registers = { 'ar/registers.md': '# سجلات المراكز\n\nسجل المركز القروي الأول.\n' }
const centres = { 'ar/centres.md': '# خريطة المراكز\n\nتعرض الخريطة طرق الوصول.\n' }
const publisher = { ar: 'إدارة النموذج', fr: 'Administration exemple', en: 'Sample administration' }
const sensitive = {
  secrecy: 'sensitive',
  personal: 'none',
  sectors: [],
  residency: ['MA'],
  announced: true,
  slug: 'registers',
  titles: { ar: 'سجلات المراكز الصحية' },
}
const small = { slug: 'open', titles: { ar: 'خريطة المراكز الصحية' } }

/** Data of an administration, its officer, and a researcher of a university with a project on a public problem. */
async function setting(db: Awaited<ReturnType<typeof freshDatabase<never>>>, site: TestSite) {
  const identity = viewOf<IdentityTables>(db)
  const registersId = (await site.publish(registers, sensitive)).id
  const openId = (await site.publish(centres, small)).id
  const owner = (await site.services.organisations.findOrCreate(db, publisher)).id
  const university = await anOrganisation(identity, 'جامعة النموذج')
  const { id: problem } = await aProblem({ context: (principal = { kind: 'anonymous' }) => contextOn(site, principal) })
  const officer = await site.signedInAs({ name: 'Driss', organisation: owner, roles: ['data-officer'] })
  const researcher = await site.signedInAs({ name: 'Salma', organisation: university, roles: ['member'] })
  const stranger = await site.signedInAs({ name: 'Karim', organisation: university, roles: ['member'] })

  const form = await site.get(`/ar/projects/new?need=${problem}`, researcher)
  const made = await site.post(
    '/ar/projects/new',
    { csrf: fieldOf(form.body, 'csrf'), need: problem, kind: 'research', name: 'خرائط الولوج' },
    { session: researcher },
  )
  const project = String(made.headers.location).split('/').at(-1)!
  return { registersId, openId, officer, researcher, stranger, project, problem }
}

/** Posts a form of the page at an address, as whoever is signed in. */
async function submit(
  site: TestSite,
  session: string,
  page: string,
  action: string,
  fields: Readonly<Record<string, string>>,
) {
  const { body } = await site.get(page, session)
  return site.post(action, { csrf: fieldOf(body, 'csrf'), ...fields }, { session })
}

/** Begins a request and answers every question; the address of the request. */
async function answered(
  site: TestSite,
  session: string,
  project: string,
  dataSet: string,
  days: string,
): Promise<string> {
  const start = await submit(site, session, '/ar/permit-requests/new', '/ar/permit-requests/new', {
    project,
    'data-set': dataSet,
  })
  expect(start.statusCode).toBe(303)
  let step = String(start.headers.location)
  const answers: Record<string, Record<string, string>> = {
    purpose: { purpose: 'research', purposeText: 'دراسة المسافة إلى أقرب مركز' },
    'legal-basis': { legalBasis: 'public-mission' },
    egress: { leaves: 'nothing' },
    models: { uses: 'none' },
    days: { days },
    justification: { justification: 'لا توجد بيانات أخرى، وبطاقتي AB123456.' },
  }
  for (const [question, fields] of Object.entries(answers)) {
    expect(step).toMatch(new RegExp(`/${question}$`))
    const next = await submit(site, session, step, step, fields)
    expect([question, next.statusCode]).toEqual([question, 303])
    step = String(next.headers.location)
  }
  expect(step).toMatch(/^\/ar\/permit-requests\/prq_[a-z2-7]{12}$/)
  return step
}

test('a permit is asked for a question a page, decided by the owner, used, and revoked', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { registersId, officer, researcher, stranger, project } = await setting(db, site)

  const address = await answered(site, researcher, project, registersId, '200')
  const check = await site.get(address, researcher)
  expect(check.body).toContain('راجع أجوبتك قبل الإرسال')
  expect(check.body).toContain('سجلات المراكز الصحية')
  expect(check.body).not.toContain('AB123456')
  const asked = await submit(site, researcher, address, `${address}/asking`, {})
  expect([asked.statusCode, asked.headers.location]).toEqual([303, address])
  const waiting = await site.get(address, researcher)
  expect(waiting.body).toContain('ينتظر القرار')
  expect(waiting.body).toContain('السكوت لا يمنح شيئا')
  expect(waiting.body).not.toContain('name="decision"')
  expect((await site.get('/ar/workspace', researcher)).body).toContain(address)

  expect((await site.get(address, stranger)).statusCode).toBe(404)
  expect((await site.get('/ar/inbox', stranger)).body).toContain('لا ينتظر قرارك أي طلب')
  const inbox = await site.get('/ar/inbox', officer)
  expect(inbox.body).toContain(`href="${address}"`)
  expect((await site.get('/ar/', officer)).body).toContain('طلب واحد ينتظر')
  const deciding = await site.get(address, officer)
  expect(deciding.body).toContain('خرائط الولوج')
  expect(deciding.body).toContain('دراسة المسافة')
  expect(deciding.body).toContain('ما تقوله القواعد')

  const refuse = (fields: Readonly<Record<string, string>>) =>
    submit(site, officer, address, `${address}/decision`, fields)
  const undecided = await refuse({ reason: 'نعم' })
  expect(undecided.statusCode).toBe(400)
  expect(undecided.body).toContain('href="#field-decision"')
  expect(undecided.body).toContain('نعم</textarea>')
  const unreasoned = await refuse({ decision: 'grant', reason: '' })
  expect(unreasoned.body).toContain('href="#field-reason"')
  const wordy = await refuse({ decision: 'grant', reason: 'نعم', days: 'شهر' })
  expect(wordy.body).toContain('href="#field-days"')
  const longer = await refuse({ decision: 'grant', reason: 'نعم', days: '201' })
  expect([longer.statusCode, longer.body.includes('href="#field-days"')]).toEqual([409, true])
  const granted = await refuse({ decision: 'grant', reason: 'غرض واضح', days: '٣٠', personal: 'masked' })
  expect([granted.statusCode, granted.headers.location]).toEqual([303, address])

  const permit = /href="(\/ar\/permits\/pmt_[a-z2-7]{12})"/.exec((await site.get(address, researcher)).body)![1]!
  const shown = await site.get(permit, researcher)
  expect(shown.body).toContain('سارٍ')
  expect(shown.body).toContain('Jazari-Permit')
  expect(shown.body).toMatch(/href="\/ar\/log\/entries\/\d+"/)
  expect(shown.body).toMatch(/bin\/jazari verify pmt_/)
  expect((await site.get(permit, stranger)).statusCode).toBe(404)
  expect((await site.get('/ar/workspace', officer)).body).toContain(permit)

  const id = permit.split('/').at(-1)!
  const asking = await site.get(`/ar/ask?permit=${id}`, researcher)
  expect(asking.body).toContain('تعمل بالإذن')
  const question = { question: 'ما السجل الذي يوجد في المركز القروي الأول؟' }
  const under = { ...question, csrf: fieldOf(asking.body, 'csrf'), permit: fieldOf(asking.body, 'permit') }
  const told = await site.post('/ar/ask', under, { session: researcher })
  expect(told.statusCode).toBe(303)
  const answer = String(told.headers.location)
  expect(answer).toMatch(new RegExp(`^/ar/answers/rc_[a-z2-7]+\\?permit=${id}$`))
  const read = await site.get(answer, researcher)
  expect(read.body).toContain('سجل المركز القروي الأول')
  expect(read.body).toContain('تعمل بالإذن')
  const receipt = /href="(\/ar\/answers\/[^"]+\/receipt\?permit=[^"]+)"/.exec(read.body)![1]!
  expect((await site.get(receipt, researcher)).json()).toHaveProperty('result.receipt.id')
  const source = /href="(\/ar\/sources\/[^"]+)"/.exec(read.body)![1]!.replaceAll('&amp;', '&')
  expect((await site.get(source, researcher)).statusCode).toBe(200)
  expect((await site.get(answer.split('?')[0]!, researcher)).statusCode).toBe(404)
  expect((await site.get(answer, stranger)).statusCode).toBe(404)

  const unsaid = await submit(site, officer, permit, `${permit}/revocation`, { reason: ' ' })
  expect([unsaid.statusCode, unsaid.body.includes('href="#field-reason"')]).toEqual([400, true])
  const revoked = await submit(site, officer, permit, `${permit}/revocation`, { reason: 'انتهت الحاجة' })
  expect([revoked.statusCode, revoked.headers.location]).toEqual([303, permit])
  const ended = await site.get(permit, researcher)
  expect(ended.body).toContain('انتهت الحاجة')
  expect(ended.body).not.toContain('Jazari-Permit')
  expect(ended.body).not.toContain('/revocation')
  expect((await site.get(answer, researcher)).statusCode).toBe(404)
  expect((await site.post('/ar/ask', under, { session: researcher })).statusCode).toBe(403)
})

test('a small request for open data is granted at once, and says so', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { openId, researcher, project } = await setting(db, site)

  const address = await answered(site, researcher, project, openId, '30')
  await submit(site, researcher, address, `${address}/asking`, {})
  const shown = await site.get(address, researcher)
  expect(shown.body).toContain('مُنح فورا بحكم القاعدة')
  expect(shown.body).toMatch(/\/ar\/permits\/pmt_/)
})

test('a refusal has a reason that the project reads, and nobody decides on what they asked for', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { registersId, officer, researcher, project, problem } = await setting(db, site)

  const address = await answered(site, researcher, project, registersId, '200')
  await submit(site, researcher, address, `${address}/asking`, {})
  const refused = await submit(site, officer, address, `${address}/decision`, {
    decision: 'refuse',
    reason: 'الغرض غير محدد.',
  })
  expect([refused.statusCode, refused.headers.location]).toEqual([303, address])
  const read = await site.get(address, researcher)
  expect(read.body).toContain('الغرض غير محدد.')
  expect(read.body).toContain('رُفض')

  const fields = { need: problem, kind: 'research', name: 'مشروع الإدارة' }
  const made = await submit(site, officer, `/ar/projects/new?need=${problem}`, '/ar/projects/new', fields)
  const own = await answered(site, officer, String(made.headers.location).split('/').at(-1)!, registersId, '200')
  await submit(site, officer, own, `${own}/asking`, {})
  const mine = await site.get(own, officer)
  expect(mine.body).toContain('فيبت فيه شخص آخر من هيئتك')
  expect(mine.body).not.toContain('name="decision"')
  const forced = await submit(site, officer, own, `${own}/decision`, { decision: 'grant', reason: 'نعم' })
  expect(forced.statusCode).toBe(403)
})

test('an answer that does not hold comes back with what is wrong beside it; a draft is continued later', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { openId, researcher, officer, project } = await setting(db, site)
  const start = await submit(site, researcher, '/ar/permit-requests/new', '/ar/permit-requests/new', {
    project,
    'data-set': openId,
  })
  const request = String(start.headers.location).replace(/\/[^/]+$/, '')
  const answer = (question: string, fields: Readonly<Record<string, string>>) =>
    submit(site, researcher, `${request}/${question}`, `${request}/${question}`, fields)

  const faulty = [
    ['data-sets', {}, 'dataSets'],
    ['data-sets', { dataSets: openId, otherDataSet: 'x' }, 'otherDataSet'],
    ['purpose', { purposeText: 'دراسة' }, 'purpose'],
    ['purpose', { purpose: 'research', purposeText: '' }, 'purposeText'],
    ['legal-basis', {}, 'legalBasis'],
    ['egress', { leaves: 'abroad', 'egress.countries': '' }, 'egress-countries'],
    ['egress', { leaves: 'abroad', 'egress.countries': 'فرنسا، أطلنتس' }, 'egress-countries'],
    ['models', { uses: 'some', models: '<b>', 'amounts.tokens': '5' }, 'models'],
    ['models', { uses: 'some', models: 'm', 'amounts.tokens': 'كثير' }, 'amounts-tokens'],
    ['days', { days: 'شهر' }, 'days'],
    ['days', { days: '99999' }, 'days'],
    ['justification', { justification: '' }, 'justification'],
  ] as const
  for (const [question, fields, field] of faulty) {
    const { statusCode, body } = await answer(question, fields)
    expect([question, field, statusCode]).toEqual([question, field, 400])
    expect(body).toContain('<title>خطأ:')
    expect(body, `${question} ${field}`).toContain(`href="#field-${field}"`)
  }
  const unknown = await answer('egress', { leaves: 'abroad', 'egress.countries': 'فرنسا، أطلنتس' })
  expect(unknown.body).toContain('value="فرنسا، أطلنتس"')

  await answer('egress', { leaves: 'abroad', 'egress.countries': 'فرنسا، السنغال', 'egress.basis': 'consent' })
  const later = await site.get(`${request}/egress`, researcher)
  expect(later.body).toContain('فرنسا، السنغال')
  const unfinished = await site.get(request, researcher)
  expect(unfinished.body).toContain('دون جواب')
  expect(unfinished.body).not.toContain(`${request}/asking`)
  const forced = await site.post(
    `${request}/asking`,
    { csrf: fieldOf(unfinished.body, 'csrf') },
    { session: researcher },
  )
  expect(forced.statusCode).toBe(409)

  const checking = await answer('days', { days: '10', checking: 'yes' })
  expect(checking.headers.location).toBe(request)
  expect((await site.get(`${request}/days`, officer)).statusCode).toBe(404)
  expect((await site.get(`${request}/nothing`, researcher)).statusCode).toBe(404)

  const withdrawn = await submit(site, researcher, request, `${request}/withdrawal`, {})
  expect(withdrawn.headers.location).toBe(request)
  expect((await site.get(request, researcher)).body).toContain('سُحب الطلب')
  expect((await site.get(`${request}/days`, researcher)).headers.location).toBe(request)
})

test('whoever has not signed in is asked to, and whoever leads no project is led to start one', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { openId, stranger } = await setting(db, site)
  const addresses = [
    '/ar/workspace',
    '/ar/inbox',
    '/ar/permit-requests/new',
    '/ar/permit-requests/prq_aaaaaaaaaaaa',
    '/ar/permit-requests/prq_aaaaaaaaaaaa/days',
    '/ar/permits/pmt_aaaaaaaaaaaa',
    '/ar/projects/new',
  ]
  for (const address of addresses) {
    const { statusCode, body } = await site.get(address)
    expect([address, statusCode]).toEqual([address, 401])
    expect(body).toContain('تسجيل الدخول')
    expect(body).toContain(`name="next" value="${address.slice('/ar'.length)}"`)
  }
  const alone = await site.get(`/ar/permit-requests/new?data-set=${openId}`, stranger)
  expect(alone.body).toContain(`/ar/projects/new?data-set=${openId}`)
  expect(alone.body).toContain('خريطة المراكز الصحية')
})
