import { arabicWords, latinWords } from './language-features.ts'
import { type NaiveBayes, scoresOf } from './language-model.ts'
import { darijaEvidence } from './language-words.ts'

/**
 * Weights in natural logarithms. However long, a sentence of standard words stays Darija when one word proves it, so the
 * n-grams together weigh less than one such word, and more than two that other dialects share.
 */
const weight = { grams: 16, darija: 20, spoken: 6, standard: 6 } as const

/** Scores of standard Arabic and Darija for a text, in the order of the table's classes. */
export function arabicScores(table: NaiveBayes, text: string): Float64Array {
  const words = arabicWords(text)
  const scores = scoresOf(table, words)
  const [standardAt, darijaAt] = [table.classes.indexOf('ar'), table.classes.indexOf('ary')]
  const grams = scores[darijaAt]! - scores[standardAt]!
  const { darija, spoken, standard } = darijaEvidence(words)
  scores[standardAt] = weight.standard * standard
  scores[darijaAt] =
    Math.min(weight.grams, Math.max(-weight.grams, grams)) + weight.darija * darija + weight.spoken * spoken
  return scores
}

/** Scores of the languages in Latin letters for a text, in the order of the table's classes. */
export function latinScores(table: NaiveBayes, text: string): Float64Array {
  return scoresOf(table, latinWords(text))
}
