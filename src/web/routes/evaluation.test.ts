import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { sessionCookie } from '../../http/authentication.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import { recordResult, runSamples } from '../../modules/evaluation/index.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { aSite, browserHeaders, contextOn, fieldOf } from './testing.ts'

const worker = { kind: 'service', id: 'worker', roles: [] } as const

const golden = [
  {
    id: 'open',
    language: 'ar',
    question: 'متى انطلقت الشبكة الوطنية للمعاهد؟',
    expected: 'answer',
    mustShow: { tokens: [['12 يناير 2026']] },
  },
  {
    id: 'missed',
    language: 'fr',
    question: 'Quand la Chambre a-t-elle voté ?',
    expected: 'answer',
    mustShow: { tokens: [['hier']] },
  },
  { id: 'parking', language: 'ar', question: 'كم ثمن موقف السيارات؟', expected: 'abstain' },
]
const document =
  '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.\n'
const lines = (objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n')

const header = (changes: Readonly<Record<string, unknown>> = {}) =>
  Object.entries({
    slug: 'capitals',
    kind: 'robustness',
    names: { ar: 'عواصم', en: 'Capitals' },
    description: { ar: 'أسئلة عن العواصم' },
    licence: 'CC0-1.0',
    source: 'written for this test',
    scorers: [{ name: 'exact' }],
    ...changes,
  })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')
const items = lines(
  Array.from({ length: 6 }, (_, i) => ({
    id: `q${i}`,
    language: i % 2 === 0 ? 'ar' : 'fr',
    slices: [i % 2 === 0 ? 'even' : 'odd'],
    input: { question: `ما عاصمة البلد رقم ${i}؟` },
    target: { texts: [`المدينة ${i}`] },
  })),
)

type Setting = Awaited<ReturnType<typeof setting>>

/** People of one organisation, and models behind two addresses of which the second knows half of the cities. */
async function setting() {
  const db = await freshDatabase<never>()
  const site = await aSite(db)
  Object.assign(site.services, {
    fetch: async (address: string, { body }: { body: string }) => {
      const number = Number(/\d+/.exec(JSON.parse(body).messages.at(-1).content)?.[0])
      const knows = String(address).includes('first') || number % 2 === 0
      return Response.json({ choices: [{ message: { content: knows ? `المدينة ${number}` : 'لا أدري' } }] })
    },
  })
  const organisation = await anOrganisation(viewOf<IdentityTables>(db), 'هيئة التقييم')
  const person = (name: string, ...roles: ('member' | 'evaluator')[]) =>
    site.signedInAs({ name, organisation, roles: ['member', ...roles] })
  return {
    site,
    organisation,
    evaluator: await person('Salma', 'evaluator'),
    second: await person('Karim', 'evaluator'),
    third: await person('Hind', 'evaluator'),
    member: await person('Nadia'),
    administrator: await site.signedIn('administrator'),
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

/** Posts a form with the token of the page at an address. */
async function submit(
  { site, evaluator }: Setting,
  page: string,
  fields: Readonly<Record<string, string>>,
  { action = page.split('?')[0]!, session = evaluator } = {},
) {
  const { body } = await site.get(page, session)
  return site.post(action, { csrf: fieldOf(body, 'csrf'), ...fields }, { session })
}

/** Posts the form of a test's header and items, as a browser does when files are chosen or not. */
async function sendTask(
  { site, evaluator }: Setting,
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  const { body } = await site.get('/ar/evaluation/tasks/new', evaluator)
  const boundary = 'a-boundary'
  const parts = [
    ...Object.entries({ csrf: fieldOf(body, 'csrf'), ...fields }).map(
      ([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
    ),
    ...['headerFile', 'itemsFile'].map((name) => {
      const file = files[name] === undefined ? '' : `${name}.txt`
      const head = `content-disposition: form-data; name="${name}"; filename="${file}"`
      return `${head}\r\ncontent-type: application/octet-stream\r\n\r\n${files[name] ?? ''}`
    }),
  ]
  return site.inject({
    method: 'POST',
    url: '/ar/evaluation/tasks/new',
    headers: { ...browserHeaders, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
    cookies: { [sessionCookie]: evaluator },
  })
}

async function aTask(given: Setting, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await sendTask(given, { header: header(changes), items, format: 'jsonl' })
  expect(made.statusCode).toBe(303)
  return decodeURIComponent(String(made.headers.location).split('/').at(-1)!)
}

async function anEndpoint(given: Setting, name: string): Promise<string> {
  const page = '/ar/evaluation/endpoints'
  const fields = {
    name,
    url: `https://${name}.example/v1`,
    model: name,
    key: 'sk-never-shown',
    temperature: '0',
    organisation: given.organisation,
  }
  const made = await submit(given, page, fields, { session: given.administrator })
  expect(made.statusCode, made.body).toBe(303)
  const { body } = await given.site.get(page, given.administrator)
  return new RegExp(`${name}</bdi> <bdi dir="ltr" class="id">(end_[a-z2-7]+)`).exec(body)![1]!
}

/** Registers a plan from its check page, and answers its address. */
async function aPlan(given: Setting, answers: Readonly<Record<string, string>>): Promise<string> {
  const check = `/ar/evaluation/plans/new?${new URLSearchParams({ ...answers, step: 'check' })}`
  const made = await submit(given, check, answers, { action: '/ar/evaluation/plans/new' })
  expect(made.statusCode, made.body).toBe(303)
  return String(made.headers.location)
}

const halfRight = {
  'criteria.0.metric': 'exact',
  'criteria.0.slice': 'all',
  'criteria.0.comparator': 'at-least',
  'criteria.0.threshold': '50',
  'criteria.0.on': 'value',
}

/** Begins the next attempt of a plan, and does what the worker does until there is nothing to do. */
async function aRun(given: Setting, plan: string): Promise<string> {
  const begun = await submit(given, plan, {}, { action: `${plan}/runs` })
  expect(begun.statusCode, begun.body).toBe(303)
  const run = String(begun.headers.location)
  await work(given, run)
  return run
}

async function work({ site }: Setting, address: string): Promise<void> {
  const run = address.split('/').at(-1)!
  const call = { ...contextOn(site, worker), channel: 'worker' } as const
  const { state, done, total } = await perform(runSamples, call, { run })
  if (state !== 'running' || done < total) throw new Error(`${done} of ${total} samples, ${state}`)
  await perform(recordResult, call, { run }).catch((error: { code?: string }) => {
    if (error.code !== 'evaluation.not-to-be-recorded') throw error
  })
}

/** A published data set with golden questions, and an assistant of a project that answers from it. */
async function anAssistant(given: Setting) {
  const { site, evaluator } = given
  const published = await site.publish({ 'ar/network.md': document, 'golden/questions.jsonl': lines(golden) })
  const context = (principal: Parameters<typeof contextOn>[1] = { kind: 'anonymous' }) => contextOn(site, principal)
  const { id: problem } = await aProblem({ context })
  const project = await submit(
    given,
    `/ar/projects/new?need=${problem}`,
    { need: problem, kind: 'research', name: 'مشروع', summary: 'وصف' },
    { action: '/ar/projects/new' },
  )
  const made = await submit(given, `${project.headers.location}/assistants/new`, {
    name: 'المساعد',
    dataSets: published.id,
  })
  expect(made.statusCode, made.body).toBe(303)
  const { body } = await site.get(String(made.headers.location), evaluator)
  const link = /href="(\/ar\/evaluation\/plans\/new\?assistant=[^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&')
  return { dataSet: published.id, planLink: link }
}

test('the laboratory is open, and offers its work to those who evaluate', async () => {
  await using given = await setting()
  const { site, evaluator, member, administrator } = given
  const links = async (session?: string) => {
    const { statusCode, body } = await site.get('/ar/evaluation', session)
    expect(statusCode).toBe(200)
    return ['tasks/new', 'plans/new', 'reviews', 'endpoints'].filter((one) => body.includes(`/ar/evaluation/${one}"`))
  }

  expect(await links()).toEqual([])
  expect(await links(member)).toEqual([])
  expect(await links(evaluator)).toEqual(['tasks/new', 'plans/new', 'reviews'])
  expect(await links(administrator)).toEqual(['tasks/new', 'plans/new', 'reviews', 'endpoints'])
  expect((await site.get('/ar/evaluation')).body).toContain('لماذا تُحدَّد العتبات قبل التشغيل؟')
  expect((await site.get('/ar/workspace', member)).body).toContain('href="/ar/evaluation"')
  expect((await site.get('/ar/evaluation/tasks/new', member)).statusCode).toBe(403)
  expect((await site.get('/ar/evaluation/plans/new')).statusCode).toBe(401)
})

test('a test is made of a header and items, pasted or as files, and shows its items by language and slice', async () => {
  await using given = await setting()
  const { site, evaluator } = given

  const refused = await sendTask(given, { header: header(), items: '{"id": 1}', format: 'jsonl' })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('slug: &quot;capitals&quot;')
  expect(refused.body).toContain('{&quot;id&quot;: 1}</textarea>')
  const forged = await site.inject({
    method: 'POST',
    url: '/ar/evaluation/tasks/new',
    headers: { ...browserHeaders, 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\ncontent-disposition: form-data; name="header"\r\n\r\na\r\n--x--\r\n',
    cookies: { [sessionCookie]: evaluator },
  })
  expect(forged.statusCode).toBe(403)

  const digest = await aTask(given)
  const sent = await sendTask(
    given,
    { header: 'not this', format: 'jsonl' },
    { headerFile: header(), itemsFile: items },
  )
  expect(decodeURIComponent(String(sent.headers.location))).toBe(`/ar/evaluation/tasks/${digest}`)

  const address = `/ar/evaluation/tasks/${encodeURIComponent(digest)}`
  const shown = await site.get(address)
  expect(shown.body).toContain('النص مطابق تماما لأحد النصوص الصحيحة.')
  expect(shown.body.match(/ما عاصمة البلد رقم/g)).toHaveLength(6)
  expect((await site.get(`${address}?language=fr`)).body.match(/ما عاصمة البلد رقم/g)).toHaveLength(3)
  expect((await site.get(`${address}?slice=odd`)).body).not.toContain('البلد رقم 2؟')
  const table = await sendTask(given, {
    header: header({ slug: 'table' }),
    format: 'csv',
    items: 'id,language,question,answer\nt1,fr,Quelle capitale ?,Rabat',
  })
  expect(table.statusCode, table.body).toBe(303)
})

test('a plan is made step by step: the bar is fixed once, and not below what its duty asks for', async () => {
  await using given = await setting()
  const { site, evaluator } = given
  const { dataSet, planLink } = await anAssistant(given)
  const page = '/ar/evaluation/tasks/new'
  const made = await submit(given, page, { dataSet }, { action: `${page}/golden` })
  const task = decodeURIComponent(String(made.headers.location).split('/').at(-1)!)

  // From the assistant's page: the system is chosen, the test is asked for.
  const first = await site.get(planLink, evaluator)
  expect(first.body).toContain('الخطوة 1 من 5')
  const system = fieldOf(first.body, 'system')
  expect(system).toMatch(/^ast_[a-z2-7]{12}@sha256:/)
  const step = (fields: Readonly<Record<string, string>>) =>
    site.get(`/ar/evaluation/plans/new?${new URLSearchParams({ task, system, ...fields })}`, evaluator)
  const systems = await step({ at: 'task' })
  expect(systems.body).toContain('المساعد')
  expect((await step({ at: 'system' })).body).toContain('الأسئلة المرجعية')
  const duty = await step({ at: 'duty', duty: 'golden' })
  expect(duty.body).toContain('20 سؤالا على الأقل.')
  expect(duty.body).toContain('name="criteria.3.threshold" value="11/15"')
  const suggested = await step({ at: 'duty' })
  expect(suggested.body).toContain('name="criteria.2.threshold" value="13/15"')

  const wrong = await step({ at: 'criteria', ...halfRight, 'criteria.0.threshold': 'النصف' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#field-criteria-0-threshold"')
  expect(wrong.body).toContain('value="النصف"')
  const more = await step({ at: 'criteria', more: 'yes', ...halfRight })
  expect(more.body).toContain('name="criteria.4.metric"')

  const answers = { task, system, ...halfRight, 'criteria.0.metric': 'answered', attempts: '2' }
  const check = await step({ at: 'terms', ...answers })
  expect(check.body).toContain('بعد التسجيل لا يتغير شيء من هذا.')
  expect(check.body).toContain('<bdi dir="ltr">50%</bdi> على الأقل')
  const refused = await site.post(
    '/ar/evaluation/plans/new',
    { csrf: fieldOf(check.body, 'csrf'), ...answers, duty: 'golden' },
    { session: evaluator },
  )
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('العتبة أقل مما يطلبه الواجب')
  expect(refused.body).toContain('20 سؤالا على الأقل.')

  const plan = await aPlan(given, answers)
  const shown = await site.get(plan, evaluator)
  expect(shown.body).toContain('من أراد عتبات أضعف أو أقوى سجل خطة أخرى')
  expect(shown.body).toMatch(/href="\/ar\/log\/entries\/\d+"/)
  expect(shown.body).toContain('0 من 2')
  const receipt = /href="(\/api\/evaluation\/plans\/[^"]+)"/.exec(shown.body)![1]!
  const file = await site.get(receipt, evaluator)
  expect([file.statusCode, file.json().format]).toEqual([200, 'jazari-evaluation@v1'])
  expect((await site.get(plan)).statusCode).toBe(404)
})

test('a run is followed, then says in plain words what held, and why each question was missed', async () => {
  await using given = await setting()
  const { site, evaluator, member } = given
  const { planLink } = await anAssistant(given)
  const assistant = new URL(planLink, 'http://x').searchParams.get('assistant')!
  const begun = await submit(
    given,
    `/ar/assistants/${assistant}`,
    {},
    { action: `/ar/assistants/${assistant}/first-run` },
  )
  const run = String(begun.headers.location)

  const waiting = await site.get(run, evaluator)
  expect(waiting.body).toContain('data-island="job-progress"')
  expect(waiting.body).toContain('تحديث الصفحة')
  const fragment = await site.get(`${run}/progress`, evaluator)
  expect(fragment.body).toMatch(/^<div class="job" data-island/)
  await work(given, run)
  expect((await site.get(`${run}/progress`, evaluator)).body).not.toContain('data-island')

  const { body } = await site.get(run, evaluator)
  expect(body).toContain('لم يبلغ العتبات')
  expect(body).toContain('تحقق 3 من 4 معايير.')
  expect(body).toContain('<svg class="chart"')
  expect(body).toContain('النتائج حسب لغة السؤال')
  expect(body).toContain('الفرنسية')
  const receipt = /href="(\/api\/evaluation\/plans\/[^"]+run=[^"]+)"/.exec(body)![1]!
  expect((await site.get(receipt, evaluator)).json().result).not.toBeNull()
  const log = /href="(\/api\/evaluation\/runs\/[^"]+\/inspect)"/.exec(body)![1]!
  expect((await site.get(log, evaluator)).json()).toMatchObject({ status: 'success' })

  const missed = await site.get(`${run}/samples?passed=false`, evaluator)
  expect(missed.body).toContain('>missed</bdi>')
  expect(missed.body).not.toContain('>parking</bdi>')
  expect((await site.get(`${run}/samples?language=fr`, evaluator)).body).not.toContain('>open</bdi>')
  expect((await site.get(`${run}/samples?state=never`, evaluator)).statusCode).toBe(400)
  const sample = await site.get(`${run}/samples/1`, evaluator)
  expect(sample.body).toContain('Quand la Chambre a-t-elle voté ?')
  expect(sample.body).toMatch(/امتنع حيث يوجد جواب|لم يعرض/)
  const right = await site.get(`${run}/samples/0`, evaluator)
  expect(right.body).toContain('مطابق حرفيا')
  expect((await site.get(`${run}/samples/99`, evaluator)).statusCode).toBe(404)
  // A member of the organisation who holds no office in it, and is not in the project.
  expect((await site.get(run, member)).statusCode).toBe(404)
})

test('a hidden test shows sums and nothing else', async () => {
  await using given = await setting()
  const { site, evaluator } = given
  const task = await aTask(given, { hidden: true })
  const endpoint = await anEndpoint(given, 'first')
  const plan = await aPlan(given, { task, endpoint, ...halfRight })
  const run = await aRun(given, plan)

  const shown = await site.get(`/ar/evaluation/tasks/${encodeURIComponent(task)}`, evaluator)
  expect(shown.body).toContain('هذا اختبار محجوب: لا يرى أسئلته ولا أجوبتها أحد')
  expect(shown.body).not.toContain('ما عاصمة البلد')
  expect((await site.get(`/ar/evaluation/tasks/${encodeURIComponent(task)}`)).statusCode).toBe(404)
  const { body } = await site.get(run, evaluator)
  expect(body).toContain('لا تظهر إلا المجاميع')
  expect(body).not.toContain('/samples"')
  expect(body).not.toContain('/inspect"')
  expect((await site.get(`${run}/samples`, evaluator)).statusCode).toBe(403)
  expect((await site.get(`${run}/samples/0`, evaluator)).statusCode).toBe(403)
  const again = await submit(given, plan, {}, { action: `${plan}/runs` })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('استُعملت كل المحاولات التي تسمح بها الخطة')
})

test('runs of one test stand beside each other: pairs in plain words, and question by question', async () => {
  await using given = await setting()
  const { site, evaluator } = given
  const task = await aTask(given)
  const runs = []
  for (const name of ['first', 'second']) {
    const plan = await aPlan(given, { task, endpoint: await anEndpoint(given, name), ...halfRight })
    runs.push(await aRun(given, plan))
  }
  const ids = runs.map((run) => run.split('/').at(-1)!)
  const { body: taskPage } = await site.get(`/ar/evaluation/tasks/${encodeURIComponent(task)}`, evaluator)
  for (const id of ids) expect(taskPage).toContain(`name="run" value="${id}"`)

  const address = `/ar/evaluation/comparison?${new URLSearchParams(ids.map((id) => ['run', id]))}`
  const { body, statusCode } = await site.get(address, evaluator)
  expect(statusCode).toBe(200)
  // Three of six questions apart: chance alone does as much.
  expect(body).toContain('الفارق ضمن مجال الثقة: لا يكفي للترجيح بينهما.')
  expect(body).toContain('ما عاصمة البلد رقم 3؟')
  expect(body).toContain(`/ar/evaluation/runs/${ids[0]}/samples/1?with=${ids[1]}`)
  expect((await site.get(`/ar/evaluation/comparison?run=${ids[0]}`, evaluator)).statusCode).toBe(400)

  const beside = await site.get(`/ar/evaluation/runs/${ids[0]}/samples/1?with=${ids[1]}`, evaluator)
  expect(beside.body).toContain('لا أدري')
  expect(beside.body).toContain('المدينة 1')
  expect(beside.body).toContain(`/samples/2?with=${ids[1]}`)
})

test('runs that drew their items otherwise are set beside each other by item', async () => {
  await using given = await setting()
  const { site, evaluator } = given
  const task = await aTask(given)
  const endpoint = await anEndpoint(given, 'first')
  const whole = await aRun(given, await aPlan(given, { task, endpoint, ...halfRight }))
  const part = await aRun(given, await aPlan(given, { task, endpoint, items: '3', ...halfRight }))
  const [wholeId, partId] = [whole, part].map((run) => run.split('/').at(-1)!)

  const { body } = await site.get(`${part}/samples/0?with=${wholeId}`, evaluator)
  const item = /العينة <bdi dir="ltr" class="id">(q\d)/.exec(body)![1]!
  expect(body.match(new RegExp(`المدينة ${item.slice(1)}<`, 'g'))?.length).toBeGreaterThanOrEqual(3)
  const compared = await site.get(`/ar/evaluation/comparison?run=${wholeId}&run=${partId}`, evaluator)
  expect(compared.body.match(/لم يُسحب/g)).toHaveLength(3)
  expect(compared.body).toMatch(/first\u2069 \(2\)<\/bdi>/)
})

test('people rate blind, one sample a page, and see how far they agree when all is rated', async () => {
  await using given = await setting()
  const { site, evaluator, second, third } = given
  const task = await aTask(given, { scorers: [{ name: 'exact' }, { name: 'human-review' }] })
  const endpoint = await anEndpoint(given, 'first')
  const bar = { ...halfRight, 'criteria.0.metric': 'human-review' }
  const run = await aRun(given, await aPlan(given, { task, endpoint, items: '2', ...bar }))
  expect((await site.get(run, evaluator)).body).toContain('النتيجة تنتظر تقييم الأشخاص')

  const page = `/ar/evaluation/reviews?run=${run.split('/').at(-1)}`
  const rateOne = async (session: string) => {
    const { body } = await site.get(page, session)
    expect(body).not.toContain('first</bdi>')
    expect(body).not.toContain(endpoint)
    const fields = Object.fromEntries(['csrf', 'run', 'place', 'metric'].map((name) => [name, fieldOf(body, name)]))
    return site.post('/ar/evaluation/reviews', { ...fields, only: 'yes', value: '1', note: '' }, { session })
  }
  const unsaid = await submit(given, page, { run: run.split('/').at(-1)!, place: '0', metric: 'human-review' })
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('href="#field-value"')
  // Whoever fixed the bar rates nothing.
  expect((await site.get(page, evaluator)).body).toContain('لا عينة تنتظر تقييمك الآن.')
  for (const session of [second, third, second, third]) {
    const rated = await rateOne(session)
    expect(rated.statusCode, rated.body).toBe(303)
    expect((await site.get(run, session)).body).not.toContain('اتفاق من قيّموا')
  }
  expect((await site.get(page, second)).body).toContain('لا عينة تنتظر تقييمك الآن.')
  await perform(recordResult, { ...contextOn(site, worker), channel: 'worker' }, { run: run.split('/').at(-1) })
  const { body } = await site.get(run, evaluator)
  expect(body).toContain('اتفاق من قيّموا')
  expect(body).toContain('بلغ العتبات')
})

test('administrators connect models, whose keys come back in no page', async () => {
  await using given = await setting()
  const { site, evaluator, administrator, organisation } = given
  const page = '/ar/evaluation/endpoints'
  const fields = { name: 'نموذج', model: 'm', key: 'sk-never-shown', organisation }

  expect((await site.get(page, evaluator)).statusCode).toBe(403)
  expect((await site.get(page)).statusCode).toBe(401)
  const refused = await submit(given, page, { ...fields, url: 'ftp://x' }, { session: administrator })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('value="ftp://x"')
  expect(refused.body).not.toContain('sk-never-shown')

  const endpoint = await anEndpoint(given, 'first')
  const shown = await site.get(page, administrator)
  expect(shown.body).toContain('محفوظ مختوما')
  expect(shown.body).not.toContain('sk-never-shown')
  const ended = await submit(given, page, { endpoint }, { action: `${page}/end`, session: administrator })
  expect(ended.statusCode).toBe(303)
  expect((await site.get(page, administrator)).body).toContain('فُصل')
})

test('a run is cancelled by those who may run it, and its attempt stays used', async () => {
  await using given = await setting()
  const { site, evaluator } = given
  const task = await aTask(given)
  const plan = await aPlan(given, { task, endpoint: await anEndpoint(given, 'first'), ...halfRight })
  const begun = await submit(given, plan, {}, { action: `${plan}/runs` })
  const run = String(begun.headers.location)

  const cancelled = await submit(given, run, {}, { action: `${run}/cancelling` })
  expect([cancelled.statusCode, cancelled.headers.location]).toEqual([303, run])
  expect((await site.get(run, evaluator)).body).toContain('أُلغي هذا التشغيل')
  const { body } = await site.get(plan, evaluator)
  expect(body).toContain('استُعملت كل المحاولات')
})

test('a model judges beside people, when the bar asks for one, and never itself', async () => {
  await using given = await setting()
  const { site, evaluator, member } = given
  const task = await aTask(given, { scorers: [{ name: 'exact' }, { name: 'model-judge' }] })
  const [endpoint, judge] = [await anEndpoint(given, 'first'), await anEndpoint(given, 'second')]
  const bar = { ...halfRight, 'criteria.0.metric': 'model-judge' }
  const run = await aRun(given, await aPlan(given, { task, endpoint, items: '2', ...bar }))

  const itself = await submit(given, run, { endpoint }, { action: `${run}/judgement` })
  expect(itself.statusCode).toBe(409)
  expect(itself.body).toContain(`value="${endpoint}"`)
  const nobody = await submit(
    given,
    '/ar/workspace',
    { endpoint: judge },
    { action: `${run}/judgement`, session: member },
  )
  expect(nobody.statusCode).toBe(403)
  const begun = await submit(given, run, { endpoint: judge }, { action: `${run}/judgement` })
  expect([begun.statusCode, begun.headers.location]).toEqual([303, run])
  expect((await site.get(run, evaluator)).body).toContain('النتيجة تنتظر تقييم الأشخاص')
})
