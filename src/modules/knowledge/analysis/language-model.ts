import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gramSlots } from './language-features.ts'

/** The classes of the model: languages, and for two of them the script in which it tells them. */
export type ModelClass = 'ar' | 'ary' | 'fr' | 'en' | 'es' | 'ary-Latn' | 'ber-Latn'

/** Multinomial naive Bayes over hashed n-grams; `scripts/language-model/train.ts` writes it. */
export type NaiveBayes = {
  readonly classes: readonly ModelClass[]
  /** A power of two. */
  readonly slots: number
  /** Natural logarithms a unit of weight. */
  readonly scale: number
  /** N-grams overlap, so their evidence counts several times: scores are divided by this before they become chances. */
  readonly temperature: number
  /** Row by slot, one weight a class: logarithm of the chance of the n-gram in the class, less the mean of the classes. */
  readonly weights: Int8Array
}

export type LanguageModel = { readonly arabic: NaiveBayes; readonly latin: NaiveBayes }

/** What the file says of itself before its weights. `recipe` names everything it was made from. */
export type ModelHeader = {
  readonly licence: string
  readonly recipe: unknown
  readonly arabic: Omit<NaiveBayes, 'weights'>
  readonly latin: Omit<NaiveBayes, 'weights'>
}

const file = new URL('./language-model.bin', import.meta.url)

let loaded: LanguageModel | undefined

/** The model of the repository, read on first use: half a megabyte. */
export function languageModel(): LanguageModel {
  loaded ??= parseModel(readFileSync(file))
  return loaded
}

/** SHA-256 of the model file, in hexadecimal. */
export function languageModelDigest(): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** One line of JSON, then the weights of the Arabic and of the Latin table. */
export function serialiseModel(header: ModelHeader, model: LanguageModel): Buffer {
  const weights = [model.arabic, model.latin].map((table) =>
    Buffer.from(table.weights.buffer, table.weights.byteOffset),
  )
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...weights])
}

/** @throws RangeError when the bytes are not as long as the header says. */
export function parseModel(bytes: Buffer): LanguageModel {
  const start = bytes.indexOf('\n') + 1
  const header = JSON.parse(bytes.toString('utf8', 0, start)) as ModelHeader
  const arabicLength = header.arabic.slots * header.arabic.classes.length
  const latinLength = header.latin.slots * header.latin.classes.length
  if (bytes.length !== start + arabicLength + latinLength) throw new RangeError('the language model is cut short')
  const weights = (from: number, length: number) => new Int8Array(bytes.buffer, bytes.byteOffset + from, length)
  return {
    arabic: { ...header.arabic, weights: weights(start, arabicLength) },
    latin: { ...header.latin, weights: weights(start + arabicLength, latinLength) },
  }
}

/** Evidence for each class in natural logarithms, in the order of `classes`; words as `arabicWords` or `latinWords` gives them. */
export function scoresOf({ classes, slots, scale, weights }: NaiveBayes, words: string): Float64Array {
  const scores = new Float64Array(classes.length)
  for (const slot of gramSlots(words, slots)) {
    const row = slot * classes.length
    for (let at = 0; at < scores.length; at++) scores[at]! += weights[row + at]!
  }
  return scores.map((score) => score * scale)
}

/** The class of the highest score, and its chance among the classes: 1 / number of classes where nothing decides. */
export function likeliest(
  { classes, temperature }: NaiveBayes,
  scores: Float64Array,
): { readonly of: ModelClass; readonly confidence: number } {
  let best = 0
  for (let at = 1; at < scores.length; at++) if (scores[at]! > scores[best]!) best = at
  let sum = 0
  for (const score of scores) sum += Math.exp((score - scores[best]!) / temperature)
  return { of: classes[best]!, confidence: 1 / sum }
}
