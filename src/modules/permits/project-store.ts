import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { Place } from './cursor.ts'
import type { ProjectKind, ProjectRole } from './project.ts'
import type { PermitTables } from './tables.ts'

type PermitDatabase = Kysely<PermitTables>

/** Whoever asks, as rows know them: their holder, and the organisations that they are a member of now. */
export type Caller = {
  readonly holder: string | null
  readonly organisations: readonly string[]
  /** False for a key that is bound to a permit: it uses data, and leads nothing. */
  readonly mayLead: boolean
  /** Who made an officer or administrator of them: towards what those ask for they are no other person. */
  readonly appointedBy: readonly string[]
}

export type ProjectRow = Selectable<PermitTables['permits.project']> & {
  /** What the caller is in the project. */
  readonly own: ProjectRole | null
}

/**
 * What the caller is in the project of a row, as SQL: they are in it, and still in the organisation in whose name they
 * are. So who leaves their organisation leaves its projects in the same moment.
 */
export function ownRole(caller: Caller, project: string) {
  return sql<ProjectRole | null>`(
    select case when ${caller.mayLead} then member.role else 'member' end from permits.member
    where member.project_id = ${sql.ref(project)} and ${isOwn(caller)}
  )`
}

/** In whose name the caller is in the project of a row now, as SQL; null as for `ownRole`. */
export function ownOrganisation(caller: Caller, project: string) {
  return sql<string | null>`(
    select member.organisation_id from permits.member
    where member.project_id = ${sql.ref(project)} and ${isOwn(caller)}
  )`
}

/**
 * Whether the caller, or whoever put them in office, is in the project of a row, or was at any moment since another column
 * says; in whose name is no matter.
 */
export function tookPart({ holder, appointedBy }: Caller, project: string, since: string) {
  return sql<boolean>`exists (
    select from permits.member
    where member.project_id = ${sql.ref(project)}
      and (member.person_id = ${holder} or member.person_id = any (${appointedBy}::text[]))
      and (member.until is null or member.until > ${sql.ref(since)})
  )`
}

/** The projects that the caller is in now, as an SQL array: what lists are looked up by. */
export function ownProjects(caller: Caller) {
  return sql<string[]>`array(select member.project_id from permits.member where ${isOwn(caller)})`
}

/** The row of a member is the caller's now. */
function isOwn({ holder, organisations }: Caller) {
  return sql<SqlBool>`member.person_id = ${holder}
      and member.until is null
      and member.organisation_id = any (${organisations}::text[])`
}

export async function findProject(db: PermitDatabase, id: string, caller: Caller): Promise<ProjectRow | undefined> {
  return selectProjects(db, caller).where('project.id', '=', id).executeTakeFirst()
}

/** A project with what the caller is in it, and in whose name; and the organisations that are in it now. */
export async function findProjectOfCaller(db: PermitDatabase, id: string, caller: Caller) {
  return selectProjects(db, caller)
    .select(ownOrganisation(caller, 'project.id').as('own_organisation'))
    .select(
      sql<string[]>`array(
        select distinct member.organisation_id from permits.member
        where member.project_id = project.id and member.until is null
        order by member.organisation_id
      )`.as('organisations'),
    )
    .where('project.id', '=', id)
    .executeTakeFirst()
}

/** The projects that the caller is in now. */
export async function projectsOfCaller(db: PermitDatabase, caller: Caller): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select unnest(${ownProjects(caller)}) as id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Of two transactions that change the same project, one waits here for the other. */
export async function lockProject(db: PermitDatabase, id: string, caller: Caller): Promise<ProjectRow | undefined> {
  await db.selectFrom('permits.project').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return findProject(db, id, caller)
}

/** Newest first: those that the caller is in, or everybody's. */
export async function listProjects(
  db: PermitDatabase,
  { caller, every, after, limit }: { caller: Caller; every: boolean; after: Place | undefined; limit: number },
): Promise<ProjectRow[]> {
  return selectProjects(db, caller)
    .$if(!every, (query) => query.where(sql<SqlBool>`project.id = any (${ownProjects(caller)})`))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('project.created_at', 'project.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('project.created_at', 'desc')
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute()
}

function selectProjects(db: PermitDatabase, caller: Caller) {
  return db
    .selectFrom('permits.project as project')
    .selectAll('project')
    .select(ownRole(caller, 'project.id').as('own'))
}

/** The owners of the data that a project ever asked for: their officers know of it. */
export async function ownersAsked(db: PermitDatabase, project: string): Promise<string[]> {
  const rows = await db
    .selectFrom('permits.asked_data as data')
    .innerJoin('permits.request as request', 'request.id', 'data.request_id')
    .select('data.owner_id')
    .distinct()
    .where('request.project_id', '=', project)
    .execute()
  return rows.map(({ owner_id }) => owner_id)
}

export async function insertProject(
  db: PermitDatabase,
  project: {
    readonly id: string
    readonly kind: ProjectKind
    readonly name: Multilingual
    readonly summary: Multilingual | null
    readonly problem: string
  },
  at: Date,
): Promise<void> {
  const { id, kind, name, summary, problem } = project
  await db
    .insertInto('permits.project')
    .values({
      id,
      kind,
      name: JSON.stringify(name),
      summary: summary && JSON.stringify(summary),
      problem_id: problem,
      created_at: at,
      ended_at: null,
      end_reason: null,
    })
    .execute()
}

export async function updateWords(
  db: PermitDatabase,
  id: string,
  { name, summary }: { readonly name: Multilingual; readonly summary: Multilingual | null },
): Promise<void> {
  await db
    .updateTable('permits.project')
    .set({ name: JSON.stringify(name), summary: summary && JSON.stringify(summary) })
    .where('id', '=', id)
    .execute()
}

export async function markEnded(db: PermitDatabase, id: string, reason: string, at: Date): Promise<void> {
  await db.updateTable('permits.project').set({ ended_at: at, end_reason: reason }).where('id', '=', id).execute()
}
