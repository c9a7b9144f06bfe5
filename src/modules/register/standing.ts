import type { SystemStandingDocument } from '../../../libs/receipt/index.ts'
import { type StandingCondition, type SystemStage, standingConditions } from '../../kernel/ports/systems.ts'

/**
 * Questions that a version answered people of the organisation before it may answer citizens. Enough that somebody tried it
 * on more than one question, few enough that one person does so within minutes: what it is worth is measured by the registered
 * evaluations, this shows that it works where it will work.
 */
export const staffEvidence = 5

/** What came of one attempt of a registered plan, as far as it decides. */
export type ResultFact = {
  readonly duty: string
  /** Of the assistant, as it was put to the test. */
  readonly version: string
  /** SHA-256 over the plan, and over the result. */
  readonly plan: string
  readonly digest: string
  readonly passed: boolean
  /** Where its decision stands in the log: what is recorded later has a higher place. */
  readonly place: number
  readonly expiresAt: Date
}

export type ApprovalFact = {
  readonly digest: string
  readonly holder: string
  readonly stage: SystemStage
  readonly version: string
  readonly assessment: string
  /** Of the results that were before the approver, in the order of duties. */
  readonly results: readonly string[]
  /** Where its decision stands in the log. */
  readonly place: number
  readonly withdrawn: boolean
}

/** All that decides whether the alias of a system resolves, as it is at this moment. */
export type StandingFacts = {
  readonly system: string
  readonly slug: string
  readonly owner: string
  /** False once the organisation is closed: nobody answers for the system then. */
  readonly ownerOpen: boolean
  readonly stage: SystemStage
  readonly state: 'draft' | 'live' | 'withdrawn'
  /** The version that is named for the stage, and the assistant that it is of. */
  readonly named: { readonly assistant: string; readonly version: string } | null
  /** The last assessment, by the questionnaire that is asked now. */
  readonly assessment: { readonly digest: string; readonly level: 1 | 2 | 3 | 4 } | null
  /** What the level asks to be evaluated, in order. Never empty: the lowest level asks for something too. */
  readonly duties: readonly string[]
  readonly results: readonly ResultFact[]
  readonly approvals: readonly ApprovalFact[]
  /**
   * Who made something of it, by their holders: entered it, made or named the version, answered the questionnaire, fixed the
   * bar or wrote the test; and of those who approved it whom one of them made an approver.
   */
  readonly makers: readonly string[]
  /** The last instant of the day by which it is to be reviewed; null: nobody has said. */
  readonly reviewUntil: Date | null
  readonly reviewDue: string | null
  /** An open incident says that it may answer nobody. */
  readonly blocked: boolean
  /** Something that runs is not what was declared and evaluated. */
  readonly drifted: boolean
  /** False when the assistant names a permit, and that is not in force. */
  readonly permitted: boolean
  /** Questions that this version answered at `staff`. */
  readonly staffAnswers: number
  readonly stopped: boolean
}

export type Standing = {
  /** Empty exactly when it resolves; in the order in which it is told. */
  readonly missing: readonly StandingCondition[]
  /** Why it resolves; null when it does not. */
  readonly document: SystemStandingDocument | null
}

/**
 * Whether the alias of a system resolves, as a plain function: who asks it at each call needs nobody to remember that a
 * result expires, that a review was due or that something regressed.
 *
 * A result holds for a duty as long as it is in date and no later attempt of the same version failed that duty. An approval
 * holds as long as the version, the assessment and each result that it names do: a later pass beside them ends nothing, so
 * that a system is evaluated again, and approved again, without leaving its citizens in between.
 */
export function standingOf(facts: StandingFacts, now: Date): Standing {
  const { named, assessment, duties, stage } = facts
  const passing = duties.map((duty) => passingOf(facts, duty))
  const holding = passing.map((results) => results.filter((result) => holds(facts, result, now)))
  const approvals = agreeing(facts, holding)

  const held: Record<StandingCondition, boolean> = {
    'entry-live': facts.state === 'live' && facts.ownerOpen,
    'version-named': named !== null,
    'risk-assessed': assessment !== null,
    'duties-met': duties.length > 0 && passing.every((results) => results.length > 0),
    'results-in-date': passing.every((results, i) => results.length === 0 || holding[i]!.length > 0),
    'two-approvals': approvals !== null,
    'review-in-date': facts.reviewUntil !== null && facts.reviewUntil > now,
    'no-blocking-incident': !facts.blocked,
    'no-drift': !facts.drifted,
    'permit-in-force': facts.permitted,
    'staff-evidence': stage === 'staff' || (named !== null && facts.staffAnswers >= staffEvidence),
    'not-stopped': !facts.stopped,
  }
  const missing = standingConditions.filter((condition) => !held[condition])
  if (missing.length > 0 || !named || !assessment || !approvals || facts.reviewDue === null) {
    return { missing, document: null }
  }
  const document: SystemStandingDocument = {
    v: 1,
    kind: 'system-standing',
    system: facts.system,
    slug: facts.slug,
    stage,
    owner: facts.owner,
    assistant: named.assistant,
    version: named.version,
    assessment: assessment.digest,
    level: assessment.level,
    duties: duties.map((duty, i) => {
      const result = holding[i]!.find(({ digest }) => digest === approvals[0].results[i])!
      return { duty, plan: result.plan, result: result.digest }
    }),
    approvals: approvals.map(({ digest }) => digest),
    reviewDue: facts.reviewDue,
  }
  return { missing, document }
}

/** For each duty, the newest result that holds; null for one that has none. What an approver is shown, and approves. */
export function resultsToApprove(facts: StandingFacts, now: Date): readonly (ResultFact | null)[] {
  return facts.duties.map((duty) => {
    const holding = passingOf(facts, duty).filter((result) => holds(facts, result, now))
    return holding.reduce<ResultFact | null>((newest, one) => (newest && newest.place > one.place ? newest : one), null)
  })
}

function passingOf({ named, results }: StandingFacts, duty: string): readonly ResultFact[] {
  return results.filter((result) => result.duty === duty && result.passed && result.version === named?.version)
}

/** In date, and no later attempt of the same version failed the same duty. */
function holds({ results }: StandingFacts, result: ResultFact, now: Date): boolean {
  return (
    result.expiresAt > now &&
    !results.some(
      (other) =>
        !other.passed && other.duty === result.duty && other.version === result.version && other.place > result.place,
    )
  )
}

/** The two approvals, the newest that there are, of two people who made nothing of it and name the same, all of which holds. */
function agreeing(
  { named, assessment, stage, approvals, makers }: StandingFacts,
  holding: readonly (readonly ResultFact[])[],
): readonly [ApprovalFact, ApprovalFact] | null {
  const standing = approvals
    .filter(
      (approval) =>
        !approval.withdrawn &&
        approval.stage === stage &&
        approval.version === named?.version &&
        approval.assessment === assessment?.digest &&
        !makers.includes(approval.holder) &&
        approval.results.length === holding.length &&
        approval.results.every((digest, i) => holding[i]!.some((result) => result.digest === digest)),
    )
    .sort((one, other) => other.place - one.place)
  for (const [i, second] of standing.entries()) {
    const first = standing
      .slice(i + 1)
      .find(
        ({ holder, results }) => holder !== second.holder && results.every((digest, j) => digest === second.results[j]),
      )
    if (first) return [first, second]
  }
  return null
}
