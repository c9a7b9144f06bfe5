import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openBrowser } from '../../../tests/browser.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite } from '../routes/testing.ts'

/** A port that was free a moment ago: passkeys belong to an origin, which must be known before the server is there. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

test('in a browser, a passkey is made on the account page and signs in on the sign-in page', {
  timeout: 120_000,
}, async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  await using db = await freshDatabase<never>()
  await using site = await aSite(db, { origin, signIn: { origin, installation: 'Jazari', oidc: undefined } })
  await site.server.listen({ port, host: '127.0.0.1' })
  await using browser = await openBrowser()
  const context = await browser.newContext({ locale: 'ar-MA', baseURL: origin })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', { options })

  await page.goto(`/ar/sign-in?link=${await site.linkFor('member')}`)
  await page.locator('main').getByRole('button').click()
  await page.waitForURL('**/ar/')
  await page.goto('/ar/account')
  await page.getByLabel('اسم تعرف به هذا المفتاح').fill('هاتفي')
  await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click()
  await page.waitForURL('**/account?done=passkey')
  expect(await page.locator('main').textContent()).toContain('هاتفي')

  // A browser that was left open adds none: what the server says stands on the page.
  await db.pool.query(`update identity.session set started_at = started_at - interval '31 minutes'`)
  await page.goto('/ar/account')
  await page.getByLabel('اسم تعرف به هذا المفتاح').fill('مفتاح آخر')
  await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click()
  await page.getByText('سجّل الدخول من جديد أولا').waitFor()

  await context.clearCookies()
  await page.goto('/ar/sign-in?next=%2Faccount')
  await page.getByRole('button', { name: 'دخول بمفتاح المرور' }).click()
  await page.waitForURL('**/ar/account')
  expect(await page.locator('main').textContent()).toContain('الوسيلة: مفتاح مرور')

  // An authenticator that does not verify its person signs nobody in.
  await context.clearCookies()
  await tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto('/ar/sign-in')
  await page.getByRole('button', { name: 'دخول بمفتاح المرور' }).click()
  await page.getByText('لم يُستعمل أي مفتاح مرور').waitFor()
  expect(await context.cookies()).toEqual([])
  await context.close()

  const withoutScript = await browser.newContext({ javaScriptEnabled: false, baseURL: origin })
  const plain = await withoutScript.newPage()
  await plain.goto('/ar/sign-in')
  expect(await plain.getByText('يحتاج مفتاح المرور إلى تشغيل البرامج النصية').isVisible()).toBe(true)
  expect(await plain.getByRole('button', { name: 'دخول بكلمة المرور' }).isVisible()).toBe(true)
  await withoutScript.close()
})
