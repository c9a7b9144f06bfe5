/**
 * Fits the weights that put passages in order, choose sentences and tell an answer from none, and writes them to
 * `src/modules/knowledge/ranking/fitted-weights.ts`.
 *
 *     npm run -s fit:ranking -- [--data <folder>] [--every <n>] [--dry] [--ablation]
 *
 * `--ablation`: what each step adds, and each kind of sign; fits again without it, and writes nothing.
 * On development sets alone whose licences allow it. What is printed is cross-checked: each third of the documents is judged
 * by weights fitted on the other two.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dot } from '../src/modules/knowledge/ranking/dot.ts'
import {
  type ChoiceSigns,
  type ConfidenceSigns,
  choiceSigns,
  confidenceSigns,
  type PassageSigns,
  type ReadCandidate,
} from '../src/modules/knowledge/ranking/rank-passages.ts'
import { type Asked, askedOf, parts } from './ranking/asked.ts'
import { type Choice, fitChoices, fitProbability, type Signs } from './ranking/fit.ts'
import { option } from './report.ts'
import { readRetrievalSet } from './retrieval/retrieval-set.ts'

/** kaiflematha and doda-arabizi are not for commercial use, and only report. */
const fittedOn = ['xquad-ar', 'arcd', 'fr-pool', 'xquad-en', 'adala']
/** Questions with no answer in the corpus are made of these: titles of laws are no questions. */
const answerable = ['xquad-ar', 'arcd', 'piaf', 'xquad-en']

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'retrieval'))
const every = Number(option(argv, '--every') ?? 1)

const passageNames: readonly (keyof PassageSigns)[] = [
  'words',
  'grams',
  'adjacency',
  'proximity',
  'coverage',
  'localCoverage',
  'document',
  'documentCoverage',
  'length',
  'support',
  'exact',
  'suiting',
]
const choiceNames: readonly (keyof ChoiceSigns)[] = [
  'support',
  'exact',
  'adjacency',
  'novelty',
  'words',
  'date',
  'quantity',
  'reason',
  'name',
  'place',
  'ownSupport',
  'before',
  'after',
  'opens',
  'short',
  'passage',
  'passageRank',
]
const confidenceNames: readonly (keyof ConfidenceSigns)[] = [
  'passage',
  'lead',
  'leadOfFive',
  'words',
  'grams',
  'adjacency',
  'coverage',
  'localCoverage',
  'proximity',
  'exact',
  'support',
  'around',
  'unknown',
  'missing',
  'missingAround',
  'suiting',
  'length',
  'documents',
]

type Weights = {
  readonly passage: Signs<keyof PassageSigns>
  readonly sentence: Signs<keyof ChoiceSigns>
  readonly confidence: { readonly base: number; readonly weights: Signs<keyof ConfidenceSigns> }
}

const asked = new Map<string, Asked[]>()
const unanswerable = new Map<string, Asked[]>()
for (const name of fittedOn) {
  process.stderr.write(`${name}\n`)
  asked.set(name, await askedOf(await readRetrievalSet(data, name), { every }))
}
for (const name of answerable) {
  process.stderr.write(`${name}, passages gone\n`)
  const set = await readRetrievalSet(data, name)
  if (!asked.has(name)) asked.set(name, await askedOf(set, { every }))
  unanswerable.set(name, await askedOf(set, { every, without: 'passages' }))
}

/** Signs by what they see. Left out one after the other, they show what each is worth. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'character grams': ['grams'],
  'neighbouring words': ['adjacency'],
  'words in one sentence': ['proximity', 'support', 'ownSupport'],
  'rarity among the best': ['localCoverage', 'ownSupport'],
  'the document': ['document', 'documentCoverage'],
  'words as written': ['exact'],
  'kind of thing stated': ['suiting', 'date', 'quantity', 'reason', 'name', 'place'],
  'sentences around': ['before', 'after', 'around', 'missingAround'],
  length: ['length', 'words', 'novelty', 'short'],
}

printJudged('all', [])
if (argv.includes('--ablation')) {
  printSteps()
  for (const [kind, signs] of Object.entries(kinds)) printJudged(`without ${kind}`, signs)
} else if (!argv.includes('--dry')) {
  const all = fitted(() => true, [])
  const path = join(import.meta.dirname, '..', 'src', 'modules', 'knowledge', 'ranking', 'fitted-weights.ts')
  await writeFile(path, sourceOf(all))
}

/** nDCG@10, recall at 1 and at 5 of the first thirty candidates in the order of each step. */
function printSteps(): void {
  const checked = Array.from({ length: parts }, (_, part) => fitted((row) => row.part !== part, []).passage)
  const steps: Readonly<Record<string, (read: ReadCandidate, row: Asked) => number>> = {
    'BM25 of stems': ({ signs }) => signs.words,
    'with character grams': ({ candidate }) => candidate.candidate.score,
    'first order: neighbours, coverage, document': ({ candidate }) => candidate.preliminary,
    'last order: what stands in the sentences': ({ signs }, row) => dot(checked[row.part]!, signs),
  }
  for (const [step, scoreOf] of Object.entries(steps)) {
    process.stdout.write(`${step}\n`)
    for (const [name, rows] of asked) {
      const orders = rows.map((row) =>
        row.candidates.toSorted((a, b) => scoreOf(b, row) - scoreOf(a, row)).map(row.isRelevant),
      )
      process.stdout.write(`  ${name.padEnd(10)} ${retrieved(rows, orders).join('  ')}\n`)
    }
  }
}

function printJudged(label: string, left: readonly string[]): void {
  process.stdout.write(`${label}\n`)
  const checked = Array.from({ length: parts }, (_, part) => fitted((row) => row.part !== part, left))
  for (const name of asked.keys())
    process.stdout.write(`  ${name.padEnd(10)} ${judged(name, ({ part }) => checked[part]!)}\n`)
}

function fitted(counts: (row: Asked) => boolean, left: readonly string[]): Weights {
  const named = <Sign extends string>(names: readonly Sign[]) => names.filter((name) => !left.includes(name))
  const nothing = <Sign extends string>(names: readonly Sign[]) =>
    Object.fromEntries(names.map((name) => [name, 0])) as Record<Sign, number>
  const rows = fittedOn.flatMap((name) => asked.get(name)!).filter(counts)
  const passage = {
    ...nothing(passageNames),
    ...fitChoices(
      named(passageNames),
      rows.map((row) => row.candidates.map((read) => ({ signs: read.signs, isRight: row.isRelevant(read) }))),
    ),
  }
  const quotable = rows.filter(({ query }) => query.answers.length > 0)
  const sentence = {
    ...nothing(choiceNames),
    ...fitChoices(
      named(choiceNames),
      quotable.map((row) => choicesOf(row, passage)),
    ),
  }
  const answers = answerable.flatMap((name) => [
    ...asked
      .get(name)!
      .filter(counts)
      .map((row) => ({ row, isRight: true })),
    ...unanswerable
      .get(name)!
      .filter(counts)
      .map((row) => ({ row, isRight: false })),
  ])
  const { base, weights } = fitProbability(
    named(confidenceNames),
    answers.flatMap(({ row, isRight }) => {
      const signs = signsOf(row, passage)
      return signs ? [{ signs, isRight }] : []
    }),
  )
  return { passage, sentence, confidence: { base, weights: { ...nothing(confidenceNames), ...weights } } }
}

function ordered(row: Asked, passage: Weights['passage']): { readonly read: ReadCandidate; readonly score: number }[] {
  return row.candidates.map((read) => ({ read, score: dot(passage, read.signs) })).sort((a, b) => b.score - a.score)
}

/** The sentences of the three best passages. */
function choicesOf(
  row: Asked,
  passage: Weights['passage'],
): (Choice<keyof ChoiceSigns>[number] & { readonly window: boolean })[] {
  return ordered(row, passage)
    .slice(0, 3)
    .flatMap(({ read, score }, rank) =>
      choiceSigns(row.reader, read, score, rank).map((signs, i) => ({
        signs,
        isRight: holds(row, read.sentences[i]!.text),
        window: holds(
          row,
          read.sentences
            .slice(Math.max(0, i - 1), i + 2)
            .map(({ text }) => text)
            .join(' '),
        ),
      })),
    )
}

function holds({ query }: Asked, text: string): boolean {
  const spaced = (words: string) => words.replace(/\s+/gu, ' ').trim()
  return query.answers.some((answer) => spaced(text).includes(spaced(answer)))
}

function signsOf(row: Asked, passage: Weights['passage']): ConfidenceSigns | undefined {
  return confidenceSigns(row.reader, row.asked, row.statistics, ordered(row, passage))
}

/** nDCG@10 / recall at 1 / at 5 / best quote / with neighbours / unanswerable declined with 90 % of the others kept. */
function judged(name: string, weightsOf: (row: Asked) => Weights): string {
  const rows = asked.get(name)!
  const orders = rows.map((row) => ordered(row, weightsOf(row).passage).map(({ read }) => row.isRelevant(read)))
  let quotes = 0
  let windows = 0
  let quotable = 0
  for (const row of rows) {
    if (row.query.answers.length === 0) continue
    const weights = weightsOf(row)
    quotable++
    const best = choicesOf(row, weights.passage).reduce<ReturnType<typeof choicesOf>[number] | undefined>(
      (best, choice) =>
        best && dot(weights.sentence, best.signs) >= dot(weights.sentence, choice.signs) ? best : choice,
      undefined,
    )
    if (best?.isRight) quotes++
    if (best?.window) windows++
  }
  const figures = [...retrieved(rows, orders), percent(quotes, quotable), percent(windows, quotable)]
  return [...figures, declined(name, weightsOf)].join('  ')
}

/** nDCG@10 / recall at 1 / at 5, from which of the best candidates of each question are right, in their order. */
function retrieved(rows: readonly Asked[], orders: readonly (readonly boolean[])[]): string[] {
  let gain = 0
  let first = 0
  let amongFive = 0
  for (const [i, right] of orders.entries()) {
    let ideal = 0
    let gained = 0
    for (let rank = 0; rank < 10; rank++) {
      if (right[rank]) gained += 1 / Math.log2(rank + 2)
      if (rank < rows[i]!.query.relevant.size) ideal += 1 / Math.log2(rank + 2)
    }
    gain += gained / ideal
    if (right[0]) first++
    if (right.slice(0, 5).includes(true)) amongFive++
  }
  return [gain, first, amongFive].map((count) => percent(count, rows.length))
}

function percent(count: number, of: number): string {
  return of === 0 ? '–' : ((100 * count) / of).toFixed(2)
}

function declined(name: string, weightsOf: (row: Asked) => Weights): string {
  const without = unanswerable.get(name)
  if (!without) return '–'
  const confidence = (row: Asked) => {
    const { passage, confidence } = weightsOf(row)
    const signs = signsOf(row, passage)
    return signs ? confidence.base + dot(confidence.weights, signs) : Number.NEGATIVE_INFINITY
  }
  const kept = asked
    .get(name)!
    .map(confidence)
    .sort((a, b) => b - a)
  const threshold = kept[Math.ceil(0.9 * kept.length) - 1]!
  const below = without.filter((row) => confidence(row) < threshold).length
  return ((100 * below) / without.length).toFixed(2)
}

function sourceOf({ passage, sentence, confidence }: Weights): string {
  const table = (name: string, type: string, weights: Signs<string>) =>
    `export const ${name}: Readonly<Record<keyof ${type}, number>> = {\n${Object.entries(weights)
      .map(([sign, weight]) => `  ${sign}: ${rounded(weight)},\n`)
      .join('')}}\n`
  return [
    "import type { ChoiceSigns, ConfidenceSigns, PassageSigns } from './rank-passages.ts'\n",
    `/** Written by \`npm run fit:ranking\` on the development sets ${fittedOn.join(', ')}; not to be changed by hand. */`,
    table('passageWeights', 'PassageSigns', passage),
    table('sentenceWeights', 'ChoiceSigns', sentence),
    `/** Of questions with their answer in the corpus and without, of ${answerable.join(', ')}. */`,
    `export const confidenceBase: number = ${rounded(confidence.base)}`,
    table('confidenceWeights', 'ConfidenceSigns', confidence.weights),
  ].join('\n')
}

function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000
}
