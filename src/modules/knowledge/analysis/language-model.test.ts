import { expect, test } from 'vitest'
import { languageModel, likeliest, type NaiveBayes, parseModel, scoresOf, serialiseModel } from './language-model.ts'

const table = (classes: NaiveBayes['classes'], weights: number[]): NaiveBayes => ({
  classes,
  slots: weights.length / classes.length,
  scale: 0.5,
  temperature: 2,
  weights: Int8Array.from(weights),
})

const model = { arabic: table(['ar', 'ary'], [1, -1, 2, -2]), latin: table(['fr', 'en'], [3, -3, -128, 127]) }
const { weights: _arabic, ...arabic } = model.arabic
const { weights: _latin, ...latin } = model.latin
const header = { licence: 'CC-BY-SA-4.0', recipe: { seed: 1 }, arabic, latin }

test('a model is read as it was written', () => {
  expect(parseModel(serialiseModel(header, model))).toEqual(model)
})

test('a file that was cut short is refused', () => {
  const bytes = serialiseModel(header, model)
  expect(() => parseModel(bytes.subarray(0, -1))).toThrow(RangeError)
})

test('the model of the repository knows every class, and gives nothing for no words', () => {
  const { arabic, latin } = languageModel()
  expect([...arabic.classes, ...latin.classes].sort()).toEqual(['ar', 'ary', 'ary-Latn', 'ber-Latn', 'en', 'es', 'fr'])
  expect([...scoresOf(latin, '')]).toEqual([0, 0, 0, 0, 0])
})

test('classes of equal score share the confidence', () => {
  expect(likeliest(model.arabic, Float64Array.of(0, 0))).toEqual({ of: 'ar', confidence: 0.5 })
})
