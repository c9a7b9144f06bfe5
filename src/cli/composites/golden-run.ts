import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Digest } from '../../kernel/identifier.ts'
import { GoldenQuestion } from '../../modules/datasets/index.ts'
import {
  goldenBarFor,
  goldenMetrics,
  goldenScores,
  judge,
  type Miss,
  measure,
  missesOf,
} from '../../modules/evaluation/index.ts'
import type { Command, ExitCode, Session } from '../command.ts'
import { operationNamed } from '../operation-named.ts'
import { option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { goldenQuestionsNone } from '../problems.ts'
import { progressOn } from '../progress.ts'
import type { Server } from '../server.ts'
import { showable } from '../terminal.ts'
import { patiently } from './patiently.ts'

const Listed = z.object({ questions: z.array(GoldenQuestion), sealed: z.number() })
const Catalogue = z.object({ dataSets: z.array(z.object({ id: z.string() })), next: z.string().nullable() })
const Current = z.object({ currentVersion: Digest.nullable() })
const Page = z.object({ text: z.string() })
const Quote = z.object({
  text: z.string(),
  dataSet: z.string(),
  version: z.string(),
  document: z.object({ path: z.string(), title: z.string() }),
  page: z.number(),
  start: z.number(),
  end: z.number(),
})
type Quote = z.infer<typeof Quote>
const Answer = z.looseObject({
  receipt: z.object({ id: z.string() }),
  abstained: z.boolean(),
  answer: z.object({ quotes: z.array(Quote), nearby: z.array(Quote) }),
})

type Result = {
  readonly id: string
  readonly dataSet: string
  readonly language: string
  readonly question: string
  readonly expected: 'answer' | 'abstain'
  readonly got: 'answered' | 'declined'
  readonly pass: boolean
  readonly misses: readonly Miss[]
  readonly receipt: string
}

/**
 * Asks the golden questions of a data set, as anybody would ask them, and tells each one's result: misses are listed and
 * none is left out. Done when all were asked; with `--bar` only when the results reach the first bar.
 */
export const goldenRun: Command = {
  words: ['golden', 'run'],
  options: [option('data-set'), option('bar', { takes: 'switch' })],
  positional: [],
  summary: (say) => say('cli.golden.summary'),
  permission: 'datasets:read knowledge:read assistants:ask',
  run: runGolden,
}

async function runGolden(session: Session, input: Input): Promise<ExitCode> {
  const { terminal, say, json } = session
  const server = session.server()
  const named = typeof input.dataSet === 'string' ? [input.dataSet] : await published(server)
  const sets = []
  for (const id of named) sets.push(await goldenOf(server, id, terminal.signal))
  const asked = sets.flatMap(({ dataSet, questions }) => questions.map((golden) => ({ dataSet, golden })))
  const sealed = sets.reduce((sum, set) => sum + set.sealed, 0)
  if (asked.length === 0) throw goldenQuestionsNone({ sealed })

  const progress = progressOn(terminal)
  const pageText = pagesOf(server, terminal.signal)
  const results: Result[] = []
  for (const { dataSet, golden } of asked) {
    progress.now(say('cli.golden.progress', { done: results.length, total: asked.length }))
    const result = await examine(session, dataSet, golden, pageText)
    results.push(result)
    if (json) continue
    progress.end()
    terminal.stdout.write(`${told(result, session)}\n`)
  }
  progress.end()
  const { totals, reached } = judged(results)
  const whole = json
    ? canonicalJson({ results, totals, sealed, bar: { reached } })
    : toldTotals(totals, { sealed, reached }, session)
  terminal.stdout.write(`${whole}\n`)
  return input.bar === true && !reached ? 1 : 0
}

/** Every published data set, page after page of the catalogue. */
async function published(server: Server): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const place: Input = cursor === null ? {} : { cursor }
    const page: z.infer<typeof Catalogue> = await server.ask(operationNamed('datasets.list'), Catalogue, {
      state: 'published',
      ...place,
    })
    ids.push(...page.dataSets.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  return ids
}

async function goldenOf(server: Server, dataSet: string, signal: AbortSignal) {
  const reading = () => server.ask(operationNamed('datasets.read'), Current, { id: dataSet })
  const { currentVersion } = await patiently(reading, signal)
  if (currentVersion === null) return { dataSet, questions: [], sealed: 0 }
  const named = { id: dataSet, digest: currentVersion }
  const listing = () => server.ask(operationNamed('datasets.list-golden-questions'), Listed, named)
  return { dataSet, ...(await patiently(listing, signal)) }
}

async function examine(
  { server: connected, terminal }: Session,
  dataSet: string,
  golden: GoldenQuestion,
  pageText: (quote: Quote) => Promise<string>,
): Promise<Result> {
  const server = connected()
  const asking = () =>
    server.ask(operationNamed('assistants.ask'), Answer, { question: golden.question, in: [dataSet] })
  const answer = await patiently(asking, terminal.signal)
  const { quotes, nearby } = answer.answer
  const misses = missesOf(golden, {
    text: quotes.map(({ text }) => text).join('\n'),
    abstained: answer.abstained,
    citations: await checked(quotes, pageText),
    nearby: await checked(nearby, pageText),
    kept: JSON.stringify(answer),
  })
  return {
    id: golden.id,
    dataSet,
    language: golden.language,
    question: golden.question,
    expected: golden.expected,
    got: answer.abstained ? 'declined' : 'answered',
    pass: misses.length === 0,
    misses,
    receipt: answer.receipt.id,
  }
}

/** Each quote, with whether it stands in its page to the letter. */
async function checked(quotes: readonly Quote[], pageText: (quote: Quote) => Promise<string>) {
  const found = []
  for (const quote of quotes) {
    const { text, document, start, end } = quote
    const points = [...(await pageText(quote))]
    found.push({ text, document, verbatim: points.slice(start, end).join('') === text })
  }
  return found
}

type Totals = Readonly<Record<'verbatim' | 'never' | 'answered' | 'abstained', { held: number; of: number }>>

/** What the results come to, and whether they reach the first bar: judged as a registered evaluation judges them. */
function judged(results: readonly Result[]): { readonly totals: Totals; readonly reached: boolean } {
  const samples = results.map(({ language, expected, misses }) => {
    return { language, slices: [], scores: goldenScores({ expected }, misses) }
  })
  const interval = { method: 'wilson', level: 0.95, resamples: 0 } as const
  const measured = measure(samples, goldenMetrics, { interval, seed: 0 })
  const total = (metric: string) => {
    const found = measured.find((one) => one.slice === null && one.metric === metric)
    return { held: found?.k ?? 0, of: found?.n ?? 0 }
  }
  return {
    totals: {
      verbatim: total('verbatim'),
      never: total('never-shown'),
      answered: total('answered'),
      abstained: total('abstained'),
    },
    reached: judge(goldenBarFor(results), measured).every(({ held }) => held),
  }
}

/** Reads the stored text of the page that a quote stands on, each page once. Offsets are in code points. */
function pagesOf(server: Server, signal: AbortSignal): (quote: Quote) => Promise<string> {
  const read = new Map<string, Promise<string>>()
  return ({ dataSet, version, document, page }) => {
    const key = [version, document.path, page].join('\n')
    const known = read.get(key)
    if (known) return known
    const named = { dataSet, version, path: document.path, page }
    const reading = patiently(() => server.ask(operationNamed('knowledge.read-page'), Page, named), signal)
    const text = reading.then((found) => found.text)
    read.set(key, text)
    return text
  }
}

function told({ id, language, question, expected, got, pass, misses }: Result, { say }: Session): string {
  const head = `${pass ? '✓' : '✗'} ${id} ${language} ${say(`cli.golden.${got}`)}`
  const wanted = pass ? '' : ` ${say(`cli.golden.expected-${expected}`)}`
  const lines = misses.map((miss) => `    ${missWords(miss, say)}`)
  return showable([`${head}${wanted}: ${question}`, ...lines].join('\n'))
}

function missWords(miss: Miss, say: Session['say']): string {
  switch (miss.kind) {
    case 'answered':
    case 'declined':
      return say(`cli.golden.miss-${miss.kind}`)
    case 'not-shown':
      return say('cli.golden.miss-not-shown', { text: miss.wanted })
    case 'never':
      return say('cli.golden.miss-never', { text: miss.shown })
    case 'not-verbatim':
      return say('cli.golden.miss-not-verbatim', { text: miss.quote })
  }
}

function toldTotals(
  totals: Totals,
  { sealed, reached }: { readonly sealed: number; readonly reached: boolean },
  { say }: Session,
): string {
  return [
    '',
    say('cli.golden.total-verbatim', totals.verbatim),
    say('cli.golden.total-never', totals.never),
    say('cli.golden.total-answered', totals.answered),
    say('cli.golden.total-abstained', totals.abstained),
    ...(sealed > 0 ? [say('cli.golden.sealed', { count: sealed })] : []),
    say(reached ? 'cli.golden.bar-reached' : 'cli.golden.bar-missed'),
  ].join('\n')
}
