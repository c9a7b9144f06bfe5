import type { Kysely } from 'kysely'
import { newId, secretDigest } from '../../kernel/identifier.ts'
import type { OrganisationRole } from '../../kernel/principal.ts'
import type { MomentPlace } from './cursor.ts'
import type { Invitation } from './invitation.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/** Also forgets for whom invitations were whose time is over. */
export async function insertInvitation(
  db: Db,
  invitation: {
    readonly digest: Buffer
    readonly organisation: string
    readonly roles: OrganisationRole[]
    readonly name: string | null
    readonly invitedBy: string | null
    readonly expiresAt: Date
  },
  now: Date,
): Promise<string> {
  const { digest, organisation, roles, name, invitedBy, expiresAt } = invitation
  await db
    .updateTable('identity.invitation')
    .set({ name: null })
    .where('expires_at', '<=', now)
    .where('name', 'is not', null)
    .execute()
  const id = newId('ivt')
  await db
    .insertInto('identity.invitation')
    .values({
      id,
      secret_digest: digest,
      organisation_id: organisation,
      roles,
      name,
      invited_by: invitedBy,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
  return id
}

export type OpenInvitation = {
  readonly id: string
  readonly organisation: string
  readonly roles: OrganisationRole[]
  readonly name: string | null
  readonly expiresAt: Date
  readonly invitedBy: string | null
}

/** What somebody holds who has the secret; nothing when it is unknown, used, withdrawn or over. */
export async function findOpenInvitation(db: Db, secret: string, now: Date): Promise<OpenInvitation | undefined> {
  return selectOpen(db, secret, now).executeTakeFirst()
}

/** The same, and nobody else accepts or withdraws it until the transaction ends: of two at once, one finds it. */
export async function holdOpenInvitation(db: Db, secret: string, now: Date): Promise<OpenInvitation | undefined> {
  return selectOpen(db, secret, now).forUpdate().executeTakeFirst()
}

function selectOpen(db: Db, secret: string, now: Date) {
  return db
    .selectFrom('identity.invitation')
    .select(['id', 'organisation_id as organisation', 'roles', 'name', 'expires_at as expiresAt'])
    .select('invited_by as invitedBy')
    .where('secret_digest', '=', secretDigest(secret))
    .where('expires_at', '>', now)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
}

export async function markAccepted(db: Db, id: string, person: string, now: Date): Promise<void> {
  await db
    .updateTable('identity.invitation')
    .set({ accepted_at: now, accepted_by: person, name: null })
    .where('id', '=', id)
    .execute()
}

/** Which organisation invites. */
export async function findInviter(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.invitation')
    .select('organisation_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.organisation_id
}

/** Those of somebody who may not invite any more, of an organisation that is closed, or one of them. Answers how many. */
export async function withdrawInvitations(
  db: Db,
  which: { readonly id?: string; readonly organisation?: string; readonly invitedBy?: string },
  now: Date,
): Promise<number> {
  let open = db
    .updateTable('identity.invitation')
    .set({ withdrawn_at: now, name: null })
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
  if (which.id !== undefined) open = open.where('id', '=', which.id)
  if (which.organisation !== undefined) open = open.where('organisation_id', '=', which.organisation)
  if (which.invitedBy !== undefined) open = open.where('invited_by', '=', which.invitedBy)
  const { numUpdatedRows } = await open.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Those of an organisation, newest first, after `after`, at most `limit`. Never with their secrets. */
export async function listInvitations(
  db: Db,
  organisation: string,
  { after, limit, now }: { readonly after: MomentPlace | undefined; readonly limit: number; readonly now: Date },
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('identity.invitation')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .$if(after !== undefined, (query) =>
      query.where((columns) => columns(columns.refTuple('created_at', 'id'), '<', columns.tuple(after!.at, after!.id))),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    roles: row.roles,
    name: row.expires_at > now ? row.name : null,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.accepted_at ? 'accepted' : row.withdrawn_at ? 'withdrawn' : row.expires_at > now ? 'open' : 'expired',
    acceptedBy: row.accepted_by,
  }))
}
