import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { onServer } from './journey.ts'

const setting = onServer()
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const budgetBytes = 30 * 1024

/** The public pages of this installation, by their addresses after the language. */
async function publicPages(page: Page): Promise<string[]> {
  const after = () => page.url().replace(/^https?:\/\/[^/]+\/[a-z]{2}/, '')
  await page.goto('/ar/')
  await page.locator('.eg button').first().click()
  const answer = after()
  await page.locator('figcaption a[href*="/sources/"]').first().click()
  const source = after()
  await page.goto('/ar/')
  await page.locator('.eg button').last().click()
  const abstention = after()
  await page.goto('/ar/data-sets')
  await page.locator('ul.links a').first().click()
  const dataSet = after()
  const fixed = ['/', '/ask', '/data-sets', '/rules', '/log', '/receipts/check', '/sign-in', '/api', '/accessibility']
  const records = [
    '/network',
    '/roadmap',
    '/needs',
    '/indicators',
    '/changes',
    '/spaces/researchers',
    '/spaces/companies',
    '/records/a3',
    '/records/mistral-ai-mtnra-laboratory',
    '/needs/p1',
  ]
  return [
    ...fixed,
    ...records,
    '/problems/request.invalid',
    '/publish',
    '/nowhere',
    answer,
    source,
    abstention,
    dataSet,
  ]
}

/** Signs in, and answers the pages that somebody sees who publishes and administers. */
async function publisherPages(page: Page, link: string): Promise<string[]> {
  await page.goto(link)
  await page.locator('main').getByRole('button').click()
  await page.waitForURL('**/ar/')
  await page.goto('/ar/data-sets')
  await page.locator('ul.links a').first().click()
  const dataSet = new URL(page.url()).pathname.slice('/ar'.length)
  await page.goto(`/ar${dataSet}/draft`)
  await page.setInputFiles('input[type=file]', {
    name: 'more.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# ملحق\n\nنص قصير.\n'),
  })
  await page.getByRole('button', { name: 'أرسل الملفات' }).click()
  await page.locator('[data-draft-files]').getByText('more.md').waitFor()
  await page.getByRole('button', { name: 'اختم النسخة' }).click()
  await page.waitForURL('**/findings')
  const findings = new URL(page.url()).pathname.slice('/ar'.length)
  const publishing = ['/publish', dataSet, `${dataSet}/draft`, findings, `${dataSet}/label`]
  return ['/', ...publishing, '/workspace', '/account', '/organisations', '/people', '/inbox', '/decisions']
}

test.each([
  { language: 'ar', width: 360 },
  { language: 'ar', width: 1280 },
  { language: 'fr', width: 360 },
  { language: 'fr', width: 1280 },
])(
  'no page of a running installation breaks a rule of axe or scrolls sideways: $language, $width px',
  {
    timeout: 240_000,
  },
  async ({ language, width }) => {
    const { browser, server } = setting()
    const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: server.origin })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      // The status of an error page is no fault of the page.
      if (message.type() === 'error' && !/status of 40[14]/.test(message.text())) complaints.push(message.text())
    })
    const addresses = [...(await publicPages(page)), ...(await publisherPages(page, await server.newLink()))]
    for (const address of addresses) {
      await page.goto(`/${language}${address}`)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        address,
      ).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([address, overflow]).toEqual([address, 0])
    }
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('a public page weighs at most 30 KB with its style sheet, as it is sent', { timeout: 120_000 }, async () => {
  const { browser, server } = setting()
  const page = await browser.newPage({ baseURL: server.origin })
  const sent = async (address: string) => {
    const response = await fetch(server.origin + address, { headers: { 'accept-encoding': 'gzip' } })
    return Buffer.from(await response.arrayBuffer())
  }
  const style = /href="(\/assets\/jazari[^"]+)"/.exec((await sent('/ar/')).toString())![1]!
  const styleBytes = gzipSync(await sent(style)).length
  for (const address of await publicPages(page)) {
    const bytes = gzipSync(await sent(`/ar${address}`)).length + styleBytes
    expect(bytes, address).toBeLessThanOrEqual(budgetBytes)
  }
  await page.close()
})
