import { perform } from '../../kernel/perform.ts'
import { readLog } from '../../modules/audit/index.ts'
import { listProblems } from '../../modules/calls/index.ts'
import { listDatasets, listGoldenQuestions } from '../../modules/datasets/index.ts'
import { listRules } from '../../modules/policy/index.ts'
import { listRecords } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { Found, HereItem, SpaceItems } from '../spaces/audience.ts'
import { verifierHref } from './receipts.ts'
import type { Visit } from './visit.ts'

/** Things that are counted one by one; beyond it is said that there are more. */
const mostCounted = 100
/** Data sets that are looked at for golden questions, newest first. */
const mostLookedAt = 5

/** What of these things is here now, and how much of it. */
export async function foundItems(visit: Visit, wanted: readonly HereItem[]): Promise<SpaceItems> {
  const found = await Promise.all(wanted.map(async (item) => [item, await finders[item](visit)] as const))
  return Object.fromEntries(found)
}

type Finder = (visit: Visit) => Found | null | Promise<Found | null>

const finders: Readonly<Record<HereItem, Finder>> = {
  async 'data-sets'(visit) {
    const { dataSets, next } = await perform(listDatasets, visit.context, { state: 'published', limit: mostCounted })
    return counted(visit, addresses.dataSets, dataSets.length, next !== null)
  },
  async 'golden-questions'(visit) {
    const { context } = visit
    const { dataSets } = await perform(listDatasets, context, { state: 'published', limit: mostLookedAt })
    for (const { id, current } of dataSets) {
      if (!current?.goldenQuestions) continue
      const { questions, sealed } = await perform(listGoldenQuestions, context, { id, digest: current.version })
      const number = questions.length + sealed
      if (number > 0) return counted(visit, addresses.dataSetVersion(id, current.version), number)
    }
    return null
  },
  api: (visit) =>
    counted(visit, addresses.api, visit.site.operations.filter(({ effect }) => effect !== 'queued').length),
  'command-line': (visit) => uncounted(visit, addresses.api),
  async rules(visit) {
    const { rules } = await perform(listRules, visit.context, {})
    return counted(visit, addresses.rules, rules.length)
  },
  async log(visit) {
    // No entry is asked for: only how far the log is signed.
    const { size } = await perform(readLog, visit.context, { before: 0 })
    return counted(visit, addresses.log, size)
  },
  verifier: () => ({ href: verifierHref, count: null }),
  async problems(visit) {
    const { problems, next } = await perform(listProblems, visit.context, { state: 'open', limit: mostCounted })
    return counted(visit, `${addresses.needs}?state=open`, problems.length, next !== null)
  },
  propose: (visit) => uncounted(visit, addresses.proposeNeed),
  records: (visit) => anyRecord(visit, addresses.roadmap, {}),
  agreements: (visit) => anyRecord(visit, `${addresses.records}?kind=agreement`, { kind: 'agreement' }),
  publish: (visit) => uncounted(visit, addresses.publish),
  indicators: (visit) => uncounted(visit, addresses.indicators),
}

/** Counting them would load each with its sources, so it is only asked whether there is one. */
async function anyRecord(visit: Visit, address: string, filter: { readonly kind?: string }): Promise<Found | null> {
  const { records } = await perform(listRecords, visit.context, { ...filter, limit: 1 })
  return records.length > 0 ? uncounted(visit, address) : null
}

function uncounted({ language }: Visit, address: string): Found {
  return { href: localised(language, address), count: null }
}

function counted({ language }: Visit, address: string, number: number, more = false): Found | null {
  return number === 0 ? null : { href: localised(language, address), count: { number, more } }
}
