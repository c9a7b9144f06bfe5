import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../../tests/browser.ts'
import { DECISION_WORDS } from '../decision-words.ts'
import { anEvaluationReceipt, aSystemReceipt } from '../evaluation.fixture.ts'
import { EVALUATION_WORDS } from '../evaluation-words.ts'
import { EVALUATION_CHECKS } from '../index.ts'
import { aDecisionReceipt, anAbstention, aReceipt, logKey, otherKey } from '../testing.ts'
import { buildVerifierPage } from './build.ts'
import { WORDS } from './words.ts'

/** Where to keep pictures of the page, for somebody who wants to look at it. */
const pictures = process.env.JAZARI_PICTURES

test('the page is one small file that is the same each time it is built', async () => {
  const html = await buildVerifierPage()
  expect(await buildVerifierPage()).toBe(html)
  expect(Buffer.byteLength(html)).toBeLessThan(175_000)
  expect(html).not.toMatch(/<(link|img|iframe)|<script src|@import|url\(/)
  expect(html).not.toContain(process.cwd())
})

describe('opened from disk, without a network', { timeout: 120_000 }, () => {
  let browser: Browser
  let folder: string
  let address: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verifier-page-'))
    await writeFile(join(folder, 'verifier.html'), await buildVerifierPage())
    address = pathToFileURL(join(folder, 'verifier.html')).href
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function opened(width: number, language = 'ar'): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, offline: true })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith(`${address}#`)) faults.push(request.url())
    })
    await page.goto(`${address}#${language}`)
    return { page, faults }
  }

  function choose(page: Page, text: string) {
    return page.setInputFiles('#file', {
      name: 'receipt.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
  }

  const verdict = (page: Page) => page.locator('.verdict .says').textContent()
  const statuses = (page: Page, status: string) =>
    page
      .locator(`[data-status="${status}"]`)
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.check))
  const picture = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

  test.each([360, 1280])('at %i px a receipt is verified with the log key, and only then', async (width) => {
    const { page, faults } = await opened(width)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await choose(page, await aReceipt())
    await page.locator('.verdict').waitFor()
    expect(await verdict(page)).toBe(WORDS.ar.verdict['consistent-key-not-trusted'])
    expect(await statuses(page, 'untrusted')).toEqual(['checkpoint-signature'])

    await page.fill('#key', otherKey)
    expect(await verdict(page)).toBe(WORDS.ar.verdict['consistent-key-not-trusted'])
    await page.fill('#key', `${otherKey}\n${logKey}\n`)
    expect(await verdict(page)).toBe(WORDS.ar.verdict.verified)
    expect(await statuses(page, 'not-applicable')).toEqual(['witnesses'])
    expect(await page.locator('blockquote').first().textContent()).toContain('اتفاقية شراكة')
    expect(await fits(page)).toBe(true)
    await picture(page, `verified-${width}`)
    expect(faults).toEqual([])
  })

  test('the receipt of a decision is told: who, what, by which rules, and what came of it', async () => {
    const { page, faults } = await opened(360)
    await choose(page, await aDecisionReceipt())
    await page.fill('#key', logKey)
    expect(await verdict(page)).toBe(DECISION_WORDS.ar.verdict.verified)
    expect(await statuses(page, 'failed')).toEqual([])
    const told = (await page.locator('section.answer').textContent()) ?? ''
    for (const said of [
      'data-set/ds_patients',
      'person:AAAAAAAAAAAAAAAAAAAAAA',
      '09-08',
      'قاعدة ma.reading-by-permit',
    ]) {
      expect(told).toContain(said)
    }
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
  })

  test('an evaluation is told: the bar, since when, and what came of it; a plan alone says that there is no result', async () => {
    const { page, faults } = await opened(360)
    await page.fill('#key', logKey)
    await choose(page, await anEvaluationReceipt())
    await page.locator('.verdict').waitFor()
    expect(await verdict(page)).toBe(EVALUATION_WORDS.ar.verdict.verified)
    expect(await statuses(page, 'passed')).toHaveLength(EVALUATION_CHECKS.length)
    const { says } = EVALUATION_WORDS.ar
    const told = (await page.locator('section.answer').textContent()) ?? ''
    for (const said of ['evp_aaaaaaaaaaaa', 'golden-sample', '0.9667 [0.8333, 0.9941]', says.passed]) {
      expect(told).toContain(said)
    }
    expect(await fits(page)).toBe(true)
    await picture(page, 'evaluation-360')

    await choose(page, await anEvaluationReceipt({ result: null }))
    await page.getByText(says['no-result'], { exact: true }).waitFor()
    expect(await verdict(page)).toBe(EVALUATION_WORDS.ar.verdict.verified)
    expect(faults).toEqual([])
  })

  test('the answer of a registered system names it, and is checked with its evaluation and approvals', async () => {
    const { page, faults } = await opened(360)
    await page.fill('#key', logKey)
    await choose(page, await aSystemReceipt())
    await page.locator('.verdict').waitFor()
    expect(await verdict(page)).toBe(WORDS.ar.verdict.verified)
    expect(await statuses(page, 'passed')).toEqual(expect.arrayContaining(['evaluation', 'approvals']))
    expect(await page.locator('.answer').textContent()).toContain('sample-assistant')
    expect(await fits(page)).toBe(true)
    await picture(page, 'system-360')
    expect(faults).toEqual([])
  })

  test('a changed receipt is refused, and its answer is not recommended', async () => {
    const { page, faults } = await opened(360)
    await page.fill('#key', logKey)
    await choose(page, (await aReceipt()).replace('"threshold":0.42', '"threshold":0.41'))
    await page.locator('.verdict').waitFor()
    expect(await verdict(page)).toBe(WORDS.ar.verdict.failed)
    expect(await statuses(page, 'failed')).toEqual(['result-commitment'])
    expect(await page.locator('.answer .error').textContent()).toBe(WORDS.ar.answer.doNotRely)
    await picture(page, 'failed-360')

    await choose(page, 'not a receipt')
    await page.locator('.answer').waitFor({ state: 'detached' })
    expect(await statuses(page, 'failed')).toEqual(['format'])
    expect(faults).toEqual([])
  })

  test('a malformed key is named, and nothing is judged under it', async () => {
    const { page } = await opened(1280, 'fr')
    await choose(page, await aReceipt())
    await page.fill('#key', logKey.slice(0, -1))
    await page.locator('#key-error').waitFor()
    expect(await page.locator('#key-error').textContent()).toContain(WORDS.fr.key.malformed)
    expect(await page.locator('.verdict').count()).toBe(0)
  })

  test('the language changes without losing the receipt', async () => {
    const { page, faults } = await opened(1280)
    await page.fill('#key', logKey)
    await choose(page, await aReceipt({ result: anAbstention }))
    await page.locator('.verdict').waitFor()
    for (const language of ['fr', 'en', 'ar'] as const) {
      await page.click(`nav a[href="#${language}"]`)
      await page.locator(`nav a[href="#${language}"][aria-current]`).waitFor()
      expect(await verdict(page)).toBe(WORDS[language].verdict.verified)
      expect(await page.title()).toBe(WORDS[language].title)
      expect(await page.locator('.answer').textContent()).toContain(WORDS[language].answer.notAnAnswer)
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      expect(await fits(page)).toBe(true)
      await picture(page, `abstained-${language}`)
    }
    expect(faults).toEqual([])
  })

  test('a receipt may be dropped on the page', async () => {
    const { page } = await opened(1280)
    const dropped = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'receipt.json'))
        return transfer
      },
      await aReceipt(),
    )
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped })
    await page.locator('.verdict').waitFor()
    expect(await statuses(page, 'failed')).toEqual([])
  })
})
