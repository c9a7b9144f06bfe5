import { EvaluationPlan } from '../../../libs/receipt/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { Duty, RiskLevel } from '../../kernel/ports/risk-questionnaire.ts'
import { type SystemStage, systemStages } from '../../kernel/ports/systems.ts'
import { anonymous } from '../../kernel/principal.ts'
import {
  type AssistantTables,
  currentVersionOf,
  findAssistant,
  findVersion,
  observedFacts,
  type StoredAssistant,
  staffAnswers,
} from '../assistants/index.ts'
import { findDataFacts } from '../datasets/index.ts'
import {
  type EvaluationTables,
  isMeasuredEnough,
  meetsBar,
  type ResultOfSystem,
  resultsFor,
} from '../evaluation/index.ts'
import { approvalsOf, type StoredApproval } from './approval-store.ts'
import type { RegisterContext } from './context.ts'
import { type Difference, differencesOf, type Observed } from './drift.ts'
import { dutiesOf } from './duties-of.ts'
import { questionnaireName } from './questionnaire-name.ts'
import { endOfDay } from './review.ts'
import { rowsOfStages, type StageRows } from './stage-store.ts'
import { type StandingFacts, staffEvidence } from './standing.ts'
import type { StoredSystem } from './system-store.ts'
import type { RegisterTables } from './tables.ts'
import { withAppointed } from './with-appointed.ts'

/** What standing is asked with, beside the database. */
export type StandingPorts = Pick<
  RegisterContext,
  'permits' | 'permitDocument' | 'riskQuestionnaire' | 'approversAppointedBy' | 'openOrganisations'
>

/** The facts, with what they were made of. */
export type KnownStage = {
  readonly facts: StandingFacts
  readonly rows: StageRows
  readonly approvals: readonly StoredApproval[]
  readonly results: readonly ResultOfSystem[]
  readonly differences: readonly Difference[]
}

/**
 * All that decides whether the alias of a system resolves, as it is at this moment: a fixed number of queries, none of which
 * reads more the longer the system is in use. Nothing is remembered from one call to the next.
 */
export async function knowStage(
  db: Database,
  ports: StandingPorts,
  system: StoredSystem,
  stage: SystemStage,
  now: Date,
): Promise<KnownStage> {
  return stageOf(db, ports, await knowSystem(db, ports, system, [stage], now), stage)
}

/** The same at both stages, with what they share read once. `open`: those of the organisations that are not closed, where read already. */
export async function knowStages(
  db: Database,
  ports: StandingPorts,
  system: StoredSystem,
  now: Date,
  open?: ReadonlySet<string>,
): Promise<Readonly<Record<SystemStage, KnownStage>>> {
  const known = await knowSystem(db, ports, system, systemStages, now, open)
  return { staff: await stageOf(db, ports, known, 'staff'), production: await stageOf(db, ports, known, 'production') }
}

/** What both stages of a system have in common, and what is known of the versions that are named for them. */
type KnownSystem = {
  readonly system: StoredSystem
  readonly rows: Readonly<Record<SystemStage, StageRows>>
  readonly assistant: StoredAssistant | undefined
  readonly versions: ReadonlyMap<string, KnownVersion>
  readonly observed: Omit<Observed, 'named'> | null
  readonly permitted: boolean
  readonly ownerOpen: boolean
}

/** A version of an assistant, and what came of putting it to tests. */
type KnownVersion = {
  readonly version: NonNullable<Awaited<ReturnType<typeof findVersion>>>
  readonly results: readonly ResultOfSystem[]
}

async function knowSystem(
  db: Database,
  ports: StandingPorts,
  system: StoredSystem,
  stages: readonly SystemStage[],
  now: Date,
  open?: ReadonlySet<string>,
): Promise<KnownSystem> {
  const assistants = viewOf<AssistantTables>(db)
  const rows = await rowsOfStages(viewOf<RegisterTables>(db), system.id)
  const assistant = system.assistant_id === null ? undefined : await findAssistant(assistants, system.assistant_id)
  const versions = new Map<string, KnownVersion>()
  for (const digest of new Set(stages.flatMap((stage) => rows[stage].named?.version ?? []))) {
    const known = await knownVersion(db, digest)
    // Of another assistant than the system's own, nothing counts.
    if (known && known.version.assistant === assistant?.id) versions.set(digest, known)
  }
  return {
    system,
    rows,
    assistant,
    versions,
    observed: assistant ? await observedNow(db, ports, system, assistant) : null,
    permitted: assistant?.permit == null || (await isInForce(db, ports.permits, assistant.permit, now)),
    ownerOpen: (open ?? (await ports.openOrganisations(db, [system.owner_id]))).has(system.owner_id),
  }
}

/** Undefined when there is no such version. */
export async function knownVersion(db: Database, digest: string): Promise<KnownVersion | undefined> {
  const version = await findVersion(viewOf<AssistantTables>(db), digest)
  if (!version) return undefined
  const results = await resultsFor(viewOf<EvaluationTables>(db), { system: version.assistant, version: digest })
  return { version, results }
}

async function stageOf(
  db: Database,
  ports: StandingPorts,
  known: KnownSystem,
  stage: SystemStage,
): Promise<KnownStage> {
  const { system, observed, permitted, ownerOpen } = known
  const { riskQuestionnaire } = ports
  const rows = known.rows[stage]
  const { named } = rows
  const tested = named ? known.versions.get(named.version) : undefined
  const { version, results = [] } = tested ?? {}
  const approvals = named
    ? await approvalsOf(viewOf<RegisterTables>(db), { system: system.id, stage, version: named.version })
    : []
  const differences = observed ? differencesOf(system.declared, { ...observed, named: named?.version ?? null }) : []

  const assessment =
    rows.assessment && rows.assessment.questionnaire === questionnaireName(riskQuestionnaire) ? rows.assessment : null
  const level = (assessment?.level ?? 1) as RiskLevel
  const duties = dutiesOf(riskQuestionnaire, level).filter(({ kind }) => kind === 'evaluation')
  const facts: StandingFacts = {
    system: system.id,
    slug: system.slug,
    owner: system.owner_id,
    ownerOpen,
    stage,
    state: system.state,
    named: version ? { assistant: version.assistant, version: version.digest } : null,
    assessment: assessment && { digest: assessment.digest, level },
    duties: duties.map(({ id }) => id),
    results: results.flatMap((one) => {
      const { duty, planDigest, resultDigest, passed, expiresAt, decisionIndexes } = one
      if (duty === null || !countsFor(system, duties, duty, one)) return []
      return [
        {
          duty,
          version: version!.digest,
          plan: planDigest,
          digest: resultDigest,
          passed,
          place: decisionIndexes.result,
          expiresAt,
        },
      ]
    }),
    // Approvals are of a system after which somebody decides: once that is not said of it any more, there are none.
    approvals: (decidesAlone(system) ? [] : approvals).map(
      ({ digest, by, stated, decision_index: place, withdrawn_at }) => ({
        digest,
        holder: by,
        stage: stated.stage,
        version: stated.version,
        assessment: stated.assessment,
        results: stated.results,
        place,
        withdrawn: withdrawn_at !== null,
      }),
    ),
    makers: await withAppointed(
      { db, approversAppointedBy: ports.approversAppointedBy },
      system.owner_id,
      makersOf(system, rows, tested),
      approvals.map(({ by }) => by),
    ),
    reviewUntil: system.review_due === null ? null : endOfDay(system.review_due),
    reviewDue: system.review_due,
    blocked: rows.blocked,
    drifted: differences.some(({ blocks }) => blocks),
    permitted,
    staffAnswers:
      stage === 'production' && named
        ? await staffAnswers(db, { system: system.id, version: named.version, most: staffEvidence })
        : 0,
    stopped: rows.stopped,
  }
  return { facts, rows, approvals, results, differences }
}

/**
 * Whether a result says something of a duty: its bar was fixed by the organisation that answers for the system (what others
 * evaluate switches nothing on or off), and, of a pass, its plan asked for what the duty asks for now and enough was measured.
 */
function countsFor(
  system: Pick<StoredSystem, 'owner_id'>,
  duties: readonly Duty[],
  id: string,
  { passed, planDocument, result }: ResultOfSystem,
): boolean {
  const plan = EvaluationPlan.parse(JSON.parse(planDocument))
  const bar = duties.find((duty) => duty.id === id)?.bar
  if (plan.owner !== system.owner_id) return false
  return !passed || bar === undefined || (meetsBar(plan, bar) && isMeasuredEnough(result, bar))
}

/** It is declared that nobody decides after it. */
export function decidesAlone({ declared }: Pick<StoredSystem, 'declared'>): boolean {
  return declared.automation === 'decides'
}

/**
 * Who made something of it, by their holders, with those who fixed the bars that the version was held to, and who wrote the tests
 * of which they are. Whoever is among them approves nothing of it.
 */
export function makersOf(
  system: Pick<StoredSystem, 'created_by'>,
  { named, assessment }: Pick<StageRows, 'named' | 'assessment'>,
  tested: KnownVersion | undefined,
): readonly string[] {
  const barsFixedBy = (tested?.results ?? [])
    .filter(({ duty }) => duty !== null)
    .flatMap(({ registeredBy, taskCreatedBy }) => [registeredBy, taskCreatedBy])
  const makers = [system.created_by, named?.named_by, assessment?.by, tested?.version.madeBy, ...barsFixedBy]
  return [...new Set(makers.filter((maker) => maker !== undefined))]
}

/** What is seen of a system, whatever is named for its stages. */
async function observedNow(
  db: Database,
  { permitDocument }: StandingPorts,
  system: StoredSystem,
  assistant: StoredAssistant,
): Promise<Omit<Observed, 'named'>> {
  const { dataSets, languages } = await observedFacts(db, system.id)
  const facts = await findDataFacts(db, assistant.dataSets)
  return {
    current: await currentVersionOf({ db, permitDocument }, assistant, facts),
    dataSets: assistant.dataSets.map((dataSet) => ({ dataSet, label: facts.get(dataSet)?.label ?? null })),
    hasPermit: assistant.permit !== null,
    quoted: [...new Set(dataSets.map(({ dataSet }) => dataSet))],
    languages: languages.map(({ language }) => language),
  }
}

/** As it would be for whoever holds it: nobody calls here. */
async function isInForce(db: Database, permits: Permits, id: string, now: Date): Promise<boolean> {
  const permit = await permits.find(db, id, { principal: anonymous, now })
  return permit !== null && !permit.revoked && permit.from <= now && now < permit.until && permit.consented
}
