import { z } from 'zod'

/*
 * The log of an evaluation as Inspect (UK AI Security Institute) writes it as JSON, format version 2: those parts that we
 * fill, under the names of `inspect_ai.log.EvalLog`. Its viewer and `read_eval_log` read what is written so.
 */

const Params = z.record(z.string(), z.unknown())
const Usage = z.strictObject({ input_tokens: z.number(), output_tokens: z.number(), total_tokens: z.number() })
const Message = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })
/** A share or degree as a number: Inspect's letters C and I are for its own scorers. */
const Score = z.strictObject({ value: z.number(), answer: z.string().nullable(), history: z.array(z.never()) })
const Failure = z.strictObject({ message: z.string(), traceback: z.string(), traceback_ansi: z.string() })

export const InspectSample = z.strictObject({
  id: z.string(),
  epoch: z.literal(1),
  input: z.string(),
  choices: z.array(z.string()).nullable(),
  target: z.union([z.string(), z.array(z.string())]),
  messages: z.array(Message),
  output: z.strictObject({
    model: z.string(),
    choices: z.array(z.strictObject({ message: Message, stop_reason: z.literal('stop') })),
    completion: z.string(),
    usage: Usage.nullable(),
    time: z.number(),
    error: z.string().nullable(),
    metadata: Params,
  }),
  scores: z.record(z.string(), Score),
  /** `language`, `slices`, and the whole `item`. */
  metadata: Params,
  store: Params,
  events: z.array(z.never()),
  model_usage: z.record(z.string(), Usage),
  role_usage: z.record(z.string(), Usage),
  total_time: z.number(),
  error: Failure.nullable(),
  attachments: z.record(z.string(), z.string()),
})
export type InspectSample = z.infer<typeof InspectSample>

const Metric = z.strictObject({
  name: z.string(),
  value: z.number(),
  params: Params,
  /** The interval, and over how many samples. */
  metadata: z.strictObject({ low: z.number(), high: z.number(), n: z.number(), k: z.number().nullable() }),
})

export const InspectLog = z.strictObject({
  version: z.literal(2),
  status: z.enum(['started', 'success', 'cancelled', 'error']),
  eval: z.strictObject({
    eval_id: z.string(),
    run_id: z.string(),
    created: z.string(),
    task: z.string(),
    task_id: z.string(),
    task_version: z.string(),
    task_attribs: Params,
    task_args: Params,
    task_args_passed: Params,
    dataset: z.strictObject({
      name: z.string(),
      samples: z.number(),
      sample_ids: z.array(z.string()),
      shuffled: z.boolean(),
    }),
    model: z.string(),
    model_generate_config: Params,
    model_args: Params,
    config: z.strictObject({ epochs: z.literal(1) }),
    packages: z.record(z.string(), z.string()),
    metadata: Params,
    scorers: z.array(z.strictObject({ name: z.string(), options: Params })),
  }),
  plan: z.strictObject({
    name: z.string(),
    steps: z.array(z.strictObject({ solver: z.string(), params: Params, params_passed: Params })),
    config: Params,
  }),
  results: z
    .strictObject({
      total_samples: z.number(),
      completed_samples: z.number(),
      scores: z.array(
        z.strictObject({
          name: z.string(),
          scorer: z.string(),
          params: Params,
          /** `mean` over all samples, then by slice: `mean language:ar`. */
          metrics: z.record(z.string(), Metric),
        }),
      ),
    })
    .nullable(),
  stats: z.strictObject({
    started_at: z.string(),
    completed_at: z.string(),
    model_usage: z.record(z.string(), Usage),
    role_usage: z.record(z.string(), Usage),
    connection_limit_history: z.array(z.never()),
  }),
  error: Failure.nullable(),
  invalidated: z.literal(false),
  tags: z.array(z.string()),
  metadata: Params,
  samples: z.array(InspectSample),
})
export type InspectLog = z.infer<typeof InspectLog>
