import { addresses } from '../addresses.ts'
import { askPage } from '../ask/ask-page.tsx'
import type { PageRoutes } from './visit.ts'

/** Asking: a form, and the answer as a page or, where a script asks for it, as a stream. */
export function serveAsking(pages: PageRoutes): void {
  // `q` fills the form in and asks nothing: a link must not write.
  pages.get(addresses.ask, async ({ frame, query }) => ({
    html: askPage(frame, { values: { question: query('q') ?? '' }, problem: null }),
  }))
}
