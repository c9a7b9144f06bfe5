import type { Criterion } from '../../../libs/receipt/index.ts'
import { humanReview, modelJudge, RatedSettings } from './scorers/rated.ts'
import type { TaskHeader } from './task.ts'

/** How many people rate a sample, none of whom sees what another said. */
export const ratersNeeded = 2
/** On how many samples people rate beside a model that judges: without them its ratings say nothing. */
const calibrationSamples = 20

/** What people and models are asked of the samples of a run. */
export type ReviewAsked = {
  /** `human-review`, or `model-judge` where people rate only to calibrate the model. */
  readonly metric: string
  /** In the words of the task; null: whether the answer is right. */
  readonly criterion: string | null
  /** Places of the scale, worst first. */
  readonly levels: number
  /** On how many samples people are asked; null: on all. */
  readonly most: number | null
  /** A model rates every sample too. */
  readonly judge: { readonly criterion: string | null; readonly levels: number } | null
}

/** What the criteria of a plan ask that only raters can say; null when that is nothing. */
export function reviewAsked(header: TaskHeader, criteria: readonly Criterion[]): ReviewAsked | null {
  const [people, model] = [humanReview, modelJudge].map(({ name }) => {
    const use = header.scorers.find((scorer) => scorer.name === name)
    if (!use || !criteria.some(({ metric }) => metric === name)) return null
    const { criterion = null, levels } = RatedSettings.parse(use.settings)
    return { criterion, levels }
  })
  if (people) return { metric: humanReview.name, ...people, most: null, judge: model ?? null }
  if (model) return { metric: modelJudge.name, ...model, most: calibrationSamples, judge: model }
  return null
}

/** Whether a value is a place of the scale over its last one. */
export function isOnScale(value: number, levels: number): boolean {
  const place = value * (levels - 1)
  return place >= 0 && place <= levels - 1 && Math.abs(place - Math.round(place)) < 1e-9
}

/**
 * What several people say together. On two levels it holds where more than half of them say so, so that two who differ do
 * not make a pass; on more levels it is their mean.
 */
export function together(values: readonly number[], levels: number): number {
  const sum = values.reduce((all, value) => all + value, 0)
  return levels === 2 ? Number(sum * 2 > values.length) : sum / values.length
}
