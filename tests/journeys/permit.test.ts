import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { onServer } from './journey.ts'

const setting = onServer()
const run = promisify(execFile)
const jazari = fileURLToPath(new URL('../../bin/jazari', import.meta.url))

/** Made up for this journey: numbers that nobody has. */
const appointments = `cin,commune,service,date
AB123456,سلا,طب الأطفال,2026-03-02
BE123457,تمارة,طب العيون,2026-03-03
K012345,الرباط,طب الأسنان,2026-03-04
`
const note = `# مواعيد المستشفى

يستقبل قسم طب الأطفال اثني عشر موعدا في اليوم. يغلق القسم يوم الأحد.

يُسجَّل كل موعد برقم البطاقة الوطنية للتعريف.
`

test('an officer publishes sensitive data, a researcher of elsewhere is refused, asks, is granted, searches, and is stopped', {
  timeout: 240_000,
}, async () => {
  const { browser, server } = setting()
  const somebody = async (): Promise<{ page: Page; context: BrowserContext }> => {
    // No page needs a script.
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar-MA', baseURL: server.origin })
    context.setDefaultTimeout(20_000)
    return { page: await context.newPage(), context }
  }
  const [administrator, officer, researcher] = [await somebody(), await somebody(), await somebody()]
  const submit = (page: Page) => page.locator('main form button[type=submit]:not(.sec)').last().click()

  // An administrator enters two organisations and invites one person to each.
  await administrator.page.goto(server.link)
  await administrator.page.locator('main').getByRole('button').first().click()
  await administrator.page.waitForURL('**/ar/**')
  const invite = async (name: string, kind: string, role: string | null) => {
    const { page } = administrator
    await page.goto('/ar/organisations/new')
    await page.fill('[name="names.ar"]', name)
    await page.selectOption('[name=kind]', kind)
    await page.check('[name=verified]')
    await submit(page)
    await page.waitForURL('**/organisations/org_*')
    if (role) await page.check(`[name=roles][value=${role}]`)
    await page.locator('form:has([name=roles]) button').click()
    const link = /\/ar\/invitations\/inv_[a-z2-7]{26}/.exec(await page.content())?.[0]
    return link ?? ''
  }
  const accept = async ({ page }: { page: Page }, link: string, name: string) => {
    await page.goto(link)
    await page.fill('main [name=name]', name)
    await submit(page)
    await page.waitForURL('**/account')
  }
  await accept(officer, await invite('مديرية الصحة (عينة)', 'administration', 'data-officer'), 'مسؤولة المعطيات (عينة)')
  await accept(researcher, await invite('مختبر البحث (عينة)', 'university', null), 'باحث (عينة)')

  // The officer publishes; the platform finds the card numbers and proposes the label.
  const { page: desk } = officer
  await desk.goto('/ar/publish')
  await desk.fill('[name="titles.ar"]', 'مواعيد المستشفى (عينة)')
  await desk.fill('[name=slug]', 'appointments')
  await desk.selectOption('[name=licence]', 'CC-BY-4.0')
  await submit(desk)
  await desk.waitForURL('**/draft')
  await desk.setInputFiles('input[type=file]', [
    { name: 'appointments.csv', mimeType: 'text/csv', buffer: Buffer.from(appointments) },
    { name: 'note.md', mimeType: 'text/markdown', buffer: Buffer.from(note) },
  ])
  await desk.locator('form:has(input[type=file]) button').click()
  await desk.locator('[data-draft-files] >> text=appointments.csv').waitFor()
  await submit(desk)
  await desk.waitForURL('**/findings')
  const found = desk.locator('tr', { hasText: 'appointments.csv' })
  await untilThere(desk, found)
  expect(await found.textContent()).toContain('رقم البطاقة الوطنية للتعريف')
  expect(await desk.locator('main').textContent()).toContain('المادة 12')
  expect(await desk.content()).not.toContain('AB123456')
  await desk.locator('main a.btn').click()
  await desk.check('[name=secrecy][value=sensitive]')
  await desk.check('[name=personal][value=sensitive]')
  await desk.check('[name=announced][value=yes]')
  await desk.selectOption('[name=residency]', 'MA')
  await submit(desk)
  await desk.waitForURL('**/protection**')
  await desk.check('[name=kind][value=authorisation]')
  await desk.fill('[name=number]', 'A-EXEMPLE-1')
  await desk.check('[name=purposes][value=public-service]')
  await desk.check('[name=purposes][value=research]')
  await submit(desk)
  await desk.waitForURL('**/review')
  await untilThere(desk, desk.locator('form[action$="/publication"] button'))
  await desk.locator('form[action$="/publication"] button').click()
  await desk.waitForURL('**/versions/sha256*')
  const dataSet = /ds_[a-z2-7]{12}/.exec(desk.url())![0]
  const version = decodeURIComponent(/sha256[^/]+$/.exec(desk.url())![0])

  // The researcher sees that it exists, is refused with reasons and law, and follows the link.
  const { page } = researcher
  await page.goto('/ar/data-sets')
  await page.getByRole('link', { name: 'مواعيد المستشفى (عينة)' }).click()
  expect(await page.locator('main').textContent()).not.toContain('note.md')
  await page.locator('a[href*="/decisions/"]').click()
  await page.waitForURL('**/decisions/*')
  const refused = Number(/\d+$/.exec(page.url())![0])
  expect(await page.locator('main').textContent()).toContain('رُفض')
  expect(await page.locator('main').textContent()).toContain('09-08')
  await page.locator('a.btn[href*="/permit-requests/new"]').click()

  // A project on a public problem, then one question a page.
  await page.locator('a.btn[href*="/projects/new"]').click()
  await page.locator('main a', { hasText: 'خدمات صحية' }).click()
  await page.check('[name=kind][value=research]')
  await page.fill('main [name="name.ar"], main [name=name]', 'مواعيد أقرب للمناطق البعيدة')
  await submit(page)
  await page.waitForURL('**/permit-requests/new**')
  await submit(page)
  for (let question = 0; question < 12 && !/prq_[a-z2-7]{12}$/.test(page.url()); question++) {
    await answer(page)
    const before = page.url()
    await submit(page)
    await page.waitForURL((url) => url.href !== before)
  }
  const request = /prq_[a-z2-7]{12}/.exec(page.url())![0]
  await page.locator('form[action$="/asking"] button').click()
  await page.waitForLoadState()

  // It waits in the inbox of the data's owner, with everything in it; the officer decides, with a reason.
  await desk.goto('/ar/inbox')
  await desk.locator(`a[href*="${request}"]`).click()
  expect(await desk.locator('main').textContent()).toContain('مختبر البحث (عينة)')
  await desk.check('[name=decision][value=grant]')
  await desk.fill('[name=reason]', 'الغرض محدد ويوافق ما جُمعت من أجله المعطيات.')
  await submit(desk)
  await desk.locator('a[href*="/permits/pmt_"]').waitFor()

  await page.goto('/ar/workspace')
  await page.locator('a[href*="/permits/pmt_"]').first().click()
  await page.waitForURL('**/permits/pmt_*')
  const permit = /pmt_[a-z2-7]{12}/.exec(page.url())![0]

  // Under the permit the same data answer; without it they do not.
  const question = 'كم موعدا يستقبل قسم طب الأطفال في اليوم؟'
  await page.goto(`/ar/ask?permit=${permit}`)
  await page.fill('[name=question]', question)
  await submit(page)
  await page.waitForURL('**/answers/*')
  expect(await page.locator('blockquote').first().textContent()).toContain('اثني عشر موعدا')
  const answerId = /rc_[a-z2-7]{26}/.exec(page.url())![0]
  await page.goto('/ar/ask')
  await page.fill('[name=question]', question)
  await submit(page)
  await page.waitForURL('**/answers/*')
  expect(await page.locator('main').textContent()).not.toContain('اثني عشر موعدا')

  const asResearcher = await apiAs(researcher.context, server.origin)
  const asOfficer = await apiAs(officer.context, server.origin)
  const underPermit = await asResearcher(`/api/search?query=${encodeURIComponent('طب الأطفال')}&in=${dataSet}`, {
    permit,
  })
  expect(underPermit.body).toContain('اثني عشر')
  const file = `/api/data-sets/${dataSet}/versions/${encodeURIComponent(version)}/files/appointments.csv`
  const exported = await asResearcher(file, { permit })
  expect(exported.status).toBe(200)
  expect(exported.body).toContain('طب العيون')
  expect(exported.body).not.toContain('BE123457')
  expect((await asResearcher(file)).status).toBe(403)
  const receipt = await asResearcher(`/api/receipts/${answerId}`, { permit })
  const document = await asResearcher(`/api/permits/${permit}/document`)

  // The officer revokes; the next call is refused.
  await desk.goto(`/ar/permits/${permit}`)
  await desk.fill('[name=reason]', 'انتهت الحاجة التي مُنح من أجلها.')
  await desk.locator('form:has([name=reason]) button').click()
  await desk.locator('main', { hasText: 'انتهت الحاجة التي مُنح من أجلها.' }).waitFor()
  const stopped = await asResearcher(file, { permit })
  expect(stopped.status).toBe(403)
  expect(JSON.parse(stopped.body)).toMatchObject({ code: 'policy.denied', decision: expect.any(Number) })
  await page.goto(`/ar/ask?permit=${permit}`)
  await page.fill('[name=question]', question)
  await submit(page)
  await page.waitForLoadState()
  expect(await page.locator('main').textContent()).not.toContain('اثني عشر موعدا')

  // Each step is checked offline, with nothing but the installation's public keys.
  const home = mkdtempSync(join(inject('testFolder'), 'verify-'))
  const verify = async (name: string, text: string) => {
    const path = join(home, `${name}.json`)
    writeFileSync(path, text)
    const { stdout } = await run(
      jazari,
      ['verify', path, '--policy', join(server.home, 'log', 'verifier-key'), '--json'],
      {
        env: { PATH: process.env.PATH, JAZARI_HOME: home },
      },
    )
    return JSON.parse(stdout) as { verdict: string; checks: { id: string; status: string; reason?: string }[] }
  }
  const steps = {
    published: await decisionOf(asOfficer, 'datasets.publish', 'allow'),
    granted: await decisionOf(asOfficer, 'permits.grant', 'allow'),
    revoked: await decisionOf(asOfficer, 'permits.revoke', 'allow'),
    asked: await decisionOf(asResearcher, 'permits.ask', 'allow'),
    searched: await decisionOf(asResearcher, 'knowledge.search', 'allow'),
    refused,
    stopped: JSON.parse(stopped.body).decision as number,
  }
  for (const [name, index] of Object.entries(steps)) {
    const own = ['published', 'granted', 'revoked'].includes(name) ? asOfficer : asResearcher
    const { status, body } = await own(`/api/decisions/${index}/receipt`)
    expect(status, name).toBe(200)
    expect(await verify(name, body), name).toMatchObject({ verdict: 'verified' })
  }
  expect(await verify('permit', document.body)).toMatchObject({ verdict: 'verified' })
  const checked = await verify('answer', receipt.body)
  expect(checked.verdict).toBe('verified')
  expect(checked.checks.find(({ id }) => id === 'permit')).toMatchObject({ status: 'passed' })
})

type Api = (
  path: string,
  given?: { readonly permit?: string },
) => Promise<{ readonly status: number; readonly body: string }>

/** Calls of the API by whoever is signed in in a browser. */
async function apiAs(context: BrowserContext, origin: string): Promise<Api> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  return async (path, { permit } = {}) => {
    const response = await fetch(`${origin}${path}`, {
      headers: { cookie, ...(permit && { 'jazari-permit': permit }) },
    })
    return { status: response.status, body: await response.text() }
  }
}

/** The newest of one's own decisions on an operation. */
async function decisionOf(api: Api, operation: string, effect: string): Promise<number> {
  const { decisions } = JSON.parse((await api('/api/decisions?limit=100')).body) as {
    decisions: { index: number; operation: string; effect: string }[]
  }
  return decisions.find((one) => one.operation === operation && one.effect === effect)!.index
}

/** What a researcher would answer, whichever question it is. */
async function answer(page: Page): Promise<void> {
  for (const choice of ['[name=purpose][value=research]', '[name=legalBasis][value=public-mission]']) {
    if ((await page.locator(choice).count()) > 0) await page.check(choice)
  }
  for (const words of await page.locator('[name=purposeText], [name=justification]').all()) {
    await words.fill('نقيس المسافة بين السكان ومواعيد المستشفى.')
  }
  if ((await page.locator('main [name=days]').count()) > 0) await page.fill('main [name=days]', '30')
}

/** Without a script a page does not renew itself. */
async function untilThere(page: Page, wanted: ReturnType<Page['locator']>): Promise<void> {
  for (let tries = 0; tries < 60 && (await wanted.count()) === 0; tries++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await wanted.first().waitFor()
}
