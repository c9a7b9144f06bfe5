/**
 * What an index costs at scale: the passages of all monolingual sets made into a collection of any size
 * (`index-scale/made-passages.ts`), asked the real questions of the sets.
 *
 *     npm run -s bench:index-scale -- [--data <folder>] [--passages 100000] [--questions 1500] [--json]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Part, PartGiven } from './index-scale/parts.ts'
import { type Figures, option, report } from './report.ts'

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'retrieval'))
const passages = Number(option(argv, '--passages') ?? 100_000)
const questions = Number(option(argv, '--questions') ?? 1_500)
/** The baseline takes all its rows at once: beyond this it would measure our memory, not its speed. */
const mostOfBaseline = 200_000

/** Each part in a process of its own, so that the memory of one is not counted for another. */
async function run(part: Part, folder: string): Promise<Figures> {
  process.stderr.write(`${part}: ${passages} passages\n`)
  const given: PartGiven = { part, data, passages, questions, folder }
  const script = join(import.meta.dirname, 'index-scale', 'run-part.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${part} ended with ${code}`)
  return JSON.parse(output)
}

const folder = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
try {
  const build = await run('build', folder)
  const serve = await run('serve', folder)
  const baseline = passages > mostOfBaseline ? undefined : await run('lancedb', folder)
  report(
    {
      name: 'index-scale',
      figures: {
        ...build,
        ...serve,
        peakResidentMegabytes: Math.max(build['build.peakResidentMegabytes']!, serve['serve.peakResidentMegabytes']!),
      },
      baselines: baseline ? { lancedb: baseline } : {},
      notes: [
        `${passages} passages, ${questions} questions, one at a time. Megabytes are 2^20 bytes, of the process that builds and of the one that serves.`,
        'buildPassagesPerSecond: analysis and index, one process. cpu.: the same by the processor time of its thread, and of it analysis and index alone.',
        'p50Ms and p99Ms: index search, fine features, analysis of the 20 passages read and choice of their sentences; cpuP50Ms: of it, processor time.',
        'best.: of asking each question three times, the quickest; index.: the index search alone; subset.: every second document permitted.',
        'serve.holdP99Ms: how long a timer had to wait for a search, and for the processor.',
        'lancedb: its French stemmer and stop words over the same passages, search alone.',
      ],
    },
    argv,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
