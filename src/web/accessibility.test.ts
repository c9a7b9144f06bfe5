import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { openBrowser } from '../../tests/browser.ts'
import { loadAssets } from './assets.ts'
import { everyPage } from './testing.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const text = 'تصف إحدى المصادر وثيقة Mistral AI بأنها اتفاقية شراكة لدعم تطبيقات توليدية في المغرب'

/** Pages whose layout differs most: the others are made of the same parts. */
const wide = [
  'home',
  'space',
  'changes',
  'answer',
  'data-set',
  'publish-details-refused',
  'log',
  'roadmap',
  'network',
  'record-agreement',
  'project',
  'run',
  'comparison',
  'register',
  'register-entry',
  'register-risk',
  'approval',
  'open-contest',
]

/** Looking at every page takes minutes on a busy machine: parts that each end in time. */
const parts = 6
const everyPart = Array.from({ length: parts }, (_, part) => ({ language: 'ar', width: 360, part }) as const)

test.each([...everyPart, { language: 'fr', width: 1280, part: 'wide' }] as const)(
  'no page breaks a rule of axe or scrolls sideways: $language, $width px, part $part',
  async ({ language, width, part }) => {
    const { addresses, byPath } = await loadAssets()
    const pages = Object.entries(everyPage(language, text)).filter(([name], place) =>
      part === 'wide' ? wide.includes(name) : place % parts === part,
    )
    await using browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname
      const html = pages.find(([name]) => path === `/${name}`)?.[1]
      if (html) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      const asset = byPath.get(path === '/assets/jazari.css' ? addresses.style : path)
      if (asset) return route.fulfill({ contentType: asset.contentType, body: Buffer.from(asset.bytes) })
      return route.fulfill({ body: '' })
    })

    for (const [name] of pages) {
      await page.goto(`http://jazari.test/${name}`)
      // In this mode axe opens no second page to put its results together; ours hold no frames, whose results that is for.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        name,
      ).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        name,
      ).toBeLessThanOrEqual(0)
    }
  },
  240_000,
)
