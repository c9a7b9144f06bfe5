/**
 * Takes the pictures of the documents from a running server. Those of the desk need an officer's one-time link, and what
 * docs/guide/put-your-programme-on-record.md does up to its decision, done by another officer.
 *
 *     node --import tsx scripts/take-pictures.ts [http://127.0.0.1:7420 [lnk_…]]
 *
 * Those of docs/guide/the-path.md are taken on the walk itself: `JAZARI_PICTURES=docs/pictures`, and run
 * tests/journeys/path.test.ts.
 */
import { mkdirSync } from 'node:fs'
import { openBrowser } from '../tests/browser.ts'

const [origin = 'http://127.0.0.1:7420', link] = process.argv.slice(2)
const open = { 'home-ar': '/ar/' }
const query = encodeURIComponent('برنامج المكتبات المتنقلة')
const ofOfficers = {
  'desk-passage-ar': `/ar/desk/cite?kind=programme&query=${query}#found`,
  'desk-decision-ar': '/ar/desk/records/mobile-libraries/revisions/1',
}

mkdirSync('docs/pictures', { recursive: true })
await using browser = await openBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
if (link) {
  await page.goto(`${origin}/ar/sign-in?link=${link}`)
  await page.click('main button[type=submit]')
}
for (const [name, address] of Object.entries(link ? ofOfficers : open)) {
  await page.goto(origin + address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: `docs/pictures/${name}.png` })
}
