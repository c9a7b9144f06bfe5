import { z } from 'zod'
import { Label } from '../../kernel/label.ts'
import type { DecisionRecord } from '../../kernel/ports/decision-log.ts'
import { personBehind } from '../../kernel/principal.ts'
import { isNamedOpenly } from './openly-named.ts'

/** The most that is kept of one decision: no rule says more, and no caller makes it larger. */
const mostMissing = 50
const mostValues = 10
const longestText = 300

/**
 * What a decision was about and what was missing, with its values: what the public log does not say. Kept beside the
 * entry, in the same write, until the person is erased. Never the input.
 */
export const DecisionDetails = z.object({
  /** Who asked: the person, or the key by which they did. */
  principal: z.string(),
  resource: z.object({ kind: z.string(), id: z.string() }).nullable(),
  /** That of the thing, where the log only commits to it. */
  label: Label.optional(),
  missing: z.array(
    z.object({ rule: z.string(), condition: z.string(), values: z.record(z.string(), z.string()).optional() }),
  ),
  /** The permit that the call acted under. */
  permit: z.string().nullable(),
  /** It was answered like a thing that is not there; the rules that spoke then stand here alone. */
  concealed: z
    .object({ reasons: z.array(z.object({ rule: z.string(), effect: z.enum(['allow', 'deny']) })) })
    .optional(),
})
export type DecisionDetails = z.infer<typeof DecisionDetails>

/** `holder`: whose decision it is (`holderOf`). */
export type DecisionBody = { readonly holder: string; readonly details: DecisionDetails }

/** Null for a call that no person answers for: nobody would read it, and nothing about anybody is kept. */
export function decisionBody({ question, decision }: DecisionRecord): DecisionBody | null {
  const { principal, resource, permit } = question
  const holder = personBehind(principal)
  if (holder === null || principal.kind === 'anonymous') return null
  const reasons = decision.reasons.map(({ rule, effect }) => ({ rule, effect }))
  return {
    holder,
    details: {
      principal: principal.id,
      resource: resource ? { kind: resource.kind, id: resource.id.slice(0, longestText) } : null,
      ...(resource?.label && !isNamedOpenly(resource) && { label: resource.label }),
      missing: decision.reasons
        .flatMap(({ rule, missing }) => missing.map(({ condition, values }) => ({ rule, condition, values })))
        .slice(0, mostMissing)
        .map(({ rule, condition, values }) => ({ rule, condition, ...(values && { values: bounded(values) }) })),
      permit: permit?.id ?? null,
      ...(decision.conceal && { concealed: { reasons } }),
    },
  }
}

function bounded(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .slice(0, mostValues)
      .map(([name, value]) => [name.slice(0, longestText), value.slice(0, longestText)]),
  )
}
