import type { Database } from '../database.ts'

/** Whom a system answers: people of the organisation who try it, or everybody. */
export const systemStages = ['staff', 'production'] as const
export type SystemStage = (typeof systemStages)[number]

/** What has to hold for an alias to resolve, in the order in which it is told. */
export const standingConditions = [
  'entry-live',
  'version-named',
  'risk-assessed',
  'duties-met',
  'results-in-date',
  'two-approvals',
  'review-in-date',
  'no-blocking-incident',
  'no-drift',
  'permit-in-force',
  'staff-evidence',
  'not-stopped',
] as const
export type StandingCondition = (typeof standingConditions)[number]

/** Whether the alias of a system resolves at this moment, and to what. */
export type SystemStanding = {
  readonly system: string
  readonly slug: string
  readonly stage: SystemStage
  /** The organisation that answers for it. */
  readonly owner: string
  /** Empty exactly when it resolves. */
  readonly missing: readonly StandingCondition[]
  /** What it resolves to when nothing is missing; what is named for the stage otherwise. */
  readonly version: { readonly assistant: string; readonly digest: string } | null
  /** Canonical JSON of the standing document; null unless it resolves. */
  readonly evidence: string | null
}

/** The aliases of registered systems. Asked at each call, and answered from what is proved, approved and observed. */
export type Systems = {
  /** By id or slug. `undefined`: there is no such system. */
  find(db: Database, named: string, stage: SystemStage, now: Date): Promise<SystemStanding | undefined>
}
