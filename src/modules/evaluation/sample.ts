import { z } from 'zod'
import { Item } from './item.ts'
import { RunId } from './run.ts'

const Scores = z.record(z.string(), z.number().nullable())

/** A sample in a list. */
export const ListedSample = z.strictObject({
  /** In the order of the plan's items, from 0. */
  place: z.number().int().min(0),
  item: z.string(),
  language: z.string(),
  slices: z.array(z.string()),
  state: z.enum(['done', 'error']),
  /** All that the criteria ask of one item holds; null where only people can say, or nothing speaks of it. */
  passed: z.boolean().nullable(),
  scores: Scores,
  milliseconds: z.number(),
  /** The beginning of what the system wrote. */
  said: z.string(),
})
export type ListedSample = z.infer<typeof ListedSample>

const Citation = z.strictObject({
  text: z.string(),
  document: z.strictObject({ path: z.string(), title: z.string() }),
  verbatim: z.boolean(),
})

/** What a system gave, as its trace keeps it. */
export const SystemOutput = z.strictObject({
  text: z.string(),
  abstained: z.boolean(),
  citations: z.array(Citation),
  nearby: z.array(Citation),
  documents: z.array(z.string()),
  kept: z.string(),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string() })),
  usage: z.strictObject({ promptTokens: z.number(), completionTokens: z.number() }).nullable(),
})

export const Trace = z.strictObject({
  output: SystemOutput.nullable(),
  /** The code of why there is none. */
  failed: z.string().nullable(),
})
export type Trace = z.infer<typeof Trace>

/** One sample, whole. */
export const Sample = z.strictObject({
  run: RunId,
  ...ListedSample.omit({ said: true }).shape,
  /** What was asked, and what is right. */
  asked: Item,
  ...Trace.shape,
  /** By people and models, under nobody's name; none while the run is still rated blind. */
  ratings: z.array(
    z.strictObject({ metric: z.string(), byModel: z.boolean(), value: z.number(), note: z.string().nullable() }),
  ),
})
export type Sample = z.infer<typeof Sample>

export const Place = z.coerce.number().int().min(0).max(1_000_000)
