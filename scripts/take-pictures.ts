/**
 * Takes the pictures of the documents from a running server.
 *
 *     node --import tsx scripts/take-pictures.ts [http://127.0.0.1:7420]
 */
import { mkdirSync } from 'node:fs'
import { openBrowser } from '../tests/browser.ts'

const origin = process.argv[2] ?? 'http://127.0.0.1:7420'
const pictures = { 'home-ar': '/ar/' }

mkdirSync('docs/pictures', { recursive: true })
await using browser = await openBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
for (const [name, address] of Object.entries(pictures)) {
  await page.goto(origin + address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: `docs/pictures/${name}.png` })
}
