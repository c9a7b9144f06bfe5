import { expect } from 'vitest'
import { onServer, withAndWithoutScript } from './journey.ts'

const setting = onServer()

withAndWithoutScript(
  'from the home page to the network, an institute, and the words that prove what is said of it',
  setting,
  async ({ page }) => {
    await page.goto('/ar/')
    await page.getByRole('navigation', { name: 'التنقل الرئيسي' }).getByRole('link', { name: 'الشبكة' }).click()
    await page.waitForURL('**/ar/network')
    await page.locator('td a[href*="/records/"]').first().click()
    await page.waitForURL('**/ar/records/*')
    const record = page.url()

    const source = page.locator('dd details').first()
    const quote = source.locator('blockquote').first()
    expect(await quote.isVisible()).toBe(false)
    await source.locator('summary').click()
    expect(await quote.isVisible()).toBe(true)
    expect(page.url()).toBe(record)
    const words = (await quote.textContent()) ?? ''

    await source.locator('a[href*="/sources/"]').first().click()
    await page.waitForURL('**/ar/sources/**')
    expect(await page.locator('mark').textContent()).toBe(words)
  },
)

withAndWithoutScript(
  'a door of the home page opens on what is there and says what is not',
  setting,
  async ({ page }) => {
    await page.goto('/fr/')
    await page.locator('.doors h3 a').first().click()
    await page.waitForURL('**/fr/spaces/researchers')
    expect(await page.locator('h1').textContent()).toBe('Chercheurs')
    await page.getByRole('link', { name: 'Questions de référence' }).click()
    await page.waitForURL('**/fr/data-sets/*/versions/*')
    await page.goBack()
    await page.getByRole('link', { name: 'le parcours de la plateforme' }).click()
    await page.waitForURL('**/fr/#path')
  },
)

withAndWithoutScript('what is new leads to what changed, and further back', setting, async ({ page }) => {
  await page.goto('/ar/changes')
  await page.getByRole('link', { name: 'ما قبل ذلك' }).click()
  await page.waitForURL('**/ar/changes?cursor=*')
  await page.getByRole('link', { name: 'مجموعات البيانات', exact: true }).last().click()
  await page.waitForURL('**/ar/changes?kind=data-set')
  await page.locator('ol.changes a').first().click()
  await page.waitForURL('**/ar/data-sets/*/versions/*')
})
