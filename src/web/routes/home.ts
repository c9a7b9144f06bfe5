import type { Language } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { countAnswers } from '../../modules/assistants/index.ts'
import { readLog } from '../../modules/audit/index.ts'
import { listDatasets, readVersion } from '../../modules/datasets/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { Restated } from '../ask/answer.ts'
import type { DoorLinks } from '../home/doors.tsx'
import { homePage } from '../home/home-page.tsx'
import type { PathState } from '../home/path.tsx'
import { indexingOf } from './data-sets.ts'
import { restatedBy } from './described.ts'
import type { PageRoutes, Visit } from './visit.ts'

type Published = { readonly id: string; readonly slug: string; readonly version: string }

/** Data sets that are looked at for one that answers: the first does, nearly always. */
const mostLookedAt = 10

export function serveHome(pages: PageRoutes): void {
  pages.get(addresses.home, async (visit) => {
    const { frame, language, site } = visit
    const published = await publishedDataSets(visit)
    const answers = await someAnswer(visit, published)
    const sample = published.find(({ slug }) => slug === site.sample.slug)
    const html = homePage(frame, {
      examples: sample && answers ? site.sample.examples[language] : [],
      path: await pathState(visit, answers),
      doors: doorLinks(language, published.length > 0),
      doorsSource: sample ? await doorsSource(visit, sample) : null,
      counters: await perform(countAnswers, visit.context, {}),
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

/** What exists of the path, from what the installation holds: the steps without a module are not there yet. */
async function pathState({ context, language }: Visit, answers: boolean): Promise<PathState> {
  const { checkpoint, fault } = await perform(readLog, context, { before: 0 })
  const signed = checkpoint !== null && fault === null
  const notYet = { available: false, href: null }
  return {
    problem: notYet,
    permit: notYet,
    build: { available: answers, href: null },
    prove: notYet,
    deploy: notYet,
    answer: { available: answers, href: localised(language, addresses.ask) },
    verify: { available: signed, href: localised(language, addresses.checkReceipt) },
  }
}

function doorLinks(language: Language, hasDocuments: boolean): DoorLinks {
  const at = (address: string) => localised(language, address)
  return {
    corpus: hasDocuments ? at(addresses.dataSets) : null,
    join: null,
    api: at(addresses.api),
    trial: null,
    'co-innovation': null,
    publish: at(addresses.publish),
    rules: at(addresses.rules),
    solution: null,
  }
}

/** As the sample describes it, as long as the sample is published here. */
async function doorsSource({ context, language, site }: Visit, sample: Published): Promise<Restated | null> {
  const { files } = await perform(readVersion, context, { id: sample.id, digest: sample.version })
  return restatedBy(files, language).find(({ source }) => source === site.sample.doorsSource) ?? null
}
