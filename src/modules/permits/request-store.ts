import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Place } from './cursor.ts'
import type { ProjectKind, ProjectRole } from './project.ts'
import { type Caller, ownProjects, ownRole, tookPart } from './project-store.ts'
import type { RequestContent, RequestState } from './request.ts'
import type { PermitTables } from './tables.ts'

type PermitDatabase = Kysely<PermitTables>

export type RequestRow = Selectable<PermitTables['permits.request']> & {
  readonly project_name: Multilingual
  readonly project_kind: ProjectKind
  readonly project_ended_at: Date | null
  readonly problem_id: string
  readonly permit_id: string | null
  /** What the caller is in the project. */
  readonly own: ProjectRole | null
  /**
   * The caller, or who put them in office, is in the project, or was when it was asked or later: whatever they are
   * elsewhere, it is their own request.
   */
  readonly took_part: boolean
}

/** A data set as it was when it was asked for. */
export type AskedData = {
  readonly dataSet: string
  readonly version: string
  readonly owner: string
  readonly ownerNames: Multilingual
  readonly title: Multilingual
  readonly label: Label
}

export function contentOf(row: Selectable<PermitTables['permits.request']>): RequestContent {
  return {
    purpose: row.purpose,
    purposeText: row.purpose_text,
    legalBasis: row.legal_basis,
    dataSets: row.data_sets,
    models: row.models,
    amounts: {
      ...(row.tokens !== null && { tokens: Number(row.tokens) }),
      ...(row.gpu_seconds !== null && { gpuSeconds: Number(row.gpu_seconds) }),
    },
    egress: { countries: row.egress_countries, basis: row.egress_basis },
    consents: row.consents,
    days: row.days,
    justification: row.justification,
  }
}

export async function findRequest(db: PermitDatabase, id: string, caller: Caller): Promise<RequestRow | undefined> {
  return selectRequests(db, caller).where('request.id', '=', id).executeTakeFirst()
}

/**
 * Of two transactions that change or decide the same request, one waits here for the other; so does the end of its
 * project, which locks the project first as well.
 */
export async function lockRequest(db: PermitDatabase, id: string, caller: Caller): Promise<RequestRow | undefined> {
  const ofRequest = db.selectFrom('permits.request').select('project_id').where('id', '=', id)
  await db.selectFrom('permits.project').select('id').where('id', '=', ofRequest).forShare().execute()
  await db.selectFrom('permits.request').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return findRequest(db, id, caller)
}

type PageAsked = {
  readonly caller: Caller
  /** Of this project alone. */
  readonly project: string | undefined
  readonly after: Place | undefined
  readonly limit: number
}

/** Newest first: those of the caller's projects. */
export async function listOwnRequests(db: PermitDatabase, asked: PageAsked): Promise<RequestRow[]> {
  const { caller } = asked
  const own = selectRequests(db, caller).where(sql<SqlBool>`request.project_id = any (${ownProjects(caller)})`)
  return pageOfRequests(own, asked)
}

/** Newest first: what was asked of these owners and waits for one of them. */
export async function listWaitingRequests(
  db: PermitDatabase,
  { owners, ...asked }: PageAsked & { readonly owners: 'every' | readonly string[] },
): Promise<RequestRow[]> {
  const waiting = selectRequests(db, asked.caller).where('request.state', '=', 'asked').where(waitsFor(owners))
  return pageOfRequests(waiting, asked)
}

/** How many requests wait for one of these owners. */
export async function countWaitingRequests(db: PermitDatabase, owners: 'every' | readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('permits.request as request')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('request.state', '=', 'asked')
    .where(waitsFor(owners))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function waitsFor(owners: 'every' | readonly string[]) {
  const ofThem = owners === 'every' ? sql`true` : sql`data.owner_id = any (${owners}::text[])`
  return sql<SqlBool>`exists (
    select from permits.asked_data as data
    where data.request_id = request.id and ${ofThem}
      and not exists (
        select from permits.decision where decision.request_id = request.id and decision.owner_id = data.owner_id
      )
  )`
}

function pageOfRequests(query: ReturnType<typeof selectRequests>, { project, after, limit }: PageAsked) {
  return query
    .$if(project !== undefined, (page) => page.where('request.project_id', '=', project!))
    .$if(after !== undefined, (page) =>
      page.where((columns) =>
        columns(columns.refTuple('request.created_at', 'request.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('request.created_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit)
    .execute()
}

function selectRequests(db: PermitDatabase, caller: Caller) {
  return db
    .selectFrom('permits.request as request')
    .innerJoin('permits.project as project', 'project.id', 'request.project_id')
    .leftJoin('permits.permit as permit', 'permit.request_id', 'request.id')
    .selectAll('request')
    .select([
      'project.name as project_name',
      'project.kind as project_kind',
      'project.ended_at as project_ended_at',
      'project.problem_id',
      'permit.id as permit_id',
    ])
    .select(ownRole(caller, 'request.project_id').as('own'))
    .select(tookPart(caller, 'request.project_id', 'request.asked_at').as('took_part'))
}

export async function insertDraft(
  db: PermitDatabase,
  draft: { readonly id: string; readonly project: string; readonly dataSets: readonly string[] },
  at: Date,
): Promise<void> {
  await db
    .insertInto('permits.request')
    .values({
      id: draft.id,
      project_id: draft.project,
      state: 'draft',
      ...contentColumns({ ...nothingSaid, dataSets: draft.dataSets }),
      asked_by: null,
      asked_at: null,
      answer_due: null,
      digest: null,
      created_at: at,
    })
    .execute()
}

const nothingSaid: RequestContent = {
  purpose: null,
  purposeText: null,
  legalBasis: null,
  dataSets: [],
  models: [],
  amounts: {},
  egress: { countries: [], basis: null },
  consents: [],
  days: null,
  justification: null,
}

export async function updateContent(db: PermitDatabase, id: string, content: RequestContent): Promise<void> {
  await db.updateTable('permits.request').set(contentColumns(content)).where('id', '=', id).execute()
}

function contentColumns(content: RequestContent) {
  const { amounts, egress } = content
  return {
    purpose: content.purpose,
    purpose_text: content.purposeText,
    legal_basis: content.legalBasis,
    data_sets: [...content.dataSets],
    models: [...content.models],
    tokens: amounts.tokens ?? null,
    gpu_seconds: amounts.gpuSeconds ?? null,
    egress_countries: [...egress.countries],
    egress_basis: egress.basis,
    consents: [...content.consents],
    days: content.days,
    justification: content.justification,
  }
}

/** Makes a draft a request, with its data as they are now. */
export async function markAsked(
  db: PermitDatabase,
  id: string,
  asked: {
    readonly by: string
    readonly at: Date
    readonly due: Date
    readonly digest: string
    readonly data: readonly AskedData[]
  },
): Promise<void> {
  await db
    .updateTable('permits.request')
    .set({ state: 'asked', asked_by: asked.by, asked_at: asked.at, answer_due: asked.due, digest: asked.digest })
    .where('id', '=', id)
    .execute()
  await db
    .insertInto('permits.asked_data')
    .values(
      asked.data.map((one, place) => ({
        request_id: id,
        place,
        dataset_id: one.dataSet,
        version: one.version,
        owner_id: one.owner,
        owner_names: JSON.stringify(one.ownerNames),
        titles: JSON.stringify(one.title),
        label: JSON.stringify(one.label),
      })),
    )
    .execute()
}

export async function setState(db: PermitDatabase, id: string, state: RequestState): Promise<void> {
  await db.updateTable('permits.request').set({ state }).where('id', '=', id).execute()
}

/** Those of a project that nobody has answered yet, and its drafts. */
export async function withdrawUnanswered(db: PermitDatabase, project: string): Promise<void> {
  await db
    .updateTable('permits.request')
    .set({ state: 'withdrawn' })
    .where('project_id', '=', project)
    .where('state', 'in', ['draft', 'asked'])
    .execute()
}

/** What these requests asked for, in the order of choice; nothing for a draft. */
export async function askedDataOf(
  db: PermitDatabase,
  requests: readonly string[],
): Promise<ReadonlyMap<string, AskedData[]>> {
  const found = new Map<string, AskedData[]>()
  if (requests.length === 0) return found
  const rows = await db
    .selectFrom('permits.asked_data')
    .selectAll()
    .where('request_id', 'in', requests)
    .orderBy('request_id')
    .orderBy('place')
    .execute()
  for (const row of rows) {
    const { dataset_id: dataSet, version, owner_id: owner, owner_names: ownerNames, titles: title, label } = row
    const asked = found.get(row.request_id) ?? []
    asked.push({ dataSet, version, owner, ownerNames, title, label })
    found.set(row.request_id, asked)
  }
  return found
}
