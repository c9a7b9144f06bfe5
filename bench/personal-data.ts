/**
 * How much of the personal data in a text is found, how much of what is found is right, and how fast.
 *
 *     npm run -s bench:personal-data -- [--data <labelled file>] [--family seen] [--seed <number>] [--texts <number>] [--json]
 *     npm run -s bench:personal-data -- --write <labelled file>
 *
 * A labelled file has one JSON object a line: `{"text", "spans": [{"start", "end", "type"}], "language"}`. Without one, texts
 * are made from templates that the detectors were not written with.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { personalData } from '../jurisdictions/ma/personal-data/personal-data.ts'
import { type LabelledText, labelledTexts } from './personal-data/labelled-texts.ts'
import { prose } from './personal-data/prose.ts'
import { option, percentile, report } from './report.ts'

/** What is less sure is a hint for whoever publishes, and counts as not found. */
const foundFrom = 0.5
const defaultSeed = 20_260_112
/** So many texts are enough to time. */
const mostTimed = 20_000
/** As files are read, in characters. */
const pieceLength = 1 << 16

const Line = z.object({
  text: z.string(),
  spans: z.array(z.object({ start: z.int().min(0), end: z.int().min(0), type: z.string() })),
  language: z.string(),
})

const argv = process.argv.slice(2)
const family = option(argv, '--family') === 'seen' ? 'seen' : 'held-out'
const seed = Number(option(argv, '--seed') ?? defaultSeed)
const count = Number(option(argv, '--texts') ?? 20_000)
const target = option(argv, '--write')
const data = option(argv, '--data')

if (target !== undefined) await write(target)
else await measure()

async function write(path: string): Promise<void> {
  function* lines() {
    for (const text of labelledTexts(family, seed, count)) yield `${JSON.stringify(text)}\n`
  }
  await pipeline(lines, createWriteStream(path))
}

async function measure(): Promise<void> {
  const counts = new Map<string, { right: number; found: number; labelled: number }>()
  const of = (type: string) => {
    const own = counts.get(type) ?? { right: 0, found: 0, labelled: 0 }
    counts.set(type, own)
    return own
  }
  const texts: string[] = []
  for await (const { text, spans } of data === undefined ? labelledTexts(family, seed, count) : linesOf(data)) {
    const found = personalData.find(text).filter(({ confidence }) => confidence >= foundFrom)
    for (const { type } of spans) of(type).labelled += 1
    for (const one of found) {
      of(one.type).found += 1
      const isRight = spans.some((span) => isSame(span, one))
      if (isRight) of(one.type).right += 1
      else if (argv.includes('--misses'))
        process.stderr.write(`wrong ${one.type} «${text.slice(one.start, one.end)}» in ${JSON.stringify(text)}\n`)
    }
    if (argv.includes('--misses')) {
      for (const span of spans) {
        if (!found.some((one) => isSame(span, one))) {
          process.stderr.write(`missed ${span.type} «${text.slice(span.start, span.end)}» in ${JSON.stringify(text)}\n`)
        }
      }
    }
    if (texts.length < mostTimed) texts.push(text)
  }
  const figures: Record<string, number> = {
    megabytesPerSecond: rounded(speedOn(documentsAround(texts))),
    'dense.megabytesPerSecond': rounded(speedOn(texts)),
  }
  for (const [type, { right, found }] of sorted(counts))
    if (found > 0) figures[`precision.${type}`] = rounded(right / found)
  for (const [type, { right, labelled }] of sorted(counts))
    if (labelled > 0) figures[`recall.${type}`] = rounded(right / labelled)
  report(
    {
      name: 'personal-data',
      figures,
      baselines: {},
      notes: [
        data === undefined
          ? `${count} made texts, templates ${family}, seed ${seed}. The detectors were written with the templates 'seen' in view.`
          : `Labelled file ${data}.`,
        `precision, recall: 0 to 1, of findings with a confidence of ${foundFrom} or more; a finding is right when it and a labelled`,
        'span of its type share more than half of what either covers.',
        'megabytesPerSecond: 1,000,000 bytes of UTF-8 a second of processor time of one core, whole survey, median of 7 runs, on',
        'documents in Arabic, Darija and French: each of these texts with four sentences of prose; dense, on the texts alone.',
      ],
    },
    argv,
  )
}

async function* linesOf(path: string): AsyncGenerator<LabelledText> {
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1
    if (line.trim() === '') continue
    try {
      yield Line.parse(JSON.parse(line))
    } catch (error) {
      throw new Error(`line ${number} of ${path} is no labelled text`, { cause: error })
    }
  }
}

type Span = { readonly start: number; readonly end: number; readonly type: string }

/** More than half of what both cover together is covered by both. */
function isSame(one: Span, other: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  const together = Math.max(one.end, other.end) - Math.min(one.start, other.start)
  return one.type === other.type && 2 * shared > together
}

/** Texts as they stand in documents: between sentences that hold nothing. */
function* documentsAround(texts: readonly string[]): Generator<string> {
  let next = 0
  for (const text of texts) {
    yield text
    for (let i = 0; i < 4; i++) yield prose[next++ % prose.length]!
  }
}

function speedOn(texts: Iterable<string>): number {
  const whole = [...texts].join('\n')
  const bytes = Buffer.byteLength(whole)
  const repeats = Math.max(1, Math.ceil(4e6 / bytes))
  const runs = Array.from({ length: 10 }, () => {
    const begun = process.cpuUsage()
    const survey = personalData.survey()
    for (let i = 0; i < repeats; i++) {
      for (let at = 0; at < whole.length; at += pieceLength) survey.add(whole.slice(at, at + pieceLength))
    }
    survey.report()
    const { user, system } = process.cpuUsage(begun)
    return (repeats * bytes) / (user + system)
  })
  // The first ones are of code that was not compiled yet.
  return percentile(runs.slice(3), 50)
}

function sorted<Value>(values: ReadonlyMap<string, Value>): [string, Value][] {
  return [...values].sort(([one], [other]) => (one < other ? -1 : 1))
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
