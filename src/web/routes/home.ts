import { perform } from '../../kernel/perform.ts'
import { countAnswers } from '../../modules/assistants/index.ts'
import { readLog } from '../../modules/audit/index.ts'
import { isPublic, listProblems } from '../../modules/calls/index.ts'
import { listDatasets } from '../../modules/datasets/index.ts'
import { listTasks } from '../../modules/evaluation/index.ts'
import { listRecords } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { doorItems } from '../home/doors.tsx'
import { homePage } from '../home/home-page.tsx'
import type { PathState } from '../home/path.tsx'
import { indexingOf } from './data-sets.ts'
import { isNetwork } from './records.ts'
import { foundItems } from './space-items.ts'
import type { PageRoutes, Visit } from './visit.ts'

type Published = { readonly id: string; readonly slug: string; readonly version: string }

/** Data sets that are looked at for one that answers, problems for one that is public: the first is, nearly always. */
const mostLookedAt = 10
/** The region each is in is one of twelve. */
const institutesShown = 12

export function serveHome(pages: PageRoutes): void {
  pages.get(addresses.home, async (visit) => {
    const { frame, language, site, context } = visit
    const published = await publishedDataSets(visit)
    const [answers, spaces, institutes, programmes, items, counters] = await Promise.all([
      someAnswer(visit, published),
      perform(listRecords, context, { kind: 'space', limit: 100 }),
      perform(listRecords, context, { kind: 'institute', limit: institutesShown }),
      perform(listRecords, context, { kind: 'programme', limit: 100 }),
      foundItems(visit, doorItems),
      perform(countAnswers, context, {}),
    ])
    const isSampleHere = published.some(({ slug }) => slug === site.sample.slug)
    const html = homePage(frame, {
      examples: isSampleHere && answers ? site.sample.examples[language] : [],
      path: await pathState(visit, answers),
      spaces: spaces.records,
      items,
      network: {
        network: programmes.records.find(isNetwork) ?? null,
        institutes: institutes.records,
        more: institutes.next !== null,
      },
      regions: context.regions.list,
      counters,
    })
    return { html }
  })
}

async function publishedDataSets({ context }: Visit): Promise<Published[]> {
  const { dataSets } = await perform(listDatasets, context, { state: 'published', limit: 100 })
  return dataSets.flatMap(({ id, slug, current }) => (current ? [{ id, slug, version: current.version }] : []))
}

/** Whether a question can find anything: some published version has an index. */
async function someAnswer(visit: Visit, published: readonly Published[]): Promise<boolean> {
  for (const { id, version } of published.slice(0, mostLookedAt)) {
    if ((await indexingOf(visit, id, version))?.active) return true
  }
  return false
}

/** What exists of the path, from what the installation holds. */
async function pathState({ context, language }: Visit, answers: boolean): Promise<PathState> {
  const [{ checkpoint, fault }, { problems }, { tasks }] = await Promise.all([
    perform(readLog, context, { before: 0 }),
    perform(listProblems, context, { limit: mostLookedAt }),
    perform(listTasks, context, { limit: 1 }),
  ])
  const signed = checkpoint !== null && fault === null
  const stated = problems.some(({ state }) => isPublic(state))
  const tested = tasks.length > 0
  return {
    problem: { available: stated, href: localised(language, addresses.needs) },
    // A project starts from a problem, and a permit is asked for by a project.
    permit: { available: stated, href: localised(language, addresses.workspace) },
    // Built by a project's members, from data that answer.
    build: { available: answers, href: localised(language, addresses.workspace) },
    prove: { available: tested, href: localised(language, addresses.evaluation) },
    // What was built and proved has an entry in the register.
    deploy: { available: answers && tested, href: localised(language, addresses.register) },
    answer: { available: answers, href: localised(language, addresses.ask) },
    verify: { available: signed, href: localised(language, addresses.checkReceipt) },
  }
}
