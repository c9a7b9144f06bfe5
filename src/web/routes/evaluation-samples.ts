import { perform } from '../../kernel/perform.ts'
import { drawPlaces, listSamples, type Plan, readPlan, readRun, readSample } from '../../modules/evaluation/index.ts'
import { addresses, localised } from '../addresses.ts'
import { type SampleOfRun, samplePage } from '../evaluation/sample-page.tsx'
import { sampleFilters, samplesPage } from '../evaluation/samples-page.tsx'
import { finishedRuns } from './evaluation-sight.ts'
import { nextPage } from './next-page.ts'
import type { Answer, PageRoutes, Visit } from './visit.ts'

const shown = 50
/** So many runs stand beside one. */
const mostBeside = 7

/** The samples of a run, and one of them. */
export function serveSamples(pages: PageRoutes): void {
  pages.get('/evaluation/runs/:id/samples', showSamples)
  pages.get('/evaluation/runs/:id/samples/:place', showSample)
}

async function showSamples(visit: Visit): Promise<Answer> {
  const { context, frame, parameter, query } = visit
  const run = await perform(readRun, context, { id: parameter('id') })
  const plan = await perform(readPlan, context, { id: run.plan })
  const chosen = Object.fromEntries(sampleFilters.map((name) => [name, query(name) || undefined]))
  const cursor = query('cursor')
  const asked = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
  // A choice that is none is the operation's to refuse.
  const { samples, next } = await perform(listSamples, context, {
    id: run.id,
    limit: shown,
    ...asked,
    ...(cursor && { cursor }),
  })
  const nextHref = nextPage(visit, addresses.samples(run.id), chosen, next)
  return { html: samplesPage(frame, { run, plan, samples, chosen, nextHref }) }
}

async function showSample(visit: Visit): Promise<Answer> {
  const { context, frame, language, parameter, request, site } = visit
  const run = await perform(readRun, context, { id: parameter('id') })
  const plan = await perform(readPlan, context, { id: run.plan })
  const sample = await perform(readSample, context, { id: run.id, place: parameter('place') })
  const query = new URL(request.url, site.origin).searchParams
  const wanted = [...new Set(query.getAll('with'))].filter((id) => id !== run.id).slice(0, mostBeside)
  const finished = await finishedRuns(visit, plan.task.digest)
  const comparable = finished.filter((other) => other.run.id !== run.id)
  const itemPlace = placesOf(plan)[sample.place]!
  const others: SampleOfRun[] = []
  for (const other of comparable.filter(({ run: { id } }) => wanted.includes(id))) {
    const place = placesOf(other.plan).indexOf(itemPlace)
    if (place === -1) continue
    others.push({ ...other, sample: await perform(readSample, context, { id: other.run.id, place }) })
  }
  const beside = new URLSearchParams(wanted.map((id) => ['with', id]))
  const at = (place: number) =>
    `${localised(language, addresses.sample(run.id, place))}${wanted.length > 0 ? `?${beside}` : ''}`
  const html = samplePage(frame, {
    sample,
    run,
    plan,
    others,
    comparable,
    previousHref: sample.place > 0 ? at(sample.place - 1) : null,
    nextHref: sample.place + 1 < run.done ? at(sample.place + 1) : null,
  })
  return { html }
}

/** Which item of the test stands at each place of a plan's runs: its seed says so to everybody. */
export function placesOf({ document }: Plan): readonly number[] {
  return drawPlaces(document.task.items, document.items, document.seed)
}
