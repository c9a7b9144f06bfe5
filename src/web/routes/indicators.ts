import { perform } from '../../kernel/perform.ts'
import { listIndicatorEvents, listIndicators, readIndicator } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { eventsPage } from '../indicators/events-page.tsx'
import { indicatorPage } from '../indicators/indicator-page.tsx'
import { indicatorsPage } from '../indicators/indicators-page.tsx'
import type { PageRoutes, Visit } from './visit.ts'

/** Every indicator, and what is under the number of each. The page of one is a record's (`showIndicator`). */
export function serveIndicators(pages: PageRoutes): void {
  pages.get(addresses.indicators, async ({ frame, language, context, query }) => {
    const { indicators, next } = await perform(listIndicators, context, pageOf(query('cursor')))
    const nextHref = next === null ? null : pageAfter(localised(language, addresses.indicators), next)
    return { html: indicatorsPage(frame, { indicators, regions: context.regions.list, nextHref }) }
  })

  pages.get('/indicators/:slug/events', async ({ frame, language, context, parameter, query }) => {
    const record = parameter('slug')
    const indicator = await perform(readIndicator, context, { record })
    const { derivation, events, next } = await perform(listIndicatorEvents, context, {
      record,
      ...pageOf(query('cursor')),
    })
    const address = localised(language, addresses.indicatorEvents(indicator.slug))
    return {
      html: eventsPage(frame, {
        indicator,
        derivation,
        events,
        nextHref: next === null ? null : pageAfter(address, next),
      }),
    }
  })
}

/** The page of a record that is an indicator. */
export async function showIndicator({ frame, context }: Visit, record: string): Promise<{ html: string }> {
  const indicator = await perform(readIndicator, context, { record })
  return { html: indicatorPage(frame, { indicator, regions: context.regions.list }) }
}

function pageOf(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}

function pageAfter(address: string, cursor: string): string {
  return `${address}?cursor=${encodeURIComponent(cursor)}`
}
