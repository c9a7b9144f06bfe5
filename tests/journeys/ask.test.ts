import { expect } from 'vitest'
import { verifyReceipt } from '../../libs/receipt/index.ts'
import { onServer, withAndWithoutScript } from './journey.ts'

const setting = onServer()

withAndWithoutScript('a citizen asks, reads the quotes and opens one where it stands', setting, async ({ page }) => {
  await page.goto('/')
  await page.getByRole('searchbox').fill('في أي يوم أُطلقت معاهد الجزري، وفي أي مدينة؟')
  await page.getByRole('button', { name: 'اسأل', exact: true }).click()
  await page.waitForURL('**/ar/answers/*')

  const quote = page.locator('blockquote').first()
  expect(await quote.textContent()).toContain('12 يناير 2026')
  const text = (await quote.textContent()) ?? ''
  await page.locator('figcaption a[href*="/sources/"]').first().click()
  await page.waitForURL('**/ar/sources/**')
  expect(await page.locator('mark').textContent()).toBe(text)
})

withAndWithoutScript('an example is one click away from its answer', setting, async ({ page }) => {
  await page.goto('/ar/')
  await page.locator('.eg button').first().click()
  await page.waitForURL('**/ar/answers/*')
  expect(await page.locator('blockquote').count()).toBeGreaterThan(0)
})

withAndWithoutScript(
  'a new question is asked beside the answer, and the language links lead to the new answer',
  setting,
  async ({ page }) => {
    await page.goto('/ar/ask')
    await page.getByRole('textbox').fill('ما المحاور الخمسة للرؤية الوطنية للذكاء الاصطناعي؟')
    await page.getByRole('button', { name: 'اسأل', exact: true }).click()
    await page.waitForURL('**/ar/answers/*')
    await page.locator('blockquote').first().waitFor()
    const address = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Français' }).click()
    await page.waitForURL(`**${address.replace('/ar/', '/fr/')}`)
    expect(await page.locator('h1').textContent()).toBe('ما المحاور الخمسة للرؤية الوطنية للذكاء الاصطناعي؟')
    expect(await page.locator('html').getAttribute('lang')).toBe('fr-MA')
  },
)

withAndWithoutScript('what the sources do not say is not answered', setting, async ({ page }) => {
  await page.goto('/ar/ask')
  await page.getByRole('textbox').fill('كم تبلغ ميزانية شبكة معاهد الجزري؟')
  await page.getByRole('button', { name: 'اسأل', exact: true }).click()
  await page.waitForURL('**/ar/answers/*')
  await page.getByText('لا جواب لدينا').waitFor()
  expect(await page.title()).toContain('امتناع عن الجواب')
})

withAndWithoutScript(
  'a receipt is downloaded and checked, and a changed one does not hold',
  setting,
  async ({ page, server }) => {
    await page.goto('/ar/')
    await page.locator('.eg button').first().click()
    await page.waitForURL('**/ar/answers/*')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'تنزيل الوصل' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^rc_[a-z2-7]{26}\.json$/)
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const receipt = Buffer.concat(chunks)

    const check = async (buffer: Buffer): Promise<string> => {
      await page.goto('/ar/receipts/check')
      await page.setInputFiles('input[type=file]', { name: 'receipt.json', mimeType: 'application/json', buffer })
      await page.getByRole('button', { name: 'افحص الوصل' }).click()
      return (await page.locator('#result').textContent()) ?? ''
    }
    expect(await check(receipt)).toBe('وصل صحيح')
    const changed = Buffer.from(receipt.toString('utf8').replace('2026', '2027'))
    expect(await check(changed)).not.toBe('وصل صحيح')

    await page.goto('/ar/log')
    const key = (await page.locator('dl.summary bdi').nth(1).textContent()) ?? ''
    expect(verifyReceipt(receipt, { keys: [key] }).verdict).toBe('verified')
    expect((await fetch(`${server.origin}/verifier.html`)).headers.get('content-disposition')).toContain('attachment')
  },
)
