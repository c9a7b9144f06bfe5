import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { connect, Index } from '@lancedb/lancedb'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import type { IndexRow, IndexScope } from '../../src/kernel/ports/search-index.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { passageText } from '../../src/modules/knowledge/passage-text.ts'
import { indexOptions, indexRow } from '../../src/modules/knowledge/ranking/index-row.ts'
import { searchPassages } from '../../src/modules/knowledge/ranking/search-passages.ts'
import { searchQuery } from '../../src/modules/knowledge/ranking/search-query.ts'
import { Random } from '../random.ts'
import { type Figures, percentile } from '../report.ts'
import { readRetrievalSet, type SetQuery } from '../retrieval/retrieval-set.ts'
import { type MadePassage, MadePassages } from './made-passages.ts'

export type Part = 'build' | 'serve' | 'lancedb'
export type PartGiven = {
  readonly part: Part
  readonly data: string
  readonly passages: number
  readonly questions: number
  /** Where the parts find what those before them built. */
  readonly folder: string
}

const setNames = [
  'adala',
  'arcd',
  'cdtn-faq',
  'cnil-faq',
  'kaiflematha',
  'piaf',
  'spf',
  'xquad-ar',
  'xquad-en',
] as const

/** As many as the assistant reads for an answer. */
const passagesRead = 10

export const parts: Readonly<Record<Part, (given: PartGiven) => Promise<Figures>>> = { build, serve, lancedb }

async function build({ data, passages, folder }: PartGiven): Promise<Figures> {
  const made = new MadePassages(await setsOf(data), passages)
  const making = new Stopwatch()
  const analysing = new Stopwatch()
  function* rows(): Generator<IndexRow> {
    for (let number = 0; number < passages; number++) {
      making.start()
      const passage = made.at(number)
      making.stop()
      analysing.start()
      const row = indexRow({
        passageId: `${passage.document}#${passage.ordinal}`,
        document: passage.document,
        ordinal: passage.ordinal,
        text: textOf(passage),
      })
      analysing.stop()
      yield row
    }
  }
  const store = searchIndexStore({ directory: join(folder, 'indexes') })
  const whole = new Stopwatch()
  whole.start()
  const onProgress = (done: number) => {
    if (done % 51_200 === 0) process.stderr.write(`  ${done} passages\n`)
  }
  await store.build('made', rows(), { ...indexOptions, onProgress })
  whole.stop()
  await store.close()
  const perSecond = (ms: number) => Math.round((1000 * passages) / ms)
  const { size } = await stat(join(folder, 'indexes', 'made.index'))
  return {
    buildPassagesPerSecond: perSecond(whole.wallMs - making.wallMs),
    'cpu.buildPassagesPerSecond': perSecond(whole.cpuMs - making.cpuMs),
    'cpu.analysedPassagesPerSecond': perSecond(analysing.cpuMs),
    'cpu.indexedPassagesPerSecond': perSecond(whole.cpuMs - making.cpuMs - analysing.cpuMs),
    'build.peakResidentMegabytes': peakResidentMegabytes(),
    indexBytesPerPassage: Math.round(size / passages),
  }
}

async function serve({ data, passages, questions, folder }: PartGiven): Promise<Figures> {
  const sets = await setsOf(data)
  const made = new MadePassages(sets, passages)
  const store = searchIndexStore({ directory: join(folder, 'indexes') })
  const asked = questionsOf(
    sets.flatMap(({ queries }) => queries),
    questions,
  )
  const everything: IndexScope[] = [{ index: 'made', documents: 'all' }]
  const documents = [...documentsOf(made)]
  const half: IndexScope[] = [{ index: 'made', documents: documents.filter((_, i) => i % 2 === 0) }]
  const texts = new Map<string, MadePassage>()

  /** As `search` of the platform does it, without the database. */
  async function answer(scopes: readonly IndexScope[], { text, lang }: SetQuery): Promise<Stopwatch> {
    const watch = new Stopwatch()
    watch.start()
    await searchPassages(
      store,
      scopes,
      { text, language: lang },
      (candidates) => {
        watch.stop()
        if (texts.size > 20_000) texts.clear()
        const found = candidates.map(({ candidate: { passageId } }) => {
          const passage = texts.get(passageId) ?? made.at(numberOf(passageId))
          texts.set(passageId, passage)
          return passage
        })
        watch.start()
        return found.map((passage) => ({
          sentences: textOf(passage).quotable.map((sentence) => ({
            ...sentence,
            text: sliceSpan(passage.text, sentence),
          })),
        }))
      },
      { limit: passagesRead },
    )
    watch.stop()
    return watch
  }
  async function searchAlone({ text, lang }: SetQuery): Promise<Stopwatch> {
    const { index } = searchQuery(text, lang)
    const watch = new Stopwatch()
    watch.start()
    await store.search(everything, index, { limit: 200 })
    watch.stop()
    return watch
  }

  const opening = await answer(everything, asked[0]!)
  for (const query of asked.slice(0, 300)) await answer(everything, query)
  const whole: Stopwatch[] = []
  const best: Stopwatch[] = []
  for (const query of asked) {
    const times = [await answer(everything, query), await answer(everything, query), await answer(everything, query)]
    whole.push(times[0]!)
    best.push(times.sort((a, b) => a.wallMs - b.wallMs)[0]!)
  }
  const alone: Stopwatch[] = []
  for (const query of asked) alone.push(await searchAlone(query))
  const subset: Stopwatch[] = []
  for (const query of asked) subset.push(await answer(half, query))

  // How long others had to wait is what a timer sees; when this process waits itself for the processor, the timer does too.
  const delay = monitorEventLoopDelay({ resolution: 1 })
  for (const query of asked) {
    const { index } = searchQuery(query.text, query.lang)
    delay.enable()
    await store.search(everything, index, { limit: 200 })
    await new Promise((resolve) => setTimeout(resolve, 2))
    delay.disable()
  }
  await store.close()
  return {
    ...percentiles('', whole),
    ...percentiles('best.', best),
    ...percentiles('index.', alone),
    ...percentiles('subset.', subset),
    'serve.openMs': Math.round(opening.wallMs),
    'serve.holdP99Ms': rounded(delay.percentile(99) / 1e6),
    'serve.peakResidentMegabytes': peakResidentMegabytes(),
  }
}

/** LanceDB's own full-text search over the same passages; its analysis is the French one for all of them. */
async function lancedb({ data, passages, questions, folder }: PartGiven): Promise<Figures> {
  const sets = await setsOf(data)
  const made = new MadePassages(sets, passages)
  const asked = questionsOf(
    sets.flatMap(({ queries }) => queries),
    questions,
  )
  const database = await connect(join(folder, 'lancedb'))
  const batch = 10_000
  const building = new Stopwatch()
  const rowsFrom = (start: number) =>
    Array.from({ length: Math.min(batch, passages - start) }, (_, i) => {
      const { document, ordinal, text } = made.at(start + i)
      return { id: `${document}#${ordinal}`, content: text }
    })
  const timed = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    building.start()
    const answer = await work()
    building.stop()
    return answer
  }
  const first = rowsFrom(0)
  const table = await timed(() => database.createTable('passages', first))
  for (let start = batch; start < passages; start += batch) {
    const rows = rowsFrom(start)
    await timed(() => table.add(rows))
  }
  await timed(() =>
    table.createIndex('content', {
      config: Index.fts({
        language: 'French',
        stem: true,
        removeStopWords: true,
        lowercase: true,
        asciiFolding: true,
        withPosition: false,
      }),
    }),
  )
  const times: number[] = []
  for (const [i, query] of [...asked.slice(0, 300), ...asked].entries()) {
    const started = performance.now()
    await table.query().fullTextSearch(query.text).select(['id', '_score']).limit(passagesRead).toArray()
    if (i >= 300) times.push(performance.now() - started)
  }
  table.close()
  return {
    buildPassagesPerSecond: Math.round((1000 * passages) / building.wallMs),
    p50Ms: rounded(percentile(times, 50)),
    p99Ms: rounded(percentile(times, 99)),
    peakResidentMegabytes: peakResidentMegabytes(),
  }
}

function setsOf(data: string) {
  return Promise.all(setNames.map((name) => readRetrievalSet(data, name)))
}

/** The path every passage of the platform takes: a page of one paragraph, analysed as its document is. */
function textOf({ text, lang, damaged }: MadePassage) {
  const end = /[\ud800-\udbff]/.test(text) ? [...text].length : text.length
  const page = {
    number: 1,
    text,
    digest: '',
    repaired: null,
    ocrConfidence: null,
    doubtful: [],
    paragraphs: [{ start: 0, end, kind: 'paragraph' as const }],
    quality: { verdict: 'sound' as const, reasons: [], signals: {}, repairs: [] },
    corrected: false,
    outline: null,
  }
  return passageText({ damaged, latin: lang === 'en' ? 'en' : 'fr' }, page, { start: 0, end })
}

function* documentsOf(made: MadePassages): Generator<string> {
  let last = ''
  for (let number = 0; number < made.total; number += 20) {
    const { document } = made.at(number)
    if (document !== last) yield document
    last = document
  }
}

function numberOf(passageId: string): number {
  const [, document, ordinal] = /(\d+)\.pdf#(\d+)$/.exec(passageId)!
  return Number(document) * 20 + Number(ordinal)
}

/** The same ones at every run. */
function questionsOf(queries: readonly SetQuery[], count: number): SetQuery[] {
  const random = new Random(6)
  return Array.from({ length: count }, () => random.of(queries))
}

/** Time passed, and of it what this thread had the processor for: the figure to compare on a machine that others use too. */
class Stopwatch {
  wallMs = 0
  cpuMs = 0
  #since = 0
  #cpuSince = 0

  start(): void {
    this.#since = performance.now()
    this.#cpuSince = cpuNow()
  }

  stop(): void {
    this.wallMs += performance.now() - this.#since
    this.cpuMs += cpuNow() - this.#cpuSince
  }
}

function cpuNow(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function percentiles(prefix: string, watches: readonly Stopwatch[]): Figures {
  const figures: Record<string, number> = {}
  for (const percent of [50, 99]) {
    const of = (kind: 'wallMs' | 'cpuMs') =>
      rounded(
        percentile(
          watches.map((watch) => watch[kind]),
          percent,
        ),
      )
    figures[`${prefix}p${percent}Ms`] = of('wallMs')
    figures[`${prefix}cpuP${percent}Ms`] = of('cpuMs')
  }
  return figures
}

function peakResidentMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

function rounded(ms: number): number {
  return Math.round(100 * ms) / 100
}
