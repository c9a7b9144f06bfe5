import type * as z from 'zod/mini'
import type { Label } from './label.ts'
import type { Reason, Status, Verdict } from './report.ts'

/** Everything that is checked of a decision's receipt, in the order in which it is told. Their sentences are in `decision-words/`. */
export const DECISION_CHECKS = [
  'format',
  'decision-entry',
  'decision-inclusion',
  'outcome-entry',
  'outcome-inclusion',
  'checkpoint-signature',
  'rules',
  'opening',
] as const
export type DecisionCheckId = (typeof DECISION_CHECKS)[number]

/** Why a check of a decision's receipt did not pass, beside the reasons of every receipt. */
export const DECISION_REASONS = [
  'outcome-of-refusal',
  'refusal-has-no-outcome',
  'outcome-not-carried',
  'rule-not-in-pack',
  'pack-not-readable',
  'pack-not-carried',
  'nothing-to-open',
  'not-opened',
] as const
export type DecisionReason = (typeof DECISION_REASONS)[number] | Reason

export type DecisionCheck = {
  readonly id: DecisionCheckId
  readonly status: Status
  readonly reason?: DecisionReason
  readonly detail?: Readonly<Record<string, string | number>>
}

/** A rule that spoke, with what its pack says of it; nothing of that where the pack is not carried. */
export type StatedRule = {
  readonly rule: string
  readonly effect: 'allow' | 'deny'
  readonly sentence: Readonly<Record<string, string>> | null
  readonly law: string | null
  readonly article: string | null
  /** How far the citation was checked by whoever wrote the pack. */
  readonly status: string | null
}

/** What the file says was decided. It is to be believed as far as the verdict goes. */
export type StatedDecision = {
  readonly index: number
  readonly at: string
  readonly operation: string
  readonly permission: string
  readonly effect: 'allow' | 'deny'
  /** The pseudonym of whoever asked, in this log. */
  readonly who: string
  /** What it was about: named by the entry or opened by the receipt. `hidden`: only committed to. Null: no thing. */
  readonly about: string | 'hidden' | null
  readonly label: z.infer<typeof Label> | null
  readonly rules: readonly StatedRule[]
  /** The conditions that were missing. */
  readonly missing: readonly string[]
  /** The digest of the permit; `unknown`: one was named that there is not. Null: none was named. */
  readonly permit: string | null
  readonly outcome: { readonly result: string; readonly problem: string | null; readonly at: string } | null
}

export type DecisionReport = {
  readonly verdict: Verdict
  /** Only `format` when the file is no receipt of a decision. */
  readonly checks: readonly DecisionCheck[]
  /** Null when the file cannot be read. */
  readonly decision: StatedDecision | null
}
