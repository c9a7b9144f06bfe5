import { accessibilityPage } from '../about/accessibility-page.tsx'
import { addresses } from '../addresses.ts'
import type { PageRoutes } from './visit.ts'

export function serveAbout(pages: PageRoutes): void {
  pages.get(addresses.accessibility, async ({ frame }) => ({ html: accessibilityPage(frame) }))
}
