import * as z from 'zod/mini'
import { canonicalJson, parseJsonStrict } from '../canonical-json/index.ts'

/*
 * Entries may gain members later, and a receipt made then stays readable here: unknown members are let through. Nobody
 * can add them afterwards, since the proof covers the entry's bytes.
 */

const DecisionEntry = z.looseObject({
  v: z.literal(1),
  kind: z.literal('decision'),
  at: z.string(),
  /** The pseudonym of whoever asked: `person:…`, `service:…` or `anonymous`. */
  principal: z.optional(z.string()),
  operation: z.string(),
  effect: z.enum(['allow', 'deny']),
  packs: z.array(z.unknown()),
  input: z.string(),
  /** The digest of the permit that it was asked under; `unknown`: of one that there was not. */
  permit: z.optional(z.string()),
})
export type DecisionEntry = z.infer<typeof DecisionEntry>

const OutcomeEntry = z.looseObject({
  v: z.literal(1),
  kind: z.literal('outcome'),
  at: z.string(),
  decision: z.number(),
  decisionLeaf: z.string(),
  result: z.enum(['done', 'refused', 'failed', 'abandoned']),
  digest: z.nullable(z.string()),
  problem: z.optional(z.string()),
})
export type OutcomeEntry = z.infer<typeof OutcomeEntry>

/** `undefined` unless the text is the canonical JSON of a decision. */
export function parseDecisionEntry(text: string): DecisionEntry | undefined {
  return parseCanonical(DecisionEntry, text)
}

/** `undefined` unless the text is the canonical JSON of an outcome. */
export function parseOutcomeEntry(text: string): OutcomeEntry | undefined {
  return parseCanonical(OutcomeEntry, text)
}

/** `undefined` unless the text is the canonical JSON of what the schema says. */
export function parseCanonical<Entry>(schema: z.ZodMiniType<Entry>, text: string): Entry | undefined {
  let value: unknown
  try {
    value = parseJsonStrict(text)
  } catch {
    return undefined
  }
  if (canonicalJson(value) !== text) return undefined
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
