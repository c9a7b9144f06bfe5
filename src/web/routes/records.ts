import type { z } from 'zod'
import { perform } from '../../kernel/perform.ts'
import { listRecords, readHistory, readRecord, type ShownRecord } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { sourceCodes } from '../records/cited-sources.tsx'
import { historyPage } from '../records/history-page.tsx'
import { networkPage } from '../records/network-page.tsx'
import { type Related, recordPage } from '../records/record-page.tsx'
import { recordsPage } from '../records/records-page.tsx'
import { type FilterName, filterNames } from '../records/roadmap-filters.tsx'
import { type RecordList, roadmapPage } from '../records/roadmap-page.tsx'
import { showIndicator } from './indicators.ts'
import type { PageRoutes, Visit } from './visit.ts'

type Wanted = z.input<typeof listRecords.input>

/** The address name of the record that describes the roadmap itself. */
const roadmapSlug = 'roadmap'
/** How many records of a kind a page that shows many kinds begins with. */
const firstOfKind = 50
const mostAtOnce = 100

/** The roadmap, the network, and every record with its history. */
export function serveRecords(pages: PageRoutes): void {
  pages.get(addresses.roadmap, async (visit) => {
    const chosen = chosenBy(visit)
    const ofKind = (kind: string) => listed(visit, { kind, ...chosen, limit: firstOfKind })
    // What choices are made of is never narrowed by them.
    const all = (kind: string) => listed(visit, { kind, limit: mostAtOnce })
    const [axes, organisations, events, everyProgramme, agreements, recommendations, institutes] = await Promise.all([
      all('axis'),
      all('organisation'),
      all('event'),
      all('programme'),
      ofKind('agreement'),
      ofKind('recommendation'),
      ofKind('institute'),
    ])
    const programmes = Object.keys(chosen).length > 0 ? await ofKind('programme') : everyProgramme
    const seen = [axes, organisations, events, everyProgramme, agreements, recommendations, institutes]
    const html = roadmapPage(visit.frame, {
      regions: visit.context.regions.list,
      roadmap: everyProgramme.records.find(({ slug }) => slug === roadmapSlug) ?? null,
      axes: axes.records,
      organisations: organisations.records,
      events: events.records,
      agreements,
      recommendations,
      programmes,
      institutes,
      filter: { chosen, sources: sourceCodes(seen.flatMap(({ records }) => records)) },
    })
    return { html }
  })

  pages.get(addresses.network, async (visit) => {
    const { frame, context } = visit
    const [institutes, programmes] = await Promise.all([
      listed(visit, { kind: 'institute', limit: mostAtOnce }),
      listed(visit, { kind: 'programme', limit: mostAtOnce }),
    ])
    const html = networkPage(frame, {
      regions: context.regions.list,
      regionsCitation: context.regions.citation,
      institutes: institutes.records,
      moreHref: institutes.moreHref,
      network: programmes.records.find(isNetwork) ?? null,
    })
    return { html }
  })

  pages.get(addresses.records, async (visit) => {
    const { frame, query } = visit
    const kind = given(query('kind'))
    const chosen = chosenBy(visit)
    const cursor = given(query('cursor'))
    const linked = given(query('linked'))
    const wanted = { ...(kind && { kind }), ...(linked && { linked }), ...chosen, ...(cursor && { cursor }) }
    const { records, moreHref } = await listed(visit, wanted)
    const filtered = linked !== undefined || Object.keys(chosen).length > 0
    return { html: recordsPage(frame, { kind, records, filtered, nextHref: moreHref }) }
  })

  pages.get('/records/:record', async (visit) => {
    const { frame, context, parameter } = visit
    const record = await perform(readRecord, context, { record: parameter('record') })
    if (record.kind === 'indicator') return showIndicator(visit, record.slug)
    const related = await relatedTo(visit, record)
    return { html: recordPage(frame, { record, regions: context.regions.list, related }) }
  })

  pages.get('/records/:record/history', async ({ frame, context, parameter }) => {
    const history = await perform(readHistory, context, { record: parameter('record') })
    return { html: historyPage(frame, history) }
  })
}

/** A choice that is left open comes empty. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function chosenBy({ query }: Visit): Partial<Record<FilterName, string>> {
  const chosen: Partial<Record<FilterName, string>> = {}
  for (const name of filterNames) {
    const value = given(query(name))
    if (value !== undefined) chosen[name] = value
  }
  return chosen
}

async function listed({ context, language }: Visit, wanted: Wanted): Promise<RecordList> {
  const { records, next } = await perform(listRecords, context, wanted)
  return { records, moreHref: next === null ? null : listHref(language, { ...wanted, cursor: next }) }
}

function listHref(language: Visit['language'], { limit: _, ...wanted }: Wanted): string {
  return `${localised(language, addresses.records)}?${new URLSearchParams(wanted as Record<string, string>)}`
}

export function isNetwork({ fields }: ShownRecord): boolean {
  return fields.sort?.some(({ term }) => term === 'network') ?? false
}

/** Records that lead to this one, by their kinds; where there are more, the last list leads on to them. */
async function relatedTo(visit: Visit, { slug }: ShownRecord): Promise<Related[]> {
  const { records, moreHref } = await listed(visit, { linked: slug, limit: mostAtOnce })
  const groups = [...Map.groupBy(records, ({ kind }) => kind)]
  return groups.map(([kind, group], at) => ({
    kind,
    records: group,
    moreHref: at === groups.length - 1 ? moreHref : null,
  }))
}
