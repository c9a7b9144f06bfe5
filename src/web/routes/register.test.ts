import { expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../jurisdictions/ma/risk/questionnaire.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import { type Assistant, readAssistant } from '../../modules/assistants/index.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { type RegisterTables, readSystem, staffEvidence } from '../../modules/register/index.ts'
import { aResult, someAnswers } from '../../modules/register/testing.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

type Database = Awaited<ReturnType<typeof freshDatabase<never>>>
type Fields = Readonly<Record<string, string>>

/** What the duty of golden questions asks of a plan. */
const golden = ['verbatim', 'never-shown', 'abstained', 'answered']
const slug = 'lab-assistant'
const entry = `/ar/register/${slug}`

/** Posts a form with the token of the page at an address. */
async function submit(site: TestSite, session: string, page: string, action: string, fields: Fields) {
  const { body } = await site.get(page, session)
  return site.post(action, { csrf: fieldOf(body, 'csrf'), ...fields }, { session })
}

/** A project of an organisation with an assistant, and who prepares, approves and looks on. */
async function setting(db: Database, site: TestSite) {
  const identity = viewOf<IdentityTables>(db)
  const organisation = await anOrganisation(identity, 'وزارة النموذج')
  const other = await anOrganisation(identity, 'وكالة النموذج')
  const { id: need } = await aProblem({ context: (principal = { kind: 'anonymous' }) => contextOn(site, principal) })
  const person = (name: string, role: 'member' | 'approver' | 'data-officer', of = organisation) =>
    site.signedInAs({ name, organisation: of, roles: [role] })
  const builder = await person('Salma', 'member')
  const { id: dataSet } = await site.publish({ 'ar/lab.md': '# المختبر\n\nيوجد المختبر في الرباط.' })
  const asked = `/ar/projects/new?need=${need}`
  const started = await submit(site, builder, asked, '/ar/projects/new', { need, kind: 'research', name: 'مشروع' })
  const project = String(started.headers.location)
  const built = `${project}/assistants/new`
  const made = await submit(site, builder, project, built, { name: 'مساعد المختبر', dataSets: dataSet })
  expect([started.statusCode, made.statusCode]).toEqual([303, 303])
  const id = String(made.headers.location).split('/').at(-1)!
  const everywhere = { kind: 'person', id: 'per_aaaaaaaaaaaa', name: '', organisation: null } as const
  const assistant = await perform(readAssistant, contextOn(site, { ...everywhere, roles: ['administrator'] }), { id })
  return {
    organisation,
    project: project.split('/').at(-1)!,
    assistant,
    builder,
    approvers: [await person('Karim', 'approver'), await person('Nadia', 'approver')] as const,
    officer: await person('Hind', 'data-officer', other),
    stranger: await person('Omar', 'member', other),
  }
}

type Setting = Awaited<ReturnType<typeof setting>>

/** Enters the draft of a system as its builder does. */
async function enter(site: TestSite, { builder, assistant, project }: Setting, said: Fields = {}) {
  const page = `/ar/register/new?assistant=${assistant.id}`
  const fields = { project, assistant: assistant.id, solutionName: 'حل المختبر', name: 'مساعد المختبر', slug, ...said }
  return submit(site, builder, page, '/ar/register/new', fields)
}

/** The lowest level of risk: the answer of each question that gives the fewest points of risk. */
const lowest: Fields = Object.fromEntries(
  riskQuestionnaire.pages
    .flatMap(({ questions }) => questions)
    .map(({ id, kind, options }) => {
      const byPoints = options.toSorted((one, other) => one.points - other.points)
      const none = options.find(({ alone }) => alone)
      return [`answer.${id}`, (none ?? byPoints.at(kind === 'mitigation' ? -1 : 0)!).code]
    }),
)

/** What the lowest level asks to be declared, a step a form. */
const declared: Readonly<Record<string, Fields>> = {
  purpose: { purpose: 'يجيب عن المختبر.', audience: 'public' },
  decision: { decisionSupported: 'لا يساعد على أي قرار.', automation: 'informs' },
  people: { refusalPath: 'يجيبه موظف.', appealPath: 'زر الاعتراض.', 'peopleAffected.band': 'unsaid' },
  accountability: { contact: 'contact@example.org' },
  limits: { knownLimits: 'لا يعرف غير المختبر.' },
}

async function declare(site: TestSite, { builder }: Setting) {
  for (const [step, fields] of Object.entries(declared)) {
    const address = `${entry}/declaration/${step}`
    const saved = await submit(site, builder, address, address, fields)
    expect([step, saved.statusCode]).toEqual([step, 303])
  }
}

function newest({ versions }: Assistant): string {
  return versions[0]!.digest
}

test('an empty register says what it takes; a system is entered from its assistant, and only those who prepare it see it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const world = await setting(db, site)

  const empty = await site.get('/ar/register')
  expect(empty.body).toContain('لا نظام في السجل بعد')
  expect(empty.body).not.toContain('/ar/register/new')

  const form = await site.get(`/ar/register/new?assistant=${world.assistant.id}`, world.builder)
  expect(form.body).toContain('مساعد المختبر')
  expect(form.body).toMatch(/name="slug" value="system-[a-z2-7]{6}"/)
  expect((await site.get('/ar/register/new')).statusCode).toBe(401)

  const wrong = await enter(site, world, { slug: 'Not a slug' })
  expect([wrong.statusCode, wrong.body.includes('href="#field-slug"')]).toEqual([400, true])
  expect(wrong.body).toContain('value="Not a slug"')
  const made = await enter(site, world)
  expect([made.statusCode, made.headers.location]).toEqual([303, `${entry}/declaration/purpose`])
  expect((await enter(site, world)).statusCode).toBe(409)

  const shown = await site.get(entry, world.builder)
  expect(shown.body).toContain('مسودة، غير منشور')
  expect(shown.body).toContain('لم يُملأ بعد')
  expect((await site.get(entry, world.approvers[0])).statusCode).toBe(200)
  expect([(await site.get(entry)).statusCode, (await site.get(entry, world.stranger)).statusCode]).toEqual([404, 404])
  expect((await site.get('/ar/register')).body).not.toContain(slug)
})

test('what is declared is kept step by step, emptied again, and asked for nobody but those who write', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const world = await setting(db, site)
  await enter(site, world)

  const people = `${entry}/declaration/people`
  const half = await submit(site, world.builder, people, people, {
    'peopleAffected.who': 'الزوار',
    'peopleAffected.band': 'unsaid',
    humanStep: 'لا شيء',
  })
  expect([half.statusCode, half.body.includes('href="#field-peopleAffected-band"')]).toEqual([400, true])
  expect(half.body).toContain('الزوار</textarea>')

  const law = `${entry}/declaration/law`
  const saved = await submit(site, world.builder, law, law, {
    'legalBasis.law': 'القانون 31-13',
    'legalBasis.article': '1',
    'legalBasis.url': '',
  })
  expect(saved.headers.location).toBe(`${entry}/declaration/accountability`)
  expect((await site.get(`/fr/register/${slug}/declaration/law`, world.builder)).body).toContain('autre langue')
  const emptied = await submit(site, world.builder, law, law, { 'legalBasis.law': '', checking: 'yes' })
  expect(emptied.statusCode).toBe(303)
  expect(emptied.headers.location).toBe(`${entry}/declaration`)

  const reach = `${entry}/declaration/reach`
  const nowhere = await submit(site, world.builder, reach, reach, {
    leaves: 'abroad',
    'crossBorder.countries': 'بلد لا يوجد',
  })
  expect([nowhere.statusCode, nowhere.body.includes('href="#field-crossBorder-countries"')]).toEqual([400, true])

  await declare(site, world)
  const all = await site.get(`${entry}/declaration`, world.builder)
  expect(all.body).toContain('يجيب عن المختبر.')
  expect(all.body).not.toContain('القانون 31-13')
  expect((await site.get(`${entry}/declaration`, world.approvers[0])).statusCode).toBe(403)
  expect((await site.get(`${entry}/declaration/nothing`, world.builder)).statusCode).toBe(404)
})

test('risks are counted without script, hidden questions appear when they are asked, and an assessment needs every answer', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const world = await setting(db, site)
  await enter(site, world)
  const risk = `${entry}/risk`
  const send = (fields: Fields, to = risk) => submit(site, world.builder, risk, to, fields)
  const isHidden = (html: string, question: string) =>
    new RegExp(`<fieldset[^>]*id="question-${question}"[^>]*hidden`).test(html)

  expect(isHidden((await site.get(risk, world.builder)).body, 'legal-effect')).toBe(true)
  const counted = await send({ act: 'count', 'answer.automation': 'decides', grounds: 'لأنه' })
  expect([counted.statusCode, isHidden(counted.body, 'legal-effect')]).toEqual([200, false])
  expect(counted.body).toContain('لأنه</textarea>')
  const fragment = await send({ 'answer.automation': 'decides' }, `${risk}-score`)
  expect(fragment.body).toContain('data-asked="automation legal-effect')
  expect(fragment.body).not.toContain('<html')

  const partly = await send({ act: 'assess', 'answer.automation': 'informs', grounds: 'لأنه' })
  expect([partly.statusCode, partly.body.includes('href="#question-procedure"')]).toEqual([400, true])
  const unfounded = await send({ ...lowest, act: 'assess', grounds: ' ' })
  expect([unfounded.statusCode, unfounded.body.includes('href="#field-grounds"')]).toEqual([400, true])
  const many = riskQuestionnaire.pages.flatMap(({ questions }) => questions).find(({ choose }) => choose === 'many')!
  const { body } = await site.get(risk, world.builder)
  const both = new URLSearchParams({ ...lowest, csrf: fieldOf(body, 'csrf'), act: 'assess', grounds: 'لأنه' })
  both.append(`answer.${many.id}`, many.options.find(({ alone }) => !alone)!.code)
  const beside = await site.inject({
    method: 'POST',
    url: risk,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: both.toString(),
    cookies: { jazari_session: world.builder },
  })
  expect([beside.statusCode, beside.body.includes(`href="#question-${many.id}"`)]).toEqual([400, true])

  const taken = await send({ ...lowest, act: 'assess', grounds: 'يقتبس ولا يقرر.' })
  expect([taken.statusCode, taken.headers.location]).toEqual([303, `${entry}#risk`])
  const shown = await site.get(entry, world.builder)
  expect(shown.body).toContain('مخاطر محدودة')
  expect(shown.body).toContain('يقتبس ولا يقرر.')
  expect((await site.get(risk, world.builder)).body).toContain('يقتبس ولا يقرر.</textarea>')
  expect((await site.get(risk, world.stranger)).statusCode).toBe(404)
})

test('two who made nothing approve what is before them; citizens ask on the entry until somebody stops the system', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const world = await setting(db, site)
  const { builder, approvers, assistant, organisation, stranger, officer } = world
  const version = newest(assistant)
  await enter(site, world)
  await declare(site, world)
  await submit(site, builder, `${entry}/risk`, `${entry}/risk`, { ...lowest, act: 'assess', grounds: 'لأنه' })
  const act = (session: string, name: string, fields: Fields = {}) =>
    submit(site, session, entry, `${entry}/${name}`, fields)
  const shownAt = async (session: string, address: string): Promise<Fields> => {
    const { body } = await site.get(address, session)
    return Object.fromEntries(['csrf', 'version', 'assessment', 'results'].map((name) => [name, fieldOf(body, name)]))
  }
  const approve = async (session: string, stage: string) => {
    const address = `/ar/approvals/${slug}/${stage}`
    return site.post(address, { ...(await shownAt(session, address)), note: 'قرأت النتائج.' }, { session })
  }

  expect((await act(builder, 'version-staff', { staffVersion: digestOfText('none') })).statusCode).toBe(404)
  for (const stage of ['staff', 'production']) {
    const named = await act(builder, `version-${stage}`, { [`${stage}Version`]: version })
    expect([named.statusCode, named.headers.location]).toEqual([303, entry])
  }
  const waiting = await site.get('/ar/approvals', approvers[0])
  expect(waiting.body).toContain(`/ar/approvals/${slug}/production`)
  expect(waiting.body).toContain('نتيجة سارية لتقييم «\u2068الأسئلة المرجعية\u2069»')
  const early = await site.get(`/ar/approvals/${slug}/staff`, approvers[0])
  expect(early.body).not.toContain('أوافق')

  const register = viewOf<RegisterTables>(db)
  await aResult({ db: register, organisation }, { assistant: assistant.id, version }, { metrics: golden })
  const ready = await site.get(`/ar/approvals/${slug}/staff`, approvers[0])
  expect(ready.body).toContain('أوافق')
  expect(ready.body).toContain('/ar/evaluation/plans/evp_')
  expect((await site.get(`/ar/approvals/${slug}/staff`, builder)).body).toContain('لا تُطلب موافقتك هنا')
  expect((await site.get('/ar/workspace', approvers[0])).body).toContain('نسختان تنتظران موافقتك.')
  expect((await site.get(`/ar/approvals/${slug}/staff`, stranger)).statusCode).toBe(404)
  expect((await site.get('/ar/approvals')).statusCode).toBe(401)

  expect((await act(builder, 'live')).headers.location).toBe(entry)

  const address = `/ar/approvals/${slug}/staff`
  const read = await shownAt(approvers[0], address)
  const later = await aResult({ db: register, organisation }, { assistant: assistant.id, version }, { metrics: golden })
  const differs = await site.post(address, { ...read, note: 'قرأت ما كان.' }, { session: approvers[0] })
  expect(differs.statusCode).toBe(409)
  expect(differs.body).toContain('عُيّنت نسخة أخرى للنظام')
  expect(differs.body).toContain('قرأت ما كان.')
  expect(fieldOf(differs.body, 'results')).toBe(later)

  expect((await approve(approvers[0], 'staff')).headers.location).toBe(`${entry}#approvals`)
  expect((await approve(approvers[0], 'staff')).statusCode).toBe(409)
  expect((await approve(approvers[1], 'staff')).statusCode).toBe(303)
  const { id: system } = await perform(readSystem, contextOn(site, { kind: 'anonymous' }), { system: slug })
  await someAnswers({ db: register }, { system, stage: 'staff', version, count: staffEvidence })
  for (const approver of approvers) expect((await approve(approver, 'production')).statusCode).toBe(303)

  const serving = await site.get(entry)
  expect(serving.body).toContain('في خدمة المواطنين')
  expect(serving.body).toContain(`name="system" value="${slug}"`)
  expect(serving.body).toContain('قرأت النتائج.')
  expect(serving.body).not.toContain(`${entry}/stop`)
  const listed = await site.get('/ar/register')
  expect(listed.body).toContain(`href="${entry}"`)
  expect((await site.get('/ar/register?theme=health')).body).not.toContain(`href="${entry}"`)
  expect((await site.get(`/ar/register?owner=${organisation}`)).body).toContain(`href="${entry}"`)

  const unsaid = await act(approvers[0], 'stop', { stopReason: '' })
  expect([unsaid.statusCode, unsaid.body.includes('href="#field-stopReason"')]).toEqual([400, true])
  expect((await act(approvers[0], 'stop', { stopReason: 'جواب خاطئ.' })).statusCode).toBe(303)
  const stopped = await site.get(entry)
  expect(stopped.body).toContain('هذا النظام موقوف')
  expect(stopped.body).toContain('جواب خاطئ.')
  expect(stopped.body).not.toContain(`name="system" value="${slug}"`)
  const asked = await site.post('/ar/ask', { csrf: '', question: 'أين المختبر؟', system: slug })
  expect([asked.statusCode, asked.body.includes('لا يجيب هذا النظام أحدا الآن')]).toEqual([403, true])
  expect((await site.get(entry, approvers[0])).body).not.toContain(`${entry}/lifting`)
  expect((await act(approvers[1], 'lifting', { liftReason: 'صُحح.' })).statusCode).toBe(303)
  expect((await site.get(entry)).body).toContain(`name="system" value="${slug}"`)

  const [approval] = /apr_[a-z2-7]{12}/.exec((await site.get(entry, approvers[0])).body)!
  const withdrawn = await act(approvers[0], 'approval-withdrawal', { approval, approvalReason: 'أعدت القراءة.' })
  expect(withdrawn.statusCode).toBe(303)
  expect((await site.get(entry)).body).toContain('أعدت القراءة.')

  const solution = /\/ar\/solutions\/[a-z0-9-]+/.exec(serving.body)![0]
  expect((await site.get(solution)).body).not.toContain(`${solution}/adoption`)
  const adopted = await submit(site, officer, solution, `${solution}/adoption`, {})
  expect(adopted.statusCode).toBe(303)
  const copy = await site.get(String(adopted.headers.location), officer)
  expect(copy.body).toContain('مسودة، غير منشور')
  expect((await site.get(String(adopted.headers.location))).statusCode).toBe(404)

  expect((await act(builder, 'withdrawal', { withdrawReason: 'انتهى.' })).statusCode).toBe(303)
  expect((await site.get(entry)).body).toContain('سُحب هذا النظام ولا يجيب أحدا')
})
