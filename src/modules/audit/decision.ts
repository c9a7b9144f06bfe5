import { z } from 'zod'
import { Digest } from '../../kernel/identifier.ts'
import type { Language } from '../../kernel/language.ts'
import { explain, type RulePack } from '../policy/index.ts'
import type { KeptDecision, Opening } from './body-store.ts'
import type { OutcomePlace } from './store.ts'

/** What an entry says of its decision (`entry.ts`), as far as it is explained. */
const Stated = z.object({
  at: z.iso.datetime(),
  operation: z.string(),
  permission: z.string(),
  effect: z.enum(['allow', 'deny']),
  permit: z.string().optional(),
  reasons: z.array(z.object({ rule: z.string(), effect: z.enum(['allow', 'deny']) })),
  obligations: z.array(z.object({ rule: z.string(), obligation: z.string() })),
  packs: z.array(z.strictObject({ id: z.string(), version: z.string(), digest: Digest })),
})

export const DecisionIndex = z.coerce.number().int().min(0)

const Effect = z.enum(['allow', 'deny'])
const Resource = z.strictObject({ kind: z.string(), id: z.string() })

/** Why something was allowed or refused, in the caller's language. */
export const ExplainedDecision = z.strictObject({
  index: z.number().int(),
  at: z.iso.datetime(),
  operation: z.string(),
  permission: z.string(),
  effect: Effect,
  resource: Resource.nullable(),
  /** The permit that the call acted under. */
  permit: z.string().nullable(),
  /** What the log says of it: its digest, or that there was none of that name. */
  permitDigest: z.union([Digest, z.literal('unknown')]).nullable(),
  /** It was answered like a thing that is not there, and is explained like one. */
  concealed: z.boolean(),
  reasons: z.array(
    z.strictObject({
      rule: z.string(),
      effect: Effect,
      sentence: z.string(),
      law: z.string().nullable(),
      article: z.string().nullable(),
      status: z.enum(['verified', 'unverified', 'platform']),
      url: z.string().nullable(),
    }),
  ),
  missing: z.array(
    z.strictObject({
      rule: z.string(),
      condition: z.string(),
      sentence: z.string(),
      values: z.record(z.string(), z.string()),
      /** Null where nobody can grant it. */
      remedy: z
        .strictObject({
          start: z.enum(['permit-request', 'sign-in', 'membership', 'cndp-reference', 'another-person']).nullable(),
          by: z.string(),
        })
        .nullable(),
    }),
  ),
  obligations: z.array(z.strictObject({ rule: z.string(), obligation: z.string(), sentence: z.string() })),
  packs: z.array(z.strictObject({ id: z.string(), version: z.string(), digest: Digest })),
  /** What came of it; null while nobody knows, and for a refusal. */
  outcome: z
    .strictObject({
      result: z.enum(['done', 'refused', 'failed', 'abandoned']),
      problem: z.string().nullable(),
      at: z.iso.datetime(),
      /** Its place in the log; null until it is there. */
      index: z.number().int().nullable(),
    })
    .nullable(),
  /** Canonical JSON, as it stands in the log. */
  entry: z.string(),
  /** A signed checkpoint covers it. */
  published: z.boolean(),
  /** Who else read it, when and why. */
  openings: z.array(
    z.strictObject({
      by: z.string(),
      /** Null for a program, and once they are forgotten. */
      name: z.string().nullable(),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Whose decision it is, for whoever opened somebody else's. */
  opened: z.strictObject({ principal: z.string() }).nullable(),
})
export type ExplainedDecision = z.infer<typeof ExplainedDecision>

/** A decision in a list of one's own. */
export const ListedDecision = ExplainedDecision.pick({
  index: true,
  at: true,
  operation: true,
  permission: true,
  effect: true,
  resource: true,
})

/** The packs of rules by which an entry says that it was decided. */
export function packsOf(text: string): readonly { readonly id: string; readonly digest: string }[] {
  return Stated.parse(JSON.parse(text)).packs
}

/** A decision in brief, as the person whose it is may know it. */
export function listed({ index, text, details }: Pick<KeptDecision, 'index' | 'text' | 'details'>) {
  const { at, operation, permission, effect } = Stated.parse(JSON.parse(text))
  return { index, at, operation, permission, effect, resource: details.concealed ? null : details.resource }
}

/**
 * Explains a decision. What was concealed from whoever asked stays so on their own page: they learn what they would learn
 * of a thing that is not there. It is told to whoever opens it with a reason.
 */
export function explained(
  kept: KeptDecision,
  beside: {
    readonly packs: readonly RulePack[]
    readonly language: Language
    readonly outcome: OutcomePlace | undefined
    readonly openings: readonly Opening[]
    readonly published: boolean
    /** Somebody else reads it, with a reason. */
    readonly isOpened: boolean
  },
): ExplainedDecision {
  const { details } = kept
  const stated = Stated.parse(JSON.parse(kept.text))
  const isHidden = details.concealed !== undefined && !beside.isOpened
  const said = explain(
    beside.packs,
    {
      reasons: isHidden ? [] : (details.concealed?.reasons ?? stated.reasons),
      missing: isHidden ? [] : details.missing,
      obligations: stated.obligations,
    },
    beside.language,
  )
  return {
    index: kept.index,
    at: stated.at,
    operation: stated.operation,
    permission: stated.permission,
    effect: stated.effect,
    resource: isHidden ? null : details.resource,
    permit: details.permit,
    permitDigest: stated.permit ?? null,
    concealed: details.concealed !== undefined,
    reasons: [...said.reasons],
    missing: said.missing.map((one) => ({ ...one, values: { ...one.values } })),
    obligations: [...said.obligations],
    packs: stated.packs,
    outcome: beside.outcome ? outcomeOf(beside.outcome) : null,
    entry: kept.text,
    published: beside.published,
    openings: beside.openings.map(({ by, name, reason, at }) => ({ by, name, reason, at: at.toISOString() })),
    opened: beside.isOpened ? { principal: details.principal } : null,
  }
}

function outcomeOf({ result, problem, at, entryIndex }: OutcomePlace): ExplainedDecision['outcome'] {
  return {
    result: result as 'done' | 'refused' | 'failed' | 'abandoned',
    problem,
    at: at.toISOString(),
    index: entryIndex,
  }
}
