import { execFileSync } from 'node:child_process'
import { arch, cpus, platform, totalmem } from 'node:os'

/** Keys of figures are `<subject>.<measure>`, or a measure alone: the table has a line a subject and a column a measure. */
export type Figures = Readonly<Record<string, number>>

export type Measured = {
  readonly name: string
  readonly figures: Figures
  /** The same keys for others than ourselves, by their name. */
  readonly baselines: Readonly<Record<string, Figures>>
  /** Units, and how the figures were taken: printed above the table. */
  readonly notes?: readonly string[]
}

/**
 * Prints what was measured: with `--json` among the arguments one JSON object and nothing else, otherwise a table.
 * Progress belongs on stderr.
 */
export function report({ name, figures, baselines, notes = [] }: Measured, argv: readonly string[]): void {
  const stated = { name, at: new Date().toISOString(), commit: commit(), machine: machine(), figures, baselines }
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(stated)}\n`)
  else
    process.stdout.write(
      `${[`${name}: ${stated.machine}, commit ${stated.commit}`, ...notes, '', ...table(figures, baselines)].join('\n')}\n`,
    )
}

/** The value after an option, or `undefined`. */
export function option(argv: readonly string[], name: string): string | undefined {
  const at = argv.indexOf(name)
  return at < 0 ? undefined : argv[at + 1]
}

/** The n-th percentile of samples by the nearest rank, 0 of none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
}

function machine(): string {
  const processors = cpus()
  return `${processors[0]?.model.trim() ?? 'unknown processor'} x ${processors.length}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`
}

/** The commit measured, with `+` when files differ from it; `none` outside a repository. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  try {
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : '')
  } catch {
    return 'none'
  }
}

function table(figures: Figures, baselines: Measured['baselines']): string[] {
  const engines: [string, Figures][] = [['jazari', figures], ...Object.entries(baselines)]
  const measureOf = (key: string) => key.slice(key.lastIndexOf('.') + 1)
  const subjectOf = (key: string) => key.slice(0, Math.max(0, key.lastIndexOf('.')))
  const keys = engines.flatMap(([, values]) => Object.keys(values))
  const measures = [...new Set(keys.map(measureOf))]
  const lines: string[][] = [['', '', ...measures]]
  for (const subject of new Set(keys.map(subjectOf)))
    for (const [engine, values] of engines) {
      const cells = measures.map((measure) => cell(values[subject ? `${subject}.${measure}` : measure]))
      if (cells.some((text) => text !== '-')) lines.push([subject, engine, ...cells])
    }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines.map((line) =>
    line.map((text, column) => (column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!))).join('  '),
  )
}

function cell(value: number | undefined): string {
  if (value === undefined) return '-'
  return value >= 1000 ? value.toFixed(0) : String(Number(value.toFixed(2)))
}
