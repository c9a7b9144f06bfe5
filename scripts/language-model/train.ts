/**
 * Trains the model that tells languages and writes it where the platform reads it.
 *
 *     node --import tsx scripts/language-model/train.ts --data <folder>
 *
 * The folder holds clones of the repositories of `sources.ts`, as `<owner>/<name>`. The same clones give the same file,
 * byte for byte. What it was made from stands in the first line of the file and in `docs/reference/language-model.md`.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../../bench/random.ts'
import { option } from '../../bench/report.ts'
import { arabicWords, gramSlots, latinWords } from '../../src/modules/knowledge/analysis/language-features.ts'
import {
  likeliest,
  type ModelClass,
  type NaiveBayes,
  serialiseModel,
} from '../../src/modules/knowledge/analysis/language-model.ts'
import { arabicScores, latinScores } from '../../src/modules/knowledge/analysis/language-scores.ts'
import { type Examples, ownRepeats, ownSentences, readExamples, readOwnSentences } from './examples.ts'
import { sources } from './sources.ts'

const slots = 2 ** 16
/** Lines drawn for each class, so that a class with more text is not likelier for that. */
const draws = 30_000
/** Occurrences lent to every n-gram, so that one never met is rare and not impossible. */
const lent = 0.1
/** Questions are short: half of the lines are cut to one to ten words. */
const cutShare = 0.5

const data = option(process.argv.slice(2), '--data')
if (!data) throw new Error('where are the clones? --data <folder>')

const { arabic, latin } = await readExamples(data)
const model = {
  arabic: calibrated(trained(arabic.train, arabicWords), arabic.heldOut, arabicScores),
  latin: calibrated(trained(latin.train, latinWords), latin.heldOut, latinScores),
}
const tables = { arabic: headed(model.arabic), latin: headed(model.latin) }
const recipe = {
  script: 'scripts/language-model/train.ts',
  method: 'multinomial naive Bayes over hashed character n-grams, weights in 8 bits',
  settings: { slots, draws, lent, cutShare, ownRepeats },
  sources: sources.map(({ repository, commit, licence, files }) => ({ repository, commit, licence, files })),
  own: ownSentences.map((name) => ({ name, sha256: sha256(readOwnSentences(name).join('\n')) })),
  lines: counts({ ...arabic.train, ...latin.train }),
  heldOut: {
    ...accuracy(model.arabic, arabic.heldOut, arabicScores),
    ...accuracy(model.latin, latin.heldOut, latinScores),
  },
}
const header = { licence: 'CC-BY-SA-4.0', recipe, ...tables }
const target = join(import.meta.dirname, '../../src/modules/knowledge/analysis/language-model.bin')
const bytes = serialiseModel(header, model)
writeFileSync(target, bytes)
process.stdout.write(
  `${JSON.stringify({ lines: recipe.lines, heldOut: recipe.heldOut, bytes: bytes.length }, null, 2)}\n`,
)

function trained(examples: Examples, wordsOf: (text: string) => string): NaiveBayes {
  const random = new Random(11)
  const classes = Object.keys(examples) as ModelClass[]
  const logarithms = classes.map((of) => {
    const lines = examples[of]!
    const seen = new Float64Array(slots).fill(lent)
    for (let drawn = 0; drawn < draws; drawn++)
      for (const slot of gramSlots(wordsOf(cut(random.of(lines), random)), slots)) seen[slot]!++
    const all = seen.reduce((sum, times) => sum + times)
    return seen.map((times) => Math.log(times / all))
  })
  const weights = new Float64Array(slots * classes.length)
  for (let slot = 0; slot < slots; slot++) {
    const mean = logarithms.reduce((sum, of) => sum + of[slot]!, 0) / classes.length
    for (const [at, of] of logarithms.entries()) weights[slot * classes.length + at] = of[slot]! - mean
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  return {
    classes,
    slots,
    scale,
    temperature: 1,
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
  }
}

function cut(line: string, random: Random): string {
  if (!random.chance(cutShare)) return line
  const words = line.split(/\s+/)
  const length = random.whole(1, Math.min(10, words.length))
  const start = random.whole(0, words.length - length)
  return words.slice(start, start + length).join(' ')
}

/** With the temperature that makes the lines kept apart likeliest. */
function calibrated(table: NaiveBayes, heldOut: Examples, scores: typeof latinScores): NaiveBayes {
  const scored = table.classes.flatMap((of, at) =>
    heldOut[of]!.map((line) => ({ at, scores: scores(table, cut(line, new Random(line.length))) })),
  )
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY }
  for (let temperature = 0.5; temperature < 20; temperature += 0.5) {
    let loss = 0
    for (const { at, scores } of scored) {
      const most = Math.max(...scores)
      const sum = scores.reduce((all, score) => all + Math.exp((score - most) / temperature), 0)
      loss += Math.log(sum) - (scores[at]! - most) / temperature
    }
    if (loss < best.loss) best = { temperature, loss }
  }
  return { ...table, temperature: best.temperature }
}

/** Percent right of whole lines kept apart. */
function accuracy(table: NaiveBayes, heldOut: Examples, scores: typeof latinScores): Record<string, number> {
  return Object.fromEntries(
    table.classes.map((of) => {
      const lines = heldOut[of]!
      const right = lines.filter((line) => likeliest(table, scores(table, line)).of === of)
      return [of, Math.round((right.length / lines.length) * 1000) / 10]
    }),
  )
}

function headed({ weights: _, ...header }: NaiveBayes): Omit<NaiveBayes, 'weights'> {
  return header
}

function counts(examples: Examples): Record<string, number> {
  return Object.fromEntries(Object.entries(examples).map(([of, lines]) => [of, lines.length]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
