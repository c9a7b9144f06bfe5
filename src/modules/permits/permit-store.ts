import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { Place } from './cursor.ts'
import type { ProjectRole } from './project.ts'
import { type Caller, ownOrganisation, ownProjects, ownRole } from './project-store.ts'
import type { PermitTables } from './tables.ts'

type PermitDatabase = Kysely<PermitTables>

export type PermitRow = Selectable<PermitTables['permits.permit']> & {
  readonly project_name: Multilingual
  readonly purpose_text: string | null
  readonly revoked_at: Date | null
  readonly revocation_reason: string | null
  readonly revocation_index: string | null
  /** What the caller is in the project, and in whose name. */
  readonly own: ProjectRole | null
  readonly own_organisation: string | null
}

export async function findPermit(db: PermitDatabase, id: string, caller: Caller): Promise<PermitRow | undefined> {
  return selectPermits(db, caller).where('permit.id', '=', id).executeTakeFirst()
}

/** Newest first: those of the caller's projects, and those over data of these owners. */
export async function listPermits(
  db: PermitDatabase,
  {
    caller,
    owners,
    project,
    after,
    limit,
  }: {
    readonly caller: Caller
    readonly owners: 'every' | readonly string[]
    /** Of this project alone. */
    readonly project: string | undefined
    readonly after: Place | undefined
    readonly limit: number
  },
): Promise<PermitRow[]> {
  const overTheirs = owners === 'every' ? sql<SqlBool>`true` : sql<SqlBool>`permit.owners && ${owners}::text[]`
  return selectPermits(db, caller)
    .where((columns) => columns.or([sql<SqlBool>`permit.project_id = any (${ownProjects(caller)})`, overTheirs]))
    .$if(project !== undefined, (query) => query.where('permit.project_id', '=', project!))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('permit.granted_at', 'permit.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('permit.granted_at', 'desc')
    .orderBy('permit.id', 'desc')
    .limit(limit)
    .execute()
}

function selectPermits(db: PermitDatabase, caller: Caller) {
  return db
    .selectFrom('permits.permit as permit')
    .innerJoin('permits.project as project', 'project.id', 'permit.project_id')
    .innerJoin('permits.request as request', 'request.id', 'permit.request_id')
    .leftJoin('permits.revocation as revocation', 'revocation.permit_id', 'permit.id')
    .selectAll('permit')
    .select(['project.name as project_name', 'request.purpose_text', 'revocation.at as revoked_at'])
    .select(['revocation.reason as revocation_reason', 'revocation.log_index as revocation_index'])
    .select(ownRole(caller, 'permit.project_id').as('own'))
    .select(ownOrganisation(caller, 'permit.project_id').as('own_organisation'))
}

export async function insertPermit(
  db: PermitDatabase,
  permit: Selectable<Omit<PermitTables['permits.permit'], 'log_index'>> & { readonly log_index: number },
): Promise<void> {
  await db.insertInto('permits.permit').values(permit).execute()
}

/** Channel on which it is told that permits ended. Its payload is the id of one. */
export const revocationChannel = 'permits_revoked'

/**
 * Held until the caller's transaction ends by whatever is about to commit under a permit, and by its revocation alone: so
 * one waits for the other. Not a lock of the row, which would write to it at every use.
 */
export async function holdPermit(db: PermitDatabase, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${id}, 0))`.execute(db)
}

/**
 * Revokes permits, and tells those who watch them when the transaction commits. What was about to commit under one of them
 * does so first. Answers which were revoked by this.
 */
export async function revokePermits(
  db: PermitDatabase,
  ids: readonly string[],
  revocation: { readonly at: Date; readonly reason: string; readonly logIndex: number },
): Promise<string[]> {
  if (ids.length === 0) return []
  // In one order, so that of two who revoke several none waits for the other for ever.
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${[...ids].sort()}::text[]) as id`.execute(
    db,
  )
  const rows = await db
    .insertInto('permits.revocation')
    .values(
      ids.map((id) => ({
        permit_id: id,
        at: revocation.at,
        reason: revocation.reason,
        log_index: revocation.logIndex,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('permit_id')
    .execute()
  const revoked = rows.map(({ permit_id }) => permit_id)
  await sql`select pg_notify(${revocationChannel}, id) from unnest(${revoked}::text[]) as id`.execute(db)
  return revoked
}

/** The permits of a project whose time is not over. */
export async function permitsOf(db: PermitDatabase, project: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('permits.permit')
    .select('id')
    .where('project_id', '=', project)
    .where('until_at', '>', now)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** A permit's signed text, for what proves that it was acted under: receipts. */
export async function permitDocument(
  db: PermitDatabase,
  id: string,
): Promise<{ readonly document: string; readonly signature: string; readonly digest: string } | undefined> {
  return db
    .selectFrom('permits.permit')
    .select(['document', 'signature', 'digest'])
    .where('id', '=', id)
    .executeTakeFirst()
}
