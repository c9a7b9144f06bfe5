/**
 * `npm run bench:evaluation`: what evaluating on record costs. Samples a second of a whole run (plan, samples, scores, traces,
 * result) against an upstream that always answers the same, beside a plain client loop with as many questions in flight; then
 * pages of the samples of a large run, and its result. `--samples`, `--rounds`, `--stored` change how many.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cursorAt } from '../src/kernel/cursor.ts'
import { perform } from '../src/kernel/perform.ts'
import { listSamples, measure } from '../src/modules/evaluation/index.ts'
import { examination } from './evaluation/items.ts'
import { plainLoop } from './evaluation/plain-loop.ts'
import { aPlatform } from './evaluation/platform.ts'
import { Random } from './random.ts'
import { type Figures, option, percentile, report } from './report.ts'
import { temporaryServer } from './temporary-server.ts'

const argv = process.argv.slice(2)
const count = (name: string, otherwise: number) => Number(option(argv, name) ?? otherwise)
const samples = count('--samples', 2_000)
const rounds = count('--rounds', 5)
const stored = count('--stored', 100_000)
/** What an endpoint is asked at once unless somebody says otherwise, and one that takes more. */
const subjects = { '': 4, 'at-once-16.': 16 }
const pagesEach = 100
const progress = (said: string) => process.stderr.write(`${said}\n`)

const upstream = fork(new URL('evaluation/upstream.ts', import.meta.url))
const [port] = (await once(upstream, 'message')) as [number]
const url = `http://127.0.0.1:${port}/v1`

await using server = await temporaryServer(20)
await using platform = await aPlatform(server)
const figures: Record<string, number> = {}
const plain: Record<string, number> = {}

const { items, questions } = examination(samples)
const task = await platform.addItems(items)
for (const [subject, parallel] of Object.entries(subjects)) {
  progress(`${samples} samples, ${parallel} at once, ${rounds} rounds`)
  const endpoint = await platform.connect(url, parallel)
  const ours: Cost[] = []
  const theirs: Cost[] = []
  // By turns, so that a busy moment of the machine falls on both; the first of each warms up.
  for (let round = 0; round <= rounds; round++) {
    theirs.push(await costOf(() => plainLoop(url, questions, parallel)))
    ours.push(await costOf(() => platform.run(task, endpoint)))
  }
  Object.assign(figures, prefixed(subject, figuresOf(ours.slice(1))))
  Object.assign(plain, prefixed(subject, figuresOf(theirs.slice(1))))
  figures[`${subject}overheadPercent`] = 100 * (ratio(ours, theirs, ({ wallMs }) => wallMs) - 1)
  figures[`${subject}cpuTimes`] = ratio(ours, theirs, ({ cpuMs }) => cpuMs)
}

progress(`${stored} samples to be stored`)
const large = await platform.run(await platform.addItems(examination(stored).items), await platform.connect(url, 64))
figures.resultMs = large.resultMs
figures.measureMs = measureMs()
const filters = {
  all: {},
  passed: { passed: true },
  failed: { passed: false },
  language: { language: 'ary' },
  slice: { slice: 'droit' },
  'rare-slice': { slice: 'rare' },
  together: { passed: true, language: 'en', slice: 'calcul' },
}
await pagesOf(large.run, filters.all)
const pages: number[] = []
for (const [name, filter] of Object.entries(filters)) {
  const milliseconds = await pagesOf(large.run, filter)
  pages.push(...milliseconds)
  figures[`${name}.browseP50`] = percentile(milliseconds, 50)
  figures[`${name}.browseP99`] = percentile(milliseconds, 99)
}
figures.browseP50 = percentile(pages, 50)
figures.browseP99 = percentile(pages, 99)
upstream.disconnect()

report(
  {
    name: 'evaluation',
    figures,
    baselines: { 'plain loop': plain },
    notes: [
      `${samples} samples of a multiple-choice test a run; the upstream answers 1 KB after 5 ms, from a process of its own. Median of ${rounds} rounds, by turns.`,
      'A run is everything from the plan to the recorded result. cpuMs: of this process a sample, PostgreSQL’s not counted; overheadPercent: of wall time; cpuTimes: CPU as a multiple of the plain loop’s.',
      `The line without a name: ${subjects['']} at once, as endpoints are unless somebody says otherwise.`,
      `${stored} samples of one run: measureMs is every interval over so many, resultMs its whole result; browse: pages of 50 at random places, in milliseconds, together and by filter.`,
    ],
  },
  argv,
)

type Cost = { readonly wallMs: number; readonly cpuMs: number }

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { wallMs: performance.now() - begun, cpuMs: (user + system) / 1000 }
}

function figuresOf(costs: readonly Cost[]): Figures {
  const median = (of: (cost: Cost) => number) => percentile(costs.map(of), 50)
  return {
    samplesPerSecond: (1000 * samples) / median(({ wallMs }) => wallMs),
    cpuMs: median(({ cpuMs }) => cpuMs) / samples,
  }
}

/** The median of what each round says, which saw the same machine on both sides. */
function ratio(ours: readonly Cost[], theirs: readonly Cost[], of: (cost: Cost) => number): number {
  return percentile(
    ours.slice(1).map((cost, round) => of(cost) / of(theirs[round + 1]!)),
    50,
  )
}

function prefixed(subject: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([measure, value]) => [`${subject}${measure}`, value]))
}

/** How long every interval over that many samples takes. */
function measureMs(): number {
  const random = new Random(6)
  const scored = Array.from({ length: stored }, () => ({
    language: random.of(['ar', 'fr', 'ary', 'en']),
    slices: [random.of(['droit', 'histoire', 'sciences'])],
    scores: { choice: random.whole(0, 1), f1: random.next() },
  }))
  const begun = performance.now()
  measure(
    scored,
    { choice: { kind: 'share' }, f1: { kind: 'degree' } },
    { interval: { method: 'wilson', level: 0.95, resamples: 1_000 }, seed: 7 },
  )
  return performance.now() - begun
}

async function pagesOf(run: string, filter: object): Promise<number[]> {
  const random = new Random(8)
  const milliseconds: number[] = []
  for (let page = 0; page < pagesEach; page++) {
    const cursor = page === 0 ? {} : { cursor: cursorAt([random.whole(0, stored - 1)]) }
    const begun = performance.now()
    await perform(listSamples, platform.asEvaluator, { id: run, limit: 50, ...filter, ...cursor })
    milliseconds.push(performance.now() - begun)
  }
  return milliseconds
}
