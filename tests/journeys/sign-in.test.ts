import { expect, test } from 'vitest'
import { onServer } from './journey.ts'

const setting = onServer()

test('the link that is printed at the first start signs the administrator in, once, in the browser that opens it', {
  timeout: 120_000,
}, async () => {
  const { browser, server } = setting()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  // A program that scans mail opens the link first.
  await fetch(server.link)

  await page.goto(server.link)
  await page.locator('main').getByRole('button').click()
  await page.waitForURL('**/ar/')
  expect(await page.locator('.who').textContent()).toContain('نشر مجموعة بيانات')
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ name: 'jazari_session', httpOnly: true, sameSite: 'Lax', secure: false })

  const other = await browser.newContext({ javaScriptEnabled: false })
  const elsewhere = await other.newPage()
  await elsewhere.goto(server.link)
  await elsewhere.locator('main').getByRole('button').click()
  expect(await elsewhere.getByRole('alert').count()).toBe(1)
  expect(await other.cookies()).toEqual([])

  await page.getByRole('button', { name: 'تسجيل الخروج' }).click()
  await page.waitForURL('**/ar/')
  expect(await context.cookies()).toEqual([])
  await Promise.all([context.close(), other.close()])
})
