import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { riskQuestionnaire } from '../../jurisdictions/ma/risk/questionnaire.ts'
import { onServer } from './journey.ts'

const setting = onServer()
const run = promisify(execFile)
const jazari = fileURLToPath(new URL('../../bin/jazari', import.meta.url))

/** Whose roles the people of this journey hold, in the organisation that the sample is published by. */
const offices = {
  officer: ['data-officer'],
  builder: [],
  evaluator: ['evaluator'],
  approver: ['approver'],
  otherApprover: ['approver'],
} as const

/** What people of the organisation try before citizens may ask. */
const tried = [
  'في أي يوم أُطلقت معاهد الجزري، وفي أي مدينة؟',
  'ما المحاور الخمسة للرؤية الوطنية للذكاء الاصطناعي؟',
  'من هم أطراف بروتوكول معهد الناظور؟',
  'كم تبلغ ميزانية شبكة معاهد الجزري؟',
  'متى فتح معهد الناظور أبوابه؟',
] as const

test('the sample assistant goes from a public problem to an answer that anybody verifies, and its bar stays where it was', {
  timeout: 600_000,
}, async () => {
  const { browser, server } = setting()
  const somebody = async (): Promise<Page> => {
    // No page needs a script.
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar-MA', baseURL: server.origin })
    context.setDefaultTimeout(20_000)
    return context.newPage()
  }
  const administrator = await somebody()
  const citizen = await somebody()
  const people = Object.fromEntries(
    await Promise.all(Object.keys(offices).map(async (name) => [name, await somebody()] as const)),
  ) as Record<keyof typeof offices, Page>
  const { officer, builder, evaluator, approver, otherApprover } = people

  // An administrator invites five people into the organisation of the sample.
  await administrator.goto(server.link)
  await administrator.locator('main').getByRole('button').first().click()
  await administrator.waitForURL('**/ar/**')
  await administrator.goto('/ar/organisations')
  await administrator.locator('main a[href*="/organisations/org_"]').filter({ hasText: 'جزري' }).first().click()
  await administrator.waitForURL('**/organisations/org_*')
  const organisation = administrator.url()
  for (const [name, roles] of Object.entries(offices)) {
    await administrator.goto(organisation)
    for (const role of roles) await administrator.check(`form[action$="/invitations"] [name=roles][value=${role}]`)
    await administrator.locator('form[action$="/invitations"] button').click()
    const link = /\/ar\/invitations\/inv_[a-z2-7]{26}/.exec(await administrator.content())![0]
    const page = people[name as keyof typeof offices]
    await page.goto(link)
    await page.fill('main [name=name]', `${name} (عينة)`)
    await submit(page)
    await page.waitForURL('**/account')
  }

  // Problem: the need is public, with its data.
  await builder.goto('/ar/needs')
  await builder.locator('main a', { hasText: 'ما الذي يقدمه البرنامج' }).first().click()
  await builder.locator('a[href*="/projects/new"]').first().click()
  await builder.check('[name=kind][value=public-solution]')
  await builder.fill('main [name="name.ar"], main [name=name]', 'دليل البرنامج الوطني')
  await submit(builder)
  await builder.waitForURL('**/projects/prj_*')
  const project = /prj_[a-z2-7]{12}/.exec(builder.url())![0]
  expect(await stepsOf(builder)).toEqual(['done', 'done', 'next', 'later', 'later', 'later', 'later'])

  // Permit: for what everybody may read, and no more than anybody has, it is granted at once by rule.
  await builder.goto(`/ar/projects/${project}/assistants/new`)
  const dataSet = (await builder.locator('[name=dataSets]').first().getAttribute('value'))!
  await builder.goto(`/ar/permit-requests/new?project=${project}&data-set=${dataSet}`)
  await builder.check(`[name=project][value=${project}]`)
  await submit(builder)
  for (let question = 0; question < 12 && !/prq_[a-z2-7]{12}$/.test(builder.url()); question++) {
    await answer(builder)
    const before = builder.url()
    await submit(builder)
    await builder.waitForURL((url) => url.href !== before)
  }
  await builder.locator('form[action$="/asking"] button').click()
  await builder.locator('a[href*="/permits/pmt_"]').first().waitFor()
  const permit = /pmt_[a-z2-7]{12}/.exec(
    (await builder.locator('a[href*="/permits/pmt_"]').first().getAttribute('href'))!,
  )![0]

  // Build.
  await builder.goto(`/ar/projects/${project}/assistants/new`)
  await builder.fill('[name=name]', 'دليل البرنامج الوطني للذكاء الاصطناعي')
  await builder.check(`[name=dataSets][value=${dataSet}]`)
  await builder.selectOption('[name=permit]', permit)
  await submit(builder)
  await builder.waitForURL('**/assistants/ast_*')
  const assistant = /ast_[a-z2-7]{12}/.exec(builder.url())![0]
  await builder.goto(`/ar/projects/${project}`)
  expect((await stepsOf(builder)).slice(0, 4)).toEqual(['done', 'done', 'done', 'next'])
  await picture(builder, 'path-project-ar')

  // Prove. A bar that asks for less than the duty is refused; one that is fixed stays where it is.
  await evaluator.goto(`/ar/assistants/${assistant}`)
  const planHref = (await evaluator.locator('a[href*="/evaluation/plans/new"]').first().getAttribute('href'))!
  const weakened = await registered(evaluator, planHref, { answered: '20' })
  expect(weakened).toContain('العتبة أقل مما يطلبه الواجب')
  const tooHigh = await registered(evaluator, planHref, { answered: '100' })
  expect(tooHigh).toMatch(/evp_[a-z2-7]{12}$/)
  expect(await runOf(evaluator)).toContain('لم')
  const plan = await registered(evaluator, planHref, {})
  expect(plan).toMatch(/evp_[a-z2-7]{12}$/)
  expect(await runOf(evaluator)).toBeTruthy()
  await picture(evaluator, 'path-run-ar')
  await builder.goto(`/ar/projects/${project}`)
  expect((await stepsOf(builder)).slice(0, 5)).toEqual(['done', 'done', 'done', 'done', 'next'])

  // Deploy. The builder enters the system, declares what it is, and has its risks assessed.
  const slug = 'national-programme-guide'
  await builder.goto(`/ar/register/new?assistant=${assistant}`)
  await builder.fill('[name=solutionName]', 'دليل البرنامج الوطني للذكاء الاصطناعي')
  await builder.fill('[name=name]', 'دليل البرنامج الوطني للذكاء الاصطناعي')
  await builder.fill('[name=slug]', slug)
  await submit(builder)
  await builder.waitForURL(`**/register/${slug}/declaration/*`)
  await declare(builder, slug)
  await assess(builder, slug)
  const entry = `/ar/register/${slug}`
  await builder.goto(entry)
  await builder.locator('form[action$="/version-staff"] button').click()
  await builder.waitForLoadState()
  await builder.locator('form[action$="/live"] button').click()
  await builder.waitForLoadState()

  // Whoever made it approves nothing; two approvers do, each by themselves.
  for (const maker of [builder, evaluator]) {
    await maker.goto(`/ar/approvals/${slug}/staff`)
    expect(await maker.locator('main form[method=post]').count()).toBe(0)
  }
  await approve(approver, slug, 'staff')
  expect(await whySilent(builder, slug, 'staff')).toContain('موافقة شخصين')
  await approve(otherApprover, slug, 'staff')

  // People of the organisation try it; only then may citizens ask.
  for (const question of tried) {
    await officer.goto(`/ar/ask?system=${slug}&stage=staff`)
    expect(await asked(officer, question)).toContain('تجربة داخلية')
  }
  await builder.goto(entry)
  await builder.locator('form[action$="/version-production"] button').click()
  await builder.waitForLoadState()
  expect(await whySilent(citizen, slug, 'production')).toContain('موافقة شخصين')
  await approve(approver, slug, 'production')
  await approve(otherApprover, slug, 'production')

  // Answer.
  await citizen.goto(entry)
  await citizen.fill('main [name=question]', tried[0])
  await citizen.locator('form[action$="/ask"] button[type=submit]').last().click()
  await citizen.waitForURL('**/answers/rc_*')
  const answerId = /rc_[a-z2-7]{26}/.exec(citizen.url())![0]
  const answered = (await citizen.locator('main').textContent())!
  expect(answered).toContain('12 يناير 2026')
  expect(answered).toContain('نظام في خدمة المواطنين')
  await citizen.goto(entry)
  expect(await citizen.locator('main').textContent()).toContain('مقيس')
  await picture(citizen, 'path-entry-ar')
  await builder.goto(`/ar/projects/${project}`)
  expect(await stepsOf(builder)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done'])

  // Verify: with nothing but the installation's public keys, evaluation and approvals too.
  const receipt = await fetch(`${server.origin}/api/receipts/${answerId}`).then((response) => response.text())
  const folder = mkdtempSync(join(inject('testFolder'), 'path-'))
  writeFileSync(join(folder, 'receipt.json'), receipt)
  const { stdout } = await run(
    jazari,
    ['verify', join(folder, 'receipt.json'), '--policy', join(server.home, 'log', 'verifier-key'), '--json'],
    { env: { PATH: process.env.PATH, JAZARI_HOME: folder } },
  )
  const checked = JSON.parse(stdout) as { verdict: string; checks: { id: string; status: string }[] }
  expect(checked.verdict).toBe('verified')
  for (const id of ['permit', 'evaluation', 'approvals']) {
    expect(
      checked.checks.find((check) => check.id === id),
      id,
    ).toMatchObject({ status: 'passed' })
  }

  // A citizen contests; the officer upholds it, and what it taught stands in the next test.
  const contest = await contested(citizen, answerId)
  await settle(officer)
  await citizen.goto(contest)
  expect(await citizen.locator('main').textContent()).toContain('شكرا، صُحح ذلك')
  const before = await itemsOf(server.origin)
  await evaluator.goto('/ar/evaluation/tasks/new')
  await evaluator.locator('form[action$="/golden"] button').click()
  await evaluator.waitForURL('**/evaluation/tasks/sha256*')
  expect(await itemsOf(server.origin)).toBe(before + 1)

  // The kill switch: the next question is refused, and everybody is told why.
  await approver.goto(entry)
  await approver.fill('[name=stopReason]', 'نراجع جوابا قبل أن نستأنف.')
  await approver.locator('form[action$="/stop"] button').click()
  await approver.waitForLoadState()
  const refused = await fetch(`${server.origin}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: tried[0], system: slug }),
  })
  expect(refused.ok).toBe(false)
  expect(await whySilent(citizen, slug, 'production')).toContain('أُوقف إيقافا فوريا')
  await citizen.goto(entry)
  expect(await citizen.locator('main').textContent()).toContain('نراجع جوابا قبل أن نستأنف.')
})

/**
 * Registers a plan on the golden questions for the duty of that name, with thresholds changed. Answers where it stands, or the
 * words of the page that refused it.
 */
async function registered(page: Page, href: string, thresholds: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(href)
  await page.locator('main label', { hasText: 'البرنامج الوطني للذكاء الاصطناعي وشبكة' }).first().click()
  for (let step = 0; step < 8 && (await page.locator('main form[method=get] button').count()) > 0; step++) {
    const duty = page.locator('[name=duty][value=golden]:not([type=hidden]), select[name=duty]')
    if ((await duty.count()) > 0) await choose(duty.first(), 'golden')
    for (const [metric, threshold] of Object.entries(thresholds)) {
      for (const select of await page.locator('select[name^="criteria."][name$=".metric"]').all()) {
        if ((await select.inputValue()) !== metric) continue
        const name = (await select.getAttribute('name'))!.replace('.metric', '.threshold')
        await page.fill(`[name="${name}"]`, threshold)
      }
    }
    await page.locator('main form[method=get] button').last().click()
    await page.waitForLoadState()
  }
  await page.locator('main form[method=post] button').last().click()
  await page.waitForLoadState()
  const plan = /evp_[a-z2-7]{12}$/.exec(page.url())
  return plan ? page.url() : ((await page.locator('main').textContent()) ?? '')
}

/** In a list, or among buttons. */
async function choose(field: ReturnType<Page['locator']>, value: string): Promise<void> {
  const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT'
  await (isList ? field.selectOption(value) : field.check())
}

/** Runs the plan whose page is open, and answers what the page says once there is a result. */
async function runOf(page: Page): Promise<string> {
  await page.locator('form[action$="/runs"] button').click()
  await page.waitForURL('**/evaluation/runs/evr_*')
  await untilThere(page, page.locator('main table'))
  return (await page.locator('main').textContent()) ?? ''
}

/** Declares the system, a part a page, as its builders would. */
async function declare(page: Page, slug: string): Promise<void> {
  const said: Readonly<Record<string, string>> = {
    purpose: 'أن يعرف الناس ما يقدمه لهم البرنامج الوطني للذكاء الاصطناعي، من مصادره وبلغتهم.',
    decisionSupported: 'لا يشارك في أي قرار: يخبر بما تقوله المصادر.',
    'peopleAffected.who': 'الناس في المغرب.',
    humanStep: 'يراجع موظف كل اعتراض.',
    refusalPath: 'تُقرأ الوثائق نفسها في فهرس مجموعات البيانات.',
    appealPath: 'زر «اعتراض» في صفحة كل جواب.',
    'legalBasis.law': 'القانون رقم 31.13',
    accountableRole: 'مسؤول عن المعطيات (عينة)',
    contact: 'https://example.org/contact',
    knownLimits: 'قد لا يجد جوابا مكتوبا بلغة غير لغة السؤال.',
  }
  const ticks = ['[name=audience][value=public]', '[name=automation][value=informs]', '[name=leaves][value=nothing]']
  while (/\/declaration\/[a-z]+/.test(page.url())) {
    for (const [name, words] of Object.entries(said)) {
      const field = page.locator(`main [name="${name}"]`)
      if ((await field.count()) > 0) await field.fill(words)
    }
    for (const tick of [...ticks, '[name=languages][value=ar]', '[name=languages][value=fr]']) {
      if ((await page.locator(tick).count()) > 0) await page.check(tick)
    }
    const band = page.locator('[name="peopleAffected.band"]')
    if ((await band.count()) > 0) await band.selectOption('1000-9999')
    const before = page.url()
    await submit(page)
    await page.waitForURL((url) => url.href !== before)
  }
  expect(page.url()).toContain(`/register/${slug}/declaration`)
}

/** Answers the questionnaire with the least risk and the most done about it; without script it asks on as it is counted. */
async function assess(page: Page, slug: string): Promise<void> {
  await page.goto(`/ar/register/${slug}/risk`)
  const questions = riskQuestionnaire.pages.flatMap((part) => part.questions)
  for (let open = 1; open > 0; ) {
    open = 0
    for (const { id, kind, options } of questions) {
      const question = page.locator(`fieldset[data-question="${id}"]:not([hidden])`)
      if ((await question.count()) === 0 || (await question.locator(':checked').count()) > 0) continue
      const sign = kind === 'mitigation' ? -1 : 1
      const [best] = [...options].sort((one, other) => sign * (one.points - other.points))
      await question.locator(`[value="${best!.code}"]`).check()
      open++
    }
    await page.locator('button[name=act][value=count]').click()
    await page.waitForLoadState()
  }
  await page.fill('[name=grounds]', 'يخبر ولا يقرر، ومن معطيات عمومية لا تتضمن معطيات شخصية.')
  await page.locator('button[name=act][value=assess]').click()
  await page.waitForURL(`**/register/${slug}#risk`)
}

async function approve(page: Page, slug: string, stage: 'staff' | 'production'): Promise<void> {
  await page.goto('/ar/approvals')
  await page.locator(`a[href*="/approvals/${slug}/${stage}"]`).first().click()
  await page.locator(`form[action$="/approvals/${slug}/${stage}"] button`).click()
  await page.waitForLoadState()
}

/** Why a system answers nobody, on the page where it would be asked. */
async function whySilent(page: Page, slug: string, stage: 'staff' | 'production'): Promise<string> {
  await page.goto(`/ar/ask?system=${slug}&stage=${stage}`)
  expect(await page.locator('main [name=question]').count()).toBe(0)
  return (await page.locator('main').textContent()) ?? ''
}

/** Asks in the form that the page has, and answers what comes: an answer, or why there is none. */
async function asked(page: Page, question: string): Promise<string> {
  await page.fill('main [name=question]', question)
  await submit(page)
  await page.waitForLoadState()
  return (await page.locator('main').textContent()) ?? ''
}

/** Contests an answer as a citizen does, and answers where its outcome will be told. */
async function contested(page: Page, answer: string): Promise<string> {
  await page.goto(`/ar/answers/${answer}`)
  await page.locator('a[href$="/contest"]').first().click()
  const secret = /\/ar\/contests\/[a-z]+_[a-z2-7]{26}/
  for (let step = 0; step < 6 && !secret.test(await page.content()); step++) {
    const words = page.locator('main textarea')
    if ((await words.count()) > 0) await words.fill('ينقص الجواب أن يذكر من نظم اللقاء.')
    const choice = page.locator('main [type=radio]').first()
    if ((await choice.count()) > 0) await choice.check()
    await page.locator('main form button.btn:not(.sec)').last().click()
    await page.waitForLoadState()
  }
  return secret.exec(await page.content())![0]
}

/** Upholds the contest that waits, tells the citizen, and keeps the lesson. */
async function settle(page: Page): Promise<void> {
  await page.goto('/ar/reports')
  await page.locator('a[href*="/reports/contests/"]').first().click()
  await page.check('[name=decision][value=taught]')
  await page.fill('[name="outcome.ar"]', 'شكرا، صُحح ذلك.')
  await page.fill('[name="lesson.mustShow"]', '12 يناير 2026')
  await page.fill('[name="lesson.never"]', '')
  await page.locator('main form button.btn:not(.sec)').last().click()
  await page.waitForLoadState()
}

/** How many questions the newest golden test asks. */
async function itemsOf(origin: string): Promise<number> {
  const { tasks } = (await fetch(`${origin}/api/evaluation/tasks`).then((response) => response.json())) as {
    tasks: { kind: string; items: number }[]
  }
  return tasks.find(({ kind }) => kind === 'qa-cited')!.items
}

/** What a builder would answer, whichever question it is. */
async function answer(page: Page): Promise<void> {
  for (const choice of ['[name=purpose][value=public-service]', '[name=legalBasis][value=public-mission]']) {
    if ((await page.locator(choice).count()) > 0) await page.check(choice)
  }
  for (const words of await page.locator('[name=purposeText], [name=justification]').all()) {
    await words.fill('نجيب الناس عما يقدمه لهم البرنامج، من مصادره.')
  }
  if ((await page.locator('main [name=days]').count()) > 0) await page.fill('main [name=days]', '90')
}

/** Without a script a page does not renew itself. */
async function untilThere(page: Page, wanted: ReturnType<Page['locator']>): Promise<void> {
  for (let tries = 0; tries < 120 && (await wanted.count()) === 0; tries++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await wanted.first().waitFor()
}

/** For docs/guide/the-path.md, when `JAZARI_PICTURES` names the folder that they go to. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.JAZARI_PICTURES
  if (!folder) return
  await page.setViewportSize({ width: 1280, height: 960 })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What the project's page says of each step of the path. */
async function stepsOf(page: Page): Promise<string[]> {
  const words = { تم: 'done', 'الخطوة التالية': 'next', لاحقا: 'later' } as Record<string, string>
  const tags = await page.locator('.path li .tag').allTextContents()
  return tags.map((tag) => words[tag.trim()] ?? tag)
}

async function submit(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]:not(.sec)').last().click()
}
