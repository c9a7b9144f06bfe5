import { routeNotFound } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { listRecords } from '../../modules/programmes/index.ts'
import { isAudience, spaceItems, spaceOf } from '../spaces/audience.ts'
import { spacePage } from '../spaces/space-page.tsx'
import { foundItems } from './space-items.ts'
import type { PageRoutes } from './visit.ts'

/** The four spaces: what the sources say the network offers, and what is here for those who come. */
export function serveSpaces(pages: PageRoutes): void {
  pages.get('/spaces/:audience', async (visit) => {
    const { frame, context, parameter } = visit
    const audience = parameter('audience')
    if (!isAudience(audience)) throw routeNotFound({})
    const [{ records }, items] = await Promise.all([
      perform(listRecords, context, { kind: 'space', limit: 100 }),
      foundItems(visit, spaceItems[audience].here),
    ])
    const space = spaceOf(records, audience)
    return { html: spacePage(frame, { audience, space, items, regions: context.regions.list }) }
  })
}
