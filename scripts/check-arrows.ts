/**
 * Holds every import against `scripts/arrows.ts` and draws the picture in `docs/reference/modules.md` (with `--check`:
 * compares it). Exit 1 on an import without an arrow, a circle, or a file that was not looked at.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { type Architecture, circles, faultOf } from './arrows.ts'
import { keepInStep } from './generated-page.ts'

const roots = ['src', 'libs', 'jurisdictions', 'samples', 'bench', 'tests', 'scripts'].filter((root) =>
  existsSync(root),
)
const architecture = JSON.parse(readFileSync('architecture.json', 'utf8')) as Architecture

const files = globSync(roots.map((root) => `${root}/**/*.{ts,tsx}`)).filter((file) => !file.endsWith('.d.ts'))
const { output } = await cruise(
  files,
  { tsPreCompilationDeps: true, doNotFollow: 'node_modules', moduleSystems: ['es6'] },
  { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
)
if (typeof output === 'string') throw new Error('dependency-cruiser answered text instead of its result')

const faults = [...missingFiles(output), ...arrowFaults(output), ...circleFaults(output)]
for (const fault of faults) process.stdout.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
await keepInStep('docs/reference/modules.md', picture())

/** Beside a TypeScript it does not know, dependency-cruiser looks at nothing and finds nothing wrong. */
function missingFiles({ modules }: ICruiseResult): string[] {
  const seen = new Set(modules.map(({ source }) => source))
  const missing = files.filter((file) => !seen.has(file)).map((file) => `${file}: was not looked at`)
  const imports = modules.reduce((count, { dependencies }) => count + dependencies.length, 0)
  return files.length > 1 && imports === 0 ? [...missing, 'no import was found in any file'] : missing
}

function arrowFaults({ modules }: ICruiseResult): string[] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved, module, couldNotResolve, dependencyTypes }) => {
      if (couldNotResolve) return [`${source}: cannot find ${module}`]
      if (!/^(src|libs|jurisdictions|samples|bench|tests|scripts)\//.test(resolved)) return []
      const typeOnly = dependencyTypes.includes('type-only')
      const fault = faultOf({ from: source, to: resolved, typeOnly }, architecture)
      return fault ? [`${source} → ${resolved}: ${fault}`] : []
    }),
  )
}

function circleFaults({ modules }: ICruiseResult): string[] {
  // Types are gone when the program runs: two files may name each other's.
  const imports = modules.map(({ source, dependencies }) => {
    const atRunTime = dependencies.filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
    return [source, atRunTime.map(({ resolved }) => resolved)] as const
  })
  return [...circles(new Map(Object.entries(architecture.modules))), ...circles(new Map(imports))].map(
    (circle) => `circle: ${circle}`,
  )
}

function picture(): string {
  const modules = Object.entries(architecture.modules)
  const known = new Set(modules.map(([name]) => name))
  const unknown = modules.flatMap(([name, arrows]) =>
    arrows.filter((to) => !known.has(to)).map((to) => `${name} → ${to}`),
  )
  if (unknown.length > 0)
    throw new Error(`architecture.json: arrows to modules it does not list: ${unknown.join(', ')}`)
  return `# Modules

Arrows point one way: ways in → app → modules → kernel. Adapters know the kernel; modules never know adapters. A module
is entered by its \`index.ts\`, along an arrow of \`architecture.json\`. \`npm run check\` fails on any other import.

\`\`\`mermaid
flowchart TD
  ways["${architecture.ways.join(' · ')}"] --> app
  app --> modules
  app --> adapters
  subgraph modules
${modules.map(([name, arrows]) => [`    ${name}`, ...arrows.map((to) => `    ${name} --> ${to}`)].join('\n')).join('\n')}
  end
  modules --> kernel
  adapters --> kernel
\`\`\`

| Module | Enters | What it is |
| --- | --- | --- |
${modules.map(([name, arrows]) => `| \`${name}\` | ${arrows.map((to) => `\`${to}\``).join(' ')} | ${summaryOf(name)} |`).join('\n')}

This page is written by \`scripts/check-arrows.ts\`.
`
}

/** The first comment of a module's front door. */
function summaryOf(module: string): string {
  const index = `src/modules/${module}/index.ts`
  if (!existsSync(index)) return ''
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(index, 'utf8'))?.[1] ?? ''
  return comment
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim()
}
