import type { Criterion, Measured } from '../../../../libs/receipt/index.ts'

export type JudgedCriterion = Criterion & {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly held: boolean
}

/**
 * Each criterion with what was measured for it. Judged on the value itself, or on the end of the interval that is worst for
 * the system. What was not measured at all is not held, and stands as 0.
 */
export function judge(criteria: readonly Criterion[], measured: readonly Measured[]): JudgedCriterion[] {
  return criteria.map((criterion) => {
    const found = measured.find(({ metric, slice }) => metric === criterion.metric && slice === criterion.slice)
    if (!found) return { ...criterion, value: 0, low: 0, high: 0, held: false }
    const { value, low, high } = found
    const { comparator, threshold, on } = criterion
    const held =
      comparator === 'at-least'
        ? (on === 'value' ? value : low) >= threshold
        : (on === 'value' ? value : high) <= threshold
    return { ...criterion, value, low, high, held }
  })
}
