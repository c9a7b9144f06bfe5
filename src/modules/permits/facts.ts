import { PermitDocument } from '../../../libs/permit/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { holderOf } from '../../kernel/principal.ts'
import type { Problem } from '../../kernel/problem.ts'
import { callerOf } from './caller.ts'
import type { DataFact, PermitsContext, PermitsQuestion } from './context.ts'
import { factsTogether, knownBy, seenBy } from './data-known.ts'
import { findPermit, type PermitRow } from './permit-store.ts'
import { permitNotFound, projectNotFound, requestNotFound } from './problems.ts'
import { type Caller, findProject, ownersAsked, type ProjectRow } from './project-store.ts'
import { isOverdue, missingIn } from './request.ts'
import { requestFactsOf } from './request-facts.ts'
import { type AskedData, askedDataOf, contentOf, findRequest, type RequestRow } from './request-store.ts'
import { hasHolder, hasToDoWith, type Standing, standingOf } from './standing.ts'

type Named = { readonly id: string }

/** A list shows what is the caller's: whoever can be held to account may ask for theirs. */
export function ownList(kind: 'projects' | 'permit-requests' | 'permits') {
  return ({ principal }: PermitsQuestion): ResourceFacts => ({ kind, id: 'own', own: hasHolder(principal) })
}

/**
 * What the rules need to know of a project. One that the caller has nothing to do with is asked about like one that is not
 * there, so that no rule can tell them apart. The same for requests and permits.
 */
export async function projectFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWithStanding(context, id)
  return found && factsFor('project', id, found.standing, found.owners)
}

/** The same, where only whoever leads it counts as one of its own. */
export async function ledProjectFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWithStanding(context, id)
  return found && led(factsFor('project', id, found.standing, found.owners), found.standing)
}

/** Whoever leads it takes anybody out of it, and everybody themselves. */
export async function leavingFacts(
  context: PermitsQuestion,
  { id, person }: Named & { readonly person: string },
): Promise<ResourceFacts | undefined> {
  if (person === holderOf(context.principal)) return projectFacts(context, { id })
  return ledProjectFacts(context, { id })
}

export async function requestFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWithData(context, id)
  return found && factsFor('permit-request', id, found.standing, found.owners)
}

export async function ledRequestFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWithData(context, id)
  return found && led(factsFor('permit-request', id, found.standing, found.owners), found.standing)
}

/**
 * What is asked for, with the data as they are now. The lead who asks knows of them: what the law lacks is said openly. As
 * long as something has to be filled in there is nothing to judge yet.
 */
export async function askingFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const asking = await findWithData(context, id)
  if (!asking) return undefined
  const { row, standing } = asking
  const own = { kind: 'permit-request', id, own: standing.own === 'lead', announced: true } as const
  const content = contentOf(row)
  if (missingIn(content).length > 0) return own
  const found = await context.dataFacts.find(viewOf(context.db), content.dataSets)
  const known = [...found.values()].filter(knownBy(context))
  // What is concealed by now is refused as not there: nothing of it is judged, and no reason tells of it.
  return known.length < content.dataSets.length ? own : { ...own, ...judged(content, known) }
}

/** The same for whoever decides, towards the owner in whose name they would. Whoever has part in the project is of it here. */
export async function decidingFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWithData(context, id)
  if (!found) return undefined
  const { row, standing, owners, asked } = found
  const data = await context.dataFacts.find(
    viewOf(context.db),
    asked.map(({ dataSet }) => dataSet),
  )
  const facts = judged(contentOf(row), [...data.values()])
  return {
    ...factsFor('permit-request', id, standing, owners),
    ...facts,
    ...(facts.request && { request: { ...facts.request, overdue: isOverdue(row, context.now) } }),
    ...(standing.office[0] !== undefined && { owner: standing.office[0] }),
    ...(row.asked_by !== null && { author: row.asked_by }),
    own: row.took_part,
    announced: true,
  }
}

export async function permitFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findPermitWithStanding(context, id)
  return found && factsFor('permit', id, found.standing, found.row.owners)
}

/** The same, where nobody has to do with it from whom the platform conceals any of the data that it names. */
export async function documentFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findWholePermit(context, id)
  return found && factsFor('permit', id, found.standing, found.row.owners)
}

export async function revokingFacts(context: PermitsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const found = await findPermitWithStanding(context, id)
  return found && led(factsFor('permit', id, found.standing, found.row.owners), found.standing)
}

export function concealedProject({ id }: Named): Problem {
  return projectNotFound({ id })
}
export function concealedRequest({ id }: Named): Problem {
  return requestNotFound({ id })
}
export function concealedPermit({ id }: Named): Problem {
  return permitNotFound({ id })
}

function factsFor(kind: string, id: string, standing: Standing, owners: readonly string[]): ResourceFacts {
  const owner = standing.office[0] ?? owners[0]
  return { kind, id, own: standing.own !== null, ...(owner !== undefined && { owner }) }
}

function led(facts: ResourceFacts, standing: Standing): ResourceFacts {
  return { ...facts, own: standing.own === 'lead' }
}

function judged(content: ReturnType<typeof contentOf>, data: readonly DataFact[]): Partial<ResourceFacts> {
  const together = factsTogether(data)
  const owners = [...new Set(data.map(({ publisher }) => publisher.id))]
  const request = requestFactsOf(content, owners)
  return { ...together, ...(owners.length === 1 && { owner: owners[0]! }), ...(request && { request }) }
}

type Found<Row> = { readonly row: Row; readonly owners: readonly string[]; readonly standing: Standing }

/** A project with what the caller has to do with it; undefined when that is nothing. So for requests and permits. */
export async function findWithStanding(
  context: PermitsQuestion | PermitsContext,
  id: string,
  find: typeof findProject = findProject,
): Promise<Found<ProjectRow> | undefined> {
  const row = await find(context.db, id, await callerOf(context))
  if (!row) return undefined
  const owners = await ownersAsked(context.db, id)
  const standing = standingOf(context.principal, row.own, owners)
  return hasToDoWith(standing) ? { row, owners, standing } : undefined
}

export async function findWithData(
  context: PermitsQuestion | PermitsContext,
  id: string,
  find: typeof findRequest = findRequest,
): Promise<(Found<RequestRow> & { readonly caller: Caller; readonly asked: readonly AskedData[] }) | undefined> {
  const caller = await callerOf(context)
  const row = await find(context.db, id, caller)
  if (!row) return undefined
  const asked = (await askedDataOf(context.db, [id])).get(id) ?? []
  const owners = [...new Set(asked.map(({ owner }) => owner))]
  const standing = standingOf(context.principal, row.own, owners)
  return hasToDoWith(standing) ? { row, caller, asked, owners, standing } : undefined
}

export async function findPermitWithStanding(
  context: PermitsQuestion | PermitsContext,
  id: string,
): Promise<Found<PermitRow> | undefined> {
  const row = await findPermit(context.db, id, await callerOf(context))
  if (!row) return undefined
  const standing = standingOf(context.principal, row.own, row.owners)
  return hasToDoWith(standing) ? { row, owners: row.owners, standing } : undefined
}

export async function findWholePermit(
  context: PermitsQuestion | PermitsContext,
  id: string,
): Promise<Found<PermitRow> | undefined> {
  const found = await findPermitWithStanding(context, id)
  if (!found) return undefined
  const { dataSets } = PermitDocument.parse(JSON.parse(found.row.document))
  const now = await context.dataFacts.find(viewOf(context.db), found.row.data_sets)
  return dataSets.every(seenBy(context, found.standing, now)) ? found : undefined
}
