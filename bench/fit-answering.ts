/**
 * Fits what tells an answer from none, once quotes are chosen, and writes it to
 * `src/modules/assistants/answering/fitted-confidence.ts`. `npm run fit:ranking` goes before it.
 *
 *     npm run -s fit:answering -- [--data <folder>] [--most <questions a set>] [--dry]
 *
 * What is printed is cross-checked: each third of the documents is judged by weights fitted on the other two.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ConfidenceSigns } from '../src/modules/assistants/answering/confidence.ts'
import { dot } from '../src/modules/knowledge/ranking/dot.ts'
import { abstentionAt90, askSet, type Judged } from './abstention/asked-set.ts'
import { partOf, parts } from './ranking/asked.ts'
import { fitProbability } from './ranking/fit.ts'
import { option } from './report.ts'
import { readRetrievalSet } from './retrieval/retrieval-set.ts'

const fittedOn = ['xquad-ar', 'arcd', 'piaf', 'xquad-en']
const names: readonly (keyof ConfidenceSigns)[] = ['likelihood', 'support', 'kindless', 'unnamed', 'length']

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'retrieval'))
const most = Number(option(argv, '--most') ?? 2_000)

const judged: Judged[] = []
for (const name of fittedOn) {
  process.stderr.write(`${name}\n`)
  judged.push(...(await askSet(await readRetrievalSet(data, name), most, ['answerable', 'passageGone'])))
}

const checked = Array.from({ length: parts }, (_, part) => fitted((row) => partOf(row.document) !== part))
for (const name of fittedOn) {
  const rows = judged.filter(({ set }) => set === name)
  const anew = rows.map((row) => ({ ...row, confidence: confidence(row, checked[partOf(row.document)]!) }))
  const figures = [abstentionAt90(rows), abstentionAt90(anew)].map((percent) => percent.toFixed(1))
  process.stdout.write(
    `${name.padEnd(10)} declined with the weights of before ${figures[0]}, cross-checked ${figures[1]}\n`,
  )
}

if (!argv.includes('--dry')) {
  const folder = join(import.meta.dirname, '..', 'src', 'modules', 'assistants', 'answering')
  await writeFile(join(folder, 'fitted-confidence.ts'), sourceOf(fitted(() => true)))
}

function fitted(counts: (row: Judged) => boolean) {
  const rows = judged.filter(counts).flatMap(({ signs, condition }) => {
    return signs ? [{ signs, isRight: condition === 'answerable' }] : []
  })
  return fitProbability(names, rows)
}

function confidence({ signs }: Judged, { base, weights }: ReturnType<typeof fitted>): number {
  return signs ? 1 / (1 + Math.exp(-(base + dot(weights, signs)))) : 0
}

function sourceOf({ base, weights }: ReturnType<typeof fitted>): string {
  const rounded = (weight: number) => Math.round(weight * 1000) / 1000
  return [
    "import type { ConfidenceSigns } from './confidence.ts'\n",
    '/**',
    ` * Written by \`npm run fit:answering\` on questions of ${fittedOn.join(', ')} with their answer in the corpus and`,
    ' * without; not to be changed by hand.',
    ' */',
    `export const confidenceBase: number = ${rounded(base)}`,
    'export const confidenceWeights: Readonly<Record<keyof ConfidenceSigns, number>> = {',
    ...names.map((name) => `  ${name}: ${rounded(weights[name])},`),
    '}\n',
  ].join('\n')
}
