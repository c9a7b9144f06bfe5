import { z } from 'zod'
import { westernDigits } from './normalise.ts'
import { scorer } from './scorer.ts'

/** Which of the values that a text states is its answer. */
export const Pick = z.enum(['any', 'last', 'only']).default('any')
type Pick = z.infer<typeof Pick>

/** Whether the picked values, each with its possible readings, are right. */
export function picked<Value>(
  stated: readonly (readonly Value[])[],
  pick: Pick,
  isRight: (value: Value) => boolean,
): boolean {
  const holds = (readings: readonly Value[]) => readings.some(isRight)
  if (pick === 'any') return stated.some(holds)
  if (pick === 'last') return stated.length > 0 && holds(stated.at(-1)!)
  return stated.length > 0 && stated.every(holds)
}

const scales: readonly { readonly words: RegExp; readonly factor: number }[] = [
  { words: /^\s*(?:thousand|mille|ألف|آلاف|الف|الاف)(?!\p{L})/iu, factor: 1e3 },
  { words: /^\s*(?:millions?|مليون|ملايين|مليونا|مليونًا)(?!\p{L})/iu, factor: 1e6 },
  { words: /^\s*(?:billion|milliards?|مليار|ملايير|مليارات|مليارا)(?!\p{L})/iu, factor: 1e9 },
]

/** Digits, then groups of digits after one separator each. Bounded, and no separator can be two. */
const written = /(?<![\p{L}\p{N}]|\p{L}\.)[-−+]?[0-9]+(?:[.,'’\u0020\u00a0\u202f\u2009][0-9]+)*/gu

/**
 * The numbers that a text states in digits, in order, each with every reading that its language allows: «1.500» is 1500 in
 * French and 1.5 in English; in Arabic, which is written with either, it is both. Words for numbers are not read, but the scales
 * thousand, million and milliard after digits are.
 */
export function numbersIn(text: string, language: string): number[][] {
  const western = westernDigits(text)
  const found: number[][] = []
  for (const match of western.matchAll(written)) {
    const after = western.slice(match.index + match[0].length, match.index + match[0].length + 20)
    const factor = scales.find(({ words }) => words.test(after))?.factor ?? 1
    for (const part of partsOf(match[0])) found.push(readingsOf(part, language).map((value) => value * factor))
  }
  return found
}

/** Spaces and apostrophes group thousands; where they do not, they stand between two numbers. */
function partsOf(run: string): string[] {
  if (
    /^[-−+]?[0-9]{1,3}(?:(?<space>['’\u0020\u00a0\u202f\u2009])[0-9]{3})(?:\k<space>[0-9]{3})*(?:[.,][0-9]+)?$/u.test(
      run,
    )
  )
    return [run.replace(/['’\s]/gu, '')]
  return run.split(/['’\s]/u)
}

function readingsOf(part: string, language: string): number[] {
  const sign = /^[-−]/.test(part) ? -1 : 1
  const digits = part.replace(/^[-−+]/, '')
  const signs = digits.replace(/[0-9]/g, '')
  const decimalAt = (place: number) =>
    Number(`${digits.slice(0, place).replace(/[.,]/g, '')}.${digits.slice(place + 1)}`) * sign
  const grouped = /^[0-9]{1,3}(?:[.,][0-9]{3})+$/.test(digits) && !/^0/.test(digits)
  const whole = Number(digits.replace(/[.,]/g, '')) * sign
  if (signs === '') return [whole]
  // Two different signs: the last one is of the decimals. One sign twice groups.
  if (signs.length > 1)
    return new Set(signs).size === 1 ? (grouped ? [whole] : []) : [decimalAt(digits.search(/[.,][0-9]*$/))]
  const decimal = decimalAt(digits.search(/[.,]/))
  if (!grouped) return [decimal]
  const primary = language.split('-')[0]
  if (primary === 'en') return signs === ',' ? [whole] : [decimal]
  if (primary === 'fr' && signs === ',') return [decimal]
  return [whole, decimal]
}

/** The number is stated, within the tolerance. */
export const number = scorer({
  name: 'number',
  settings: z.strictObject({ pick: Pick }),
  metrics: () => ({ number: { kind: 'share' } }),
  score({ item, output }, { pick }) {
    const wanted = item.target.number
    if (wanted === undefined) return { number: null }
    const isRight = (value: number) => Math.abs(value - wanted.value) <= wanted.tolerance
    return { number: picked(numbersIn(output.text, item.language), pick, isRight) ? 1 : 0 }
  },
})
