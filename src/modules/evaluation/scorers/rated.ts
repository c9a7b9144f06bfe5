import { z } from 'zod'
import { scorer } from './scorer.ts'

export const RatedSettings = z.strictObject({
  /** What raters are asked to judge, in the words of the task. */
  criterion: z.string().min(1).max(2_000).optional(),
  /** Of the scale, worst first: 2 is wrong and right. A rating is the place on it, from 0 to `levels` − 1, over the last place. */
  levels: z.int().min(2).max(7).default(2),
})
const kindOf = ({ levels }: z.output<typeof RatedSettings>) => (levels === 2 ? 'share' : 'degree')

/** People rate, two of them and blind; until they have, there is no value. */
export const humanReview = scorer({
  name: 'human-review',
  rated: true,
  settings: RatedSettings,
  metrics: (settings) => ({ 'human-review': { kind: kindOf(settings) } }),
  score: () => ({ 'human-review': null }),
})

/** A model rates; until it has, there is no value. */
export const modelJudge = scorer({
  name: 'model-judge',
  rated: true,
  settings: RatedSettings,
  metrics: (settings) => ({ 'model-judge': { kind: kindOf(settings) } }),
  score: () => ({ 'model-judge': null }),
})
