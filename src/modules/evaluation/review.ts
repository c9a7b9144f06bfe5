import { z } from 'zod'
import { Item } from './item.ts'
import { RunId } from './run.ts'
import { Place, SystemOutput } from './sample.ts'

/** A sample as a rater sees it: neither which system it is of, nor what others said. */
export const Review = z.strictObject({
  run: RunId,
  place: Place,
  metric: z.string(),
  /** In the words of the test; null: whether the answer is right. */
  criterion: z.string().nullable(),
  /** Places of the scale, worst first: a value is a place over the last one. */
  levels: z.number().int(),
  asked: Item,
  output: SystemOutput.omit({ kept: true, messages: true, usage: true }),
})
export type Review = z.infer<typeof Review>
