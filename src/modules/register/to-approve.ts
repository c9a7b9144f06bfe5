import type { Approval } from '../../../libs/receipt/index.ts'
import type { RegisterContext } from './context.ts'
import { resultsToApprove } from './standing.ts'
import type { KnownStage } from './standing-facts.ts'
import type { StoredSystem } from './system-store.ts'
import { undeclared } from './undeclared.ts'

/** What an approver puts their name under at a stage; or what is missing before there is anything to approve. */
export type ToApprove =
  | { readonly said: Pick<Approval, 'version' | 'assessment' | 'level' | 'results'>; readonly missing: readonly [] }
  | { readonly said: null; readonly missing: readonly string[] }

/**
 * The version that is named, the assessment, and the newest result that holds for each duty. Missing may be `version-named`,
 * `risk-assessed`, `duty:<id>` for each duty without a result that holds, and `declared:<field>` for each field of the entry that
 * the level asks for and nobody has filled in.
 */
export function toApprove(
  { now, riskQuestionnaire }: Pick<RegisterContext, 'now' | 'riskQuestionnaire'>,
  row: Pick<StoredSystem, 'declared'>,
  { facts }: Pick<KnownStage, 'facts'>,
): ToApprove {
  const { named, assessment, duties } = facts
  const results = resultsToApprove(facts, now)
  const missing = [
    ...(named ? [] : ['version-named']),
    ...(assessment ? [] : ['risk-assessed']),
    ...duties.filter((_, i) => results[i] === null).map((duty) => `duty:${duty}`),
    ...undeclared(riskQuestionnaire, assessment?.level ?? 1, row.declared).map((field) => `declared:${field}`),
  ]
  if (!named || !assessment || missing.length > 0) return { said: null, missing }
  const digests = results.flatMap((result) => (result ? [result.digest] : []))
  return {
    said: { version: named.version, assessment: assessment.digest, level: assessment.level, results: digests },
    missing: [],
  }
}
