/** What something is chosen or told by, by name. */
export type Signs<Sign extends string> = Readonly<Record<Sign, number>>

/** Things of which some are right: a question's passages, a passage's sentences. */
export type Choice<Sign extends string> = readonly { readonly signs: Signs<Sign>; readonly isRight: boolean }[]

const steps = 250
const learningRate = 0.1
const decay = 2e-4

/**
 * Weights under which what is right is most probable to come first: a softmax over each choice, by gradient descent (Adam),
 * with a small penalty on large weights. Signs are scaled by their spread while fitting and unscaled in the result.
 */
export function fitChoices<Sign extends string>(names: readonly Sign[], choices: readonly Choice<Sign>[]): Signs<Sign> {
  const useful = choices.filter((choice) => choice.some(({ isRight }) => isRight))
  const rows = useful.map((choice) => choice.map(({ signs }) => names.map((name) => signs[name])))
  const spread = spreadOf(rows.flat())
  const weights = descend(names.length, (weights, gradient) => {
    for (const [number, choice] of useful.entries()) {
      const scores = rows[number]!.map((row) => scaled(weights, row, spread))
      const most = Math.max(...scores)
      const likely = scores.map((score) => Math.exp(score - most))
      let all = 0
      let right = 0
      for (const [i, { isRight }] of choice.entries()) {
        all += likely[i]!
        if (isRight) right += likely[i]!
      }
      for (const [i, { isRight }] of choice.entries()) {
        const pull = likely[i]! / all - (isRight ? likely[i]! / right : 0)
        const row = rows[number]![i]!
        for (let k = 0; k < names.length; k++) gradient[k]! += (pull * row[k]!) / spread[k]! / useful.length
      }
    }
  })
  return named(names, weights, spread)
}

/** Weights of a logistic regression that tells what is right from what is not, with its base. */
export function fitProbability<Sign extends string>(
  names: readonly Sign[],
  rows: readonly { readonly signs: Signs<Sign>; readonly isRight: boolean }[],
): { readonly base: number; readonly weights: Signs<Sign> } {
  const values = rows.map(({ signs }) => names.map((name) => signs[name]))
  const spread = spreadOf(values)
  const weights = descend(names.length + 1, (weights, gradient) => {
    for (const [number, { isRight }] of rows.entries()) {
      const row = values[number]!
      const score = weights[names.length]! + scaled(weights, row, spread)
      const pull = (1 / (1 + Math.exp(-score)) - (isRight ? 1 : 0)) / rows.length
      for (let k = 0; k < names.length; k++) gradient[k]! += (pull * row[k]!) / spread[k]!
      gradient[names.length]! += pull
    }
  })
  return { base: weights[names.length]!, weights: named(names, weights, spread) }
}

function scaled(weights: Float64Array, row: readonly number[], spread: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < row.length; k++) sum += (weights[k]! * row[k]!) / spread[k]!
  return sum
}

function spreadOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, k) => {
    const mean = rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[k]! - mean) ** 2, 0) / rows.length) || 1
  })
}

/** Adam (Kingma and Ba, 2015) from zero. */
function descend(size: number, addGradient: (weights: Float64Array, gradient: Float64Array) => void): Float64Array {
  const weights = new Float64Array(size)
  const mean = new Float64Array(size)
  const square = new Float64Array(size)
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(size)
    addGradient(weights, gradient)
    for (let k = 0; k < size; k++) {
      const slope = gradient[k]! + decay * weights[k]!
      mean[k] = 0.9 * mean[k]! + 0.1 * slope
      square[k] = 0.99 * square[k]! + 0.01 * slope * slope
      weights[k]! -=
        (learningRate * (mean[k]! / (1 - 0.9 ** step))) / (Math.sqrt(square[k]! / (1 - 0.99 ** step)) + 1e-9)
    }
  }
  return weights
}

function named<Sign extends string>(
  names: readonly Sign[],
  weights: Float64Array,
  spread: readonly number[],
): Signs<Sign> {
  return Object.fromEntries(names.map((name, k) => [name, weights[k]! / spread[k]!])) as Record<Sign, number>
}
