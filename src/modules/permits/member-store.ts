import type { Kysely } from 'kysely'
import { secretDigest } from '../../kernel/identifier.ts'
import type { ProjectRole } from './project.ts'
import type { PermitTables } from './tables.ts'

type PermitDatabase = Kysely<PermitTables>

export type MemberRow = {
  readonly project: string
  readonly person: string
  readonly organisation: string
  readonly role: ProjectRole
  readonly since: Date
}

/** Who is in these projects now, leads first, then as they came. */
export async function membersOf(db: PermitDatabase, projects: readonly string[]): Promise<MemberRow[]> {
  if (projects.length === 0) return []
  return db
    .selectFrom('permits.member')
    .select(['project_id as project', 'person_id as person', 'organisation_id as organisation', 'role', 'since'])
    .where('project_id', 'in', projects)
    .where('until', 'is', null)
    .orderBy('role')
    .orderBy('since')
    .orderBy('person_id')
    .execute()
}

/** `false` when they are in it already: of two at once, exactly one gets `true`. */
export async function insertMember(db: PermitDatabase, member: Omit<MemberRow, 'since'>, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('permits.member')
    .values({
      project_id: member.project,
      person_id: member.person,
      organisation_id: member.organisation,
      role: member.role,
      since: at,
      until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** `false` when they were not in it. */
export async function endMember(db: PermitDatabase, project: string, person: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('permits.member')
    .set({ until: at })
    .where('project_id', '=', project)
    .where('person_id', '=', person)
    .where('until', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Also forgets invitations whose time is over. */
export async function insertInvitation(
  db: PermitDatabase,
  invitation: {
    readonly secret: string
    readonly project: string
    readonly role: ProjectRole
    readonly expiresAt: Date
  },
  now: Date,
): Promise<void> {
  const { secret, project, role, expiresAt } = invitation
  await db.deleteFrom('permits.invitation').where('expires_at', '<=', now).execute()
  await db
    .insertInto('permits.invitation')
    .values({ secret_digest: secretDigest(secret), project_id: project, role, expires_at: expiresAt })
    .execute()
}

/** What the invitation is to, once: it is gone then, and of two uses at once exactly one gets an answer. */
export async function takeInvitation(
  db: PermitDatabase,
  secret: string,
  now: Date,
): Promise<{ readonly project: string; readonly role: ProjectRole } | undefined> {
  return db
    .deleteFrom('permits.invitation')
    .where('secret_digest', '=', secretDigest(secret))
    .where('expires_at', '>', now)
    .returning(['project_id as project', 'role'])
    .executeTakeFirst()
}
