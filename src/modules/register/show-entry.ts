import { viewOf } from '../../kernel/database.ts'
import type { RiskLevel } from '../../kernel/ports/risk-questionnaire.ts'
import { type SystemStage, systemStages } from '../../kernel/ports/systems.ts'
import { holderOf } from '../../kernel/principal.ts'
import { type AssistantTables, findVersion } from '../assistants/index.ts'
import { rulesAllow } from '../policy/index.ts'
import { everyApproval } from './approval-store.ts'
import { findAssessment } from './assessment-read.ts'
import type { RegisterContext } from './context.ts'
import { completenessOf } from './declared.ts'
import { differencesOfAll } from './drift.ts'
import { dutiesOf } from './duties-of.ts'
import type { Entry } from './entry.ts'
import { factsOf, type SeenSystem } from './facts.ts'
import { historyOf } from './history.ts'
import { measuredOf } from './measured.ts'
import { type StandingSystem, summariesOf, withStanding } from './show-systems.ts'
import { findSolution } from './solution-store.ts'
import { currentStop } from './stop-store.ts'
import { toApprove } from './to-approve.ts'
import { undeclared } from './undeclared.ts'
import { withAppointed } from './with-appointed.ts'

/** All that the register says of a system, for this caller. */
export async function showEntry(context: RegisterContext, seen: SeenSystem): Promise<Entry> {
  const { db } = context
  const { row } = seen
  const system = await withStanding(context, row)
  const [summary] = await summariesOf(context, [system])
  const { stages: _, ...shown } = summary!
  const solution = (await findSolution(db, row.solution_id))!
  const stop = await currentStop(db, row.id)
  return {
    ...shown,
    solution: { id: solution.id, slug: solution.slug, names: solution.names },
    assistant: row.assistant_id,
    stages: {
      staff: await stageOf(context, system, 'staff'),
      production: await stageOf(context, system, 'production'),
    },
    declared: row.declared,
    completeness: completenessOf(row.declared),
    measured: await measuredOf(context, system),
    risk: await riskOf(context, system),
    approvals: await approvalsShown(context, system),
    stop: stop ? { reason: stop.reason, at: stop.at.toISOString() } : null,
    drift: [...differencesOfAll(systemStages.map((stage) => system.stages[stage].differences))],
    nextReview: row.review_due,
    history: await historyOf(db, row.id),
    ...(await mayOf(context, seen, system, stop?.by)),
  }
}

async function stageOf(
  context: RegisterContext,
  { row, stages }: StandingSystem,
  stage: SystemStage,
): Promise<Entry['stages'][SystemStage]> {
  const { rows, standing } = stages[stage]
  const { named } = rows
  const version = named && (await findVersion(viewOf<AssistantTables>(context.db), named.version))
  const { said, missing } = toApprove(context, row, stages[stage])
  return {
    resolves: standing.missing.length === 0,
    version: named && { digest: named.version, number: version?.number ?? null },
    namedAt: named?.named_at.toISOString() ?? null,
    missing: [...standing.missing],
    beforeApproval: [...missing],
    toApprove: said && { version: said.version, assessment: said.assessment, results: [...said.results] },
  }
}

async function riskOf(
  { db, riskQuestionnaire }: RegisterContext,
  { row, stages }: StandingSystem,
): Promise<Entry['risk']> {
  const { facts, rows } = stages.production
  const level: RiskLevel = facts.assessment?.level ?? 1
  const last = rows.assessment && (await findAssessment(db, rows.assessment.id))
  const lacking = undeclared(riskQuestionnaire, level, row.declared)
  const passed = new Set([...stages.staff.facts.results, ...facts.results].flatMap((r) => (r.passed ? [r.duty] : [])))
  return {
    assessment: last
      ? {
          id: last.id,
          digest: last.digest,
          raw: last.raw,
          mitigation: last.mitigation,
          score: last.score,
          grounds: last.grounds,
          at: last.at.toISOString(),
          current: facts.assessment !== null,
        }
      : null,
    level: facts.assessment?.level ?? null,
    duties: dutiesOf(riskQuestionnaire, level).map(({ id, kind, name, sentence, fields }) => ({
      id,
      kind,
      name,
      sentence,
      met:
        kind === 'practice'
          ? null
          : kind === 'evaluation'
            ? passed.has(id)
            : fields.every((field) => !lacking.some((one) => one === field)),
    })),
  }
}

async function approvalsShown(
  { db, principal }: RegisterContext,
  { row, stages }: StandingSystem,
): Promise<Entry['approvals']> {
  const counting = new Set(systemStages.flatMap((stage) => stages[stage].standing.document?.approvals ?? []))
  const holder = holderOf(principal)
  return (await everyApproval(db, row.id)).map((approval) => ({
    id: approval.id,
    digest: approval.digest,
    stage: approval.stage,
    version: approval.version,
    at: approval.at.toISOString(),
    note: approval.note,
    counts: counting.has(approval.digest),
    withdrawnAt: approval.withdrawn_at?.toISOString() ?? null,
    reason: approval.withdrawal_reason,
    log: approval.decision_index,
    own: approval.by === holder,
  }))
}

/** What the rules would let the caller do with it, as pages show it: each is asked again when it is done. */
async function mayOf(
  context: RegisterContext,
  seen: SeenSystem,
  { row, stages }: StandingSystem,
  stoppedBy: string | undefined,
): Promise<Pick<Entry, 'mayWrite' | 'mayApprove' | 'mayStop' | 'mayLift' | 'maySettle'>> {
  const { principal } = context
  const holder = holderOf(principal)
  const may = (permission: string, id: string) => rulesAllow(context, { id, permission })
  const system = { kind: 'system', id: row.id, owner: row.owner_id } as const
  const mayApprove = async (stage: SystemStage) => {
    const people = holder === null ? [] : [holder]
    const makers = await withAppointed(context, row.owner_id, stages[stage].facts.makers, people)
    const author = holder !== null && makers.includes(holder) ? holder : row.created_by
    return row.state !== 'withdrawn' && may('register:approve', 'register.approve')({ ...system, author })
  }
  return {
    mayWrite: row.state !== 'withdrawn' && may('register:write', 'register.declare')(factsOf(principal, seen)),
    mayApprove: { staff: await mayApprove('staff'), production: await mayApprove('production') },
    mayStop: stoppedBy === undefined && may('register:stop', 'register.stop')(system),
    mayLift: stoppedBy !== undefined && may('register:lift', 'register.lift')({ ...system, author: stoppedBy }),
    maySettle: may('register:settle', 'register.settle-incident')(system),
  }
}
