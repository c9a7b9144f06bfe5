import { cursorAt } from '../../kernel/cursor.ts'
import { perform } from '../../kernel/perform.ts'
import {
  compare,
  listItems,
  listSamples,
  type Run,
  readPlan,
  readTask,
  type Task,
} from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses } from '../addresses.ts'
import { type ComparedRun, type ComparisonData, comparisonPage } from '../evaluation/comparison-page.tsx'
import type { ListedSample } from '../evaluation/samples-page.tsx'
import { placesOf } from './evaluation-samples.ts'
import { whereAllowed } from './evaluation-sight.ts'
import type { Answer, PageRoutes, Visit } from './visit.ts'

const mostRuns = 8
/** Questions on one page; a run that drew its items otherwise is looked through for as many samples at most. */
const shown = 50
const mostLooked = 500

/** Runs of one test beside each other. */
export function serveComparison(pages: PageRoutes): void {
  pages.get(addresses.comparison, showComparison)
}

async function showComparison(visit: Visit): Promise<Answer> {
  const { context, frame, request, site } = visit
  const query = new URL(request.url, site.origin).searchParams
  const ids = [...new Set(query.getAll('run'))].slice(0, mostRuns)
  // Of one run alone there is nothing to compare: the operation says how many it takes.
  const { task: digest, runs: compared, metrics } = await perform(compare, context, { runs: ids })
  const task = await perform(readTask, context, { digest })
  const runs = await named(visit, compared)
  return { html: comparisonPage(frame, { task, runs, metrics, questions: await questionsOf(visit, task, runs, ids) }) }
}

/** Runs with their plans, each under a name that no other has. */
async function named({ context, language }: Visit, runs: readonly Run[]): Promise<ComparedRun[]> {
  const found: ComparedRun[] = []
  for (const run of runs) {
    const plan = await perform(readPlan, context, { id: run.plan })
    found.push({ run, plan, name: plan.system.name ?? plan.system.id })
  }
  return found.map((one, place) => {
    const same = found.filter(({ name }) => name === one.name)
    if (same.length === 1) return one
    const number = found.slice(0, place + 1).filter(({ name }) => name === one.name).length
    return { ...one, name: words(language)('comparison.numbered', { name: one.name, number }) }
  })
}

/** Question by question, in the order of the first run; nothing of what nobody may see. */
async function questionsOf(
  visit: Visit,
  task: Task,
  runs: readonly ComparedRun[],
  ids: readonly string[],
): Promise<ComparisonData['questions']> {
  const [first, ...others] = runs
  if (!first || task.hidden) return null
  const { context, query } = visit
  const cursor = query('cursor')
  const page = await whereAllowed(() =>
    perform(listSamples, context, { id: first.run.id, limit: shown, ...(cursor && { cursor }) }),
  )
  if (!page) return null
  const questions = await wordsOf(visit, task, first, page.samples)
  const beside: ReadonlyMap<string, ListedSample>[] = []
  for (const other of others) beside.push(await sameItems(visit, first, other, page.samples))
  return {
    rows: page.samples.map((sample) => ({
      item: sample.item,
      question: questions.get(sample.item) ?? null,
      language: sample.language,
      samples: [sample, ...beside.map((samples) => samples.get(sample.item) ?? null)],
    })),
    nextHref:
      page.next === null ? null : `?${new URLSearchParams([...ids.map((id) => ['run', id]), ['cursor', page.next]])}`,
  }
}

/** The samples of another run on these items, by item. Of runs that were drawn alike they stand at the same places. */
async function sameItems(
  { context }: Visit,
  first: ComparedRun,
  other: ComparedRun,
  samples: readonly ListedSample[],
): Promise<ReadonlyMap<string, ListedSample>> {
  const drawn = placesOf(first.plan)
  const place = new Map(placesOf(other.plan).map((item, at) => [item, at]))
  const wanted = new Set(samples.flatMap((sample) => place.get(drawn[sample.place]!) ?? []))
  const found = new Map<string, ListedSample>()
  const ordered = [...wanted].sort((a, b) => a - b)
  for (let at = ordered[0], looked = 0; at !== undefined && looked < mostLooked; ) {
    const { samples: read } = await perform(listSamples, context, {
      id: other.run.id,
      limit: 100,
      ...(at > 0 && { cursor: cursorAt([at - 1]) }),
    })
    for (const one of read) if (wanted.has(one.place)) found.set(one.item, one)
    looked += read.length
    const last = read.at(-1)?.place
    at = last === undefined ? undefined : ordered.find((next) => next > last)
  }
  return found
}

/** What was asked, for whoever may see the items; a run of the whole test has them in the test's order. */
async function wordsOf(
  { context }: Visit,
  task: Task,
  { plan }: ComparedRun,
  samples: readonly ListedSample[],
): Promise<ReadonlyMap<string, string>> {
  const from = samples[0]?.place
  if (from === undefined || plan.document.items !== task.items) return new Map()
  const page = await whereAllowed(() =>
    perform(listItems, context, {
      digest: task.digest,
      limit: shown,
      ...(from > 0 && { cursor: cursorAt([from - 1]) }),
    }),
  )
  return new Map(page?.items.flatMap(({ id, input }) => (input.question === undefined ? [] : [[id, input.question]])))
}
