import { perform } from '../../kernel/perform.ts'
import { listReviews, rate } from '../../modules/evaluation/index.ts'
import { addresses, localised } from '../addresses.ts'
import { reviewsPage } from '../evaluation/reviews-page.tsx'
import { blank, type Filled } from '../forms.tsx'
import { requireSignedIn } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Blind review: one sample a page, rated and never shown with its system or with what others said. */
export function serveReviews(pages: PageRoutes): void {
  pages.get(addresses.reviews, (visit) => drawReview(visit, visit.query('run') || null, blank))
  pages.post(addresses.reviews, (visit, form) => {
    const only = form.get('only') === 'yes' ? written(form, 'run') : null
    const take = async () => {
      const note = written(form, 'note')
      await perform(rate, visit.context, {
        run: written(form, 'run'),
        place: written(form, 'place'),
        metric: written(form, 'metric'),
        ...(form.has('value') && { value: written(form, 'value') }),
        ...(note && { note }),
      })
      return { seeOther: reviewsAddress({ run: only, thanked: 'yes' }) }
    }
    return orAgain(visit, form, take, (filled) => drawReview(visit, only, filled))
  })
}

async function drawReview(visit: Visit, run: string | null, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context, language, query } = visit
  const cursor = query('cursor')
  const { reviews, next } = await perform(listReviews, context, {
    limit: 1,
    ...(run !== null && { run }),
    ...(cursor && { cursor }),
  })
  const skip = next === null ? null : localised(language, reviewsAddress({ run, cursor: next }))
  const data = { review: reviews[0] ?? null, skipHref: skip, thanked: query('thanked') === 'yes', run }
  return { html: reviewsPage(frameAt(visit, reviewsAddress({ run })), data, filled) }
}

function reviewsAddress(said: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== null)
  return given.length === 0 ? addresses.reviews : `${addresses.reviews}?${new URLSearchParams(given)}`
}
