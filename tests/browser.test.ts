import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

const arabic = '<!doctype html><html lang="ar-MA" dir="rtl"><meta charset="utf-8"><p>منصة جزري: سؤال'

test('a browser draws a page in Arabic, from right to left', { timeout: 120_000 }, async () => {
  await using browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
  const white = await page.screenshot()

  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(arabic)}`)

  expect(await page.locator('p').textContent()).toBe('منصة جزري: سؤال')
  const text = await page.locator('p').evaluate((paragraph) => {
    const range = document.createRange()
    range.selectNodeContents(paragraph)
    const { left, right, width } = range.getBoundingClientRect()
    return { left, right, width }
  })
  expect(text.width).toBeGreaterThan(50)
  expect(text.right).toBeGreaterThan(340)
  expect(text.left).toBeGreaterThan(100)
  // Without any font the text has its place, and the page stays white.
  expect((await page.screenshot()).equals(white)).toBe(false)
})
