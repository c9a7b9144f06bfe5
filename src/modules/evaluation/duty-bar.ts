import type { EvaluationPlan, EvaluationResult } from '../../../libs/receipt/index.ts'
import type { DutyBar } from '../../kernel/ports/risk-questionnaire.ts'

/**
 * Whether a plan asks for at least what a duty asks for: as many items, and each criterion over all of them or a stricter one.
 * Without it, somebody would fix a bar of their own that everything reaches.
 */
export function meetsBar({ criteria, items }: Pick<EvaluationPlan, 'criteria' | 'items'>, bar: DutyBar): boolean {
  return items >= bar.items && bar.criteria.every((least) => criteria.some((one) => isAsStrict(one, least)))
}

/**
 * Whether what the bar speaks of was measured on as many items as it asks for. Items that no metric of the bar says anything
 * of would make a test of two questions as long as anybody likes.
 */
export function isMeasuredEnough({ metrics }: Pick<EvaluationResult, 'metrics'>, bar: DutyBar): boolean {
  return metrics.some(
    ({ metric, slice, n }) => slice === null && n >= bar.items && bar.criteria.some((one) => one.metric === metric),
  )
}

function isAsStrict(one: EvaluationPlan['criteria'][number], least: DutyBar['criteria'][number]): boolean {
  if (one.metric !== least.metric || one.slice !== null || one.comparator !== least.comparator) return false
  return one.comparator === 'at-least' ? one.threshold >= least.threshold : one.threshold <= least.threshold
}
