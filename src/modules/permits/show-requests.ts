import { viewOf } from '../../kernel/database.ts'
import { holderOf, isAdministrator } from '../../kernel/principal.ts'
import { type ConsentTerms, consentTerms, type IdentityTables } from '../identity/index.ts'
import type { DataFact, PermitsContext } from './context.ts'
import { knownBy, seenBy } from './data-known.ts'
import { type DecisionRow, decisionsOn } from './decision-store.ts'
import { type MemberRow, membersOf } from './member-store.ts'
import { isOverdue, missingIn, type PermitRequest, type RequestContent } from './request.ts'
import { type AskedData, askedDataOf, contentOf, type RequestRow } from './request-store.ts'
import { standingOf } from './standing.ts'

/** Requests as this caller may see them. Each query is for all of them. */
export async function showRequests(context: PermitsContext, rows: readonly RequestRow[]): Promise<PermitRequest[]> {
  const asked = rows.filter(({ state, asked_at }) => state !== 'draft' && asked_at !== null).map(({ id }) => id)
  const data = await askedDataOf(context.db, asked)
  const decisions = await decisionsOn(context.db, asked)
  const now = await context.dataFacts.find(
    viewOf(context.db),
    rows.flatMap(({ data_sets }) => data_sets),
  )
  const consents = await consentsOf(context, rows)
  return rows.map((row) =>
    showOne(context, row, { asked: data.get(row.id), decided: decisions.get(row.id) ?? [], now, ...consents }),
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
  readonly terms: ReadonlyMap<string, ConsentTerms>
  readonly members: readonly MemberRow[]
}

/** What the consents that requests name are for, and the organisations that they may be given to; nothing is read for none. */
async function consentsOf(
  { db, now }: PermitsContext,
  rows: readonly RequestRow[],
): Promise<Pick<Loaded, 'terms' | 'members'>> {
  const named = rows.filter(({ consents }) => consents.length > 0)
  const ids = named.flatMap(({ consents }) => consents)
  return {
    terms: await consentTerms(viewOf<IdentityTables>(db), ids, now),
    members: await membersOf(
      db,
      named.map(({ project_id }) => project_id),
    ),
  }
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
    consentTerms: shownConsents(row, content, loaded),
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

/**
 * The owners in whose name the caller decides: those whose officer they are, or all that are overdue for an administrator.
 * None for whoever asked, or has part in the project that did.
 */
export function decidesFor(
  { principal, now }: Pick<PermitsContext, 'principal' | 'now'>,
  row: RequestRow,
  waiting: readonly string[],
): readonly string[] {
  if (row.took_part || row.asked_by === holderOf(principal)) return []
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
  return decidesFor(context, row, waitingOwners(data, decided)).length > 0
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

function shownConsents(
  row: RequestRow,
  content: RequestContent,
  { terms, members }: Loaded,
): PermitRequest['consentTerms'] {
  const organisations = members
    .filter(({ project }) => project === row.project_id)
    .map(({ organisation }) => organisation)
  return content.consents.map((consent) => {
    const given = terms.get(consent)
    return {
      consent,
      purpose: given?.purpose ?? null,
      until: given?.until ?? null,
      covers: given !== undefined && isCovered(given, content, organisations),
    }
  })
}

/** Whether a consent is for what a request is for. */
export function isCovered(
  terms: ConsentTerms,
  { purpose, dataSets }: RequestContent,
  organisations: readonly string[],
): boolean {
  return purpose !== null && terms.covers({ purpose, dataSets, organisations })
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
