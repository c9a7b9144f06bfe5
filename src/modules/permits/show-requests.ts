import { viewOf } from '../../kernel/database.ts'
import { holderOf } from '../../kernel/principal.ts'
import type { DataFact, PermitsContext } from './context.ts'
import { knownBy } from './data-known.ts'
import { isOverdue, missingIn, type PermitRequest } from './request.ts'
import {
  type AskedData,
  askedDataOf,
  contentOf,
  type DecisionRow,
  decisionsOn,
  type RequestRow,
} from './request-store.ts'
import { isAdministrator, type Standing, standingOf } from './standing.ts'

/** Requests as this caller may see them. Three queries for all. */
export async function showRequests(context: PermitsContext, rows: readonly RequestRow[]): Promise<PermitRequest[]> {
  const asked = rows.filter(({ state, asked_at }) => state !== 'draft' && asked_at !== null).map(({ id }) => id)
  const data = await askedDataOf(context.db, asked)
  const decisions = await decisionsOn(context.db, asked)
  const now = await context.dataFacts.find(
    viewOf(context.db),
    rows.flatMap(({ data_sets }) => data_sets),
  )
  return rows.map((row) =>
    showOne(context, row, { asked: data.get(row.id), decided: decisions.get(row.id) ?? [], now }),
  )
}

export async function showRequest(context: PermitsContext, row: RequestRow): Promise<PermitRequest> {
  const [shown] = await showRequests(context, [row])
  return shown!
}

type Loaded = {
  readonly asked: readonly AskedData[] | undefined
  readonly decided: readonly DecisionRow[]
  readonly now: ReadonlyMap<string, DataFact>
}

function showOne(context: PermitsContext, row: RequestRow, loaded: Loaded): PermitRequest {
  const content = contentOf(row)
  const data = loaded.asked ?? chosenNow(context, row, loaded.now)
  const standing = standingOf(
    context.principal,
    row.own,
    data.map(({ owner }) => owner),
  )
  return {
    id: row.id,
    project: { id: row.project_id, name: row.project_name, kind: row.project_kind },
    state: row.state,
    purpose: content.purpose,
    purposeText: content.purposeText,
    legalBasis: content.legalBasis,
    dataSets: data.filter(seenBy(context, standing, loaded.now)).map((one) => ({
      dataSet: one.dataSet,
      version: one.version,
      title: one.title,
      publisher: { id: one.owner, names: one.ownerNames },
      label: one.label,
      ...decisionFor(one.owner, loaded.decided),
    })),
    models: [...content.models],
    amounts: content.amounts,
    egress: { countries: [...content.egress.countries], basis: content.egress.basis },
    consents: [...content.consents],
    days: content.days,
    justification: content.justification,
    askedAt: row.asked_at?.toISOString() ?? null,
    answerDue: row.answer_due?.toISOString() ?? null,
    overdue: isOverdue(row, context.now),
    permit: row.permit_id,
    own: row.own !== null,
    lead: row.own === 'lead',
    mayDecide: mayDecide(context, row, data, loaded.decided),
    missing: row.state === 'draft' ? missingIn(content) : [],
  }
}

/** The owners in whose name the caller decides: those whose officer they are, or all that are overdue for an administrator. */
export function decidesFor(
  { principal, now }: Pick<PermitsContext, 'principal' | 'now'>,
  row: RequestRow,
  waiting: readonly string[],
): readonly string[] {
  const { office } = standingOf(principal, row.own, waiting)
  if (office.length > 0) return office
  return isAdministrator(principal) && isOverdue(row, now) ? waiting : []
}

/** Owners who have not decided yet. */
export function waitingOwners(data: readonly AskedData[], decided: readonly DecisionRow[]): string[] {
  const owners = [...new Set(data.map(({ owner }) => owner))]
  return owners.filter((owner) => !decided.some((decision) => decision.owner === owner))
}

function mayDecide(
  context: PermitsContext,
  row: RequestRow,
  data: readonly AskedData[],
  decided: readonly DecisionRow[],
): boolean {
  if (row.state !== 'asked' || context.principal.kind !== 'person') return false
  const isAnother = row.asked_by !== holderOf(context.principal)
  return isAnother && decidesFor(context, row, waitingOwners(data, decided)).length > 0
}

/** A draft's data as they are now; what the caller may not know of is left out. */
function chosenNow(context: PermitsContext, row: RequestRow, now: Loaded['now']): AskedData[] {
  const isKnown = knownBy(context)
  return row.data_sets.flatMap((id) => {
    const fact = now.get(id)
    return fact && isKnown(fact) ? [askedFrom(fact)] : []
  })
}

/** A data set as it stands in a request that asks for it. */
export function askedFrom({
  dataSet,
  version,
  publisher,
  title,
  label,
}: DataFact & { readonly version: string }): AskedData {
  return { dataSet, version, owner: publisher.id, ownerNames: publisher.names, title, label }
}

/** Whoever asked sees what they asked for; an owner's officer sees the owner's data, and of others' what anybody may know of. */
function seenBy(context: PermitsContext, standing: Standing, now: Loaded['now']): (one: AskedData) => boolean {
  if (standing.own !== null || standing.isAdministrator) return () => true
  const isKnown = knownBy(context)
  return ({ dataSet, owner }) => {
    const fact = now.get(dataSet)
    return standing.office.includes(owner) || (fact !== undefined && isKnown(fact))
  }
}

function decisionFor(
  owner: string,
  decided: readonly DecisionRow[],
): Pick<PermitRequest['dataSets'][number], 'decision' | 'reason' | 'decidedAt'> {
  const decision = decided.find((one) => one.owner === owner)
  if (!decision) return { decision: 'waiting', reason: null, decidedAt: null }
  const { granted, reason, at } = decision
  return { decision: granted ? 'granted' : 'refused', reason, decidedAt: at.toISOString() }
}
