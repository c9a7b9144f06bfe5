import { z } from 'zod'
import { EvaluationResult } from '../../../libs/receipt/index.ts'
import { Digest, idSchema } from '../../kernel/identifier.ts'

export const RunId = idSchema('evr')

const runStates = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const
const RunState = z.enum(runStates)

/** One attempt of a plan, as it is shown. */
export const Run = z.strictObject({
  id: RunId,
  plan: z.string(),
  attempt: z.number().int().positive(),
  state: RunState,
  /** How many samples there will be, how many there are, and on how many of those the system gave nothing. */
  total: z.number().int(),
  done: z.number().int(),
  errors: z.number().int(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it failed: the code of a problem. */
  problem: z.string().nullable(),
  /** What the log commits to; null until it has finished. */
  result: z.nullable(EvaluationResult),
  resultDigest: Digest.nullable(),
  passed: z.boolean().nullable(),
  expiresAt: z.iso.datetime().nullable(),
})
export type Run = z.infer<typeof Run>
