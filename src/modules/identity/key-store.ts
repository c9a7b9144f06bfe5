import type { Kysely } from 'kysely'
import { newId, secretDigest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Membership, Principal, Role } from '../../kernel/principal.ts'
import type { MomentPlace } from './cursor.ts'
import { type KeyRole, rolesForKeys, useNoticeMs } from './key.ts'
import { membershipsNow } from './membership-store.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

export async function insertKey(
  db: Db,
  key: {
    readonly digest: Buffer
    readonly purpose: string
    readonly roles: KeyRole[]
    readonly expiresAt: Date
    readonly holder: string | null
    readonly organisation: string | null
    readonly permit: string | null
    readonly system: string | null
  },
  now: Date,
): Promise<string> {
  const { digest, purpose, roles, expiresAt, holder, organisation, permit, system } = key
  const id = newId('key')
  await db
    .insertInto('identity.key')
    .values({
      id,
      secret_digest: digest,
      purpose,
      roles,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      holder_id: holder,
      organisation_id: organisation,
      permit_id: permit,
      system_id: system,
      last_used_at: null,
    })
    .execute()
  return id
}

/** Who answers for a key that is not revoked, and for which organisation it speaks. */
export async function findKeyHolder(
  db: Db,
  id: string,
): Promise<{ holder: string | null; organisation: string | null } | undefined> {
  return db
    .selectFrom('identity.key')
    .select(['holder_id as holder', 'organisation_id as organisation'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** One key, those of a person, or those that speak for an organisation. Answers how many were in force. */
export async function revokeKeys(
  db: Db,
  which: { readonly id: string } | { readonly holder: string } | { readonly organisation: string },
  now: Date,
): Promise<number> {
  let keys = db.updateTable('identity.key').set({ revoked_at: now }).where('revoked_at', 'is', null)
  if ('id' in which) keys = keys.where('id', '=', which.id)
  else if ('holder' in which) keys = keys.where('holder_id', '=', which.holder)
  else keys = keys.where('organisation_id', '=', which.organisation)
  const { numUpdatedRows } = await keys.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** What the keys of a person were for is forgotten: their words may say who they are. */
export async function forgetPurposes(db: Db, holder: string): Promise<void> {
  await db.updateTable('identity.key').set({ purpose: '' }).where('holder_id', '=', holder).execute()
}

export type ListedKey = {
  readonly id: string
  readonly purpose: string
  readonly roles: Role[]
  readonly holder: { readonly id: string; readonly name: string } | null
  readonly organisation: { readonly id: string; readonly names: Multilingual } | null
  readonly permit: string | null
  readonly system: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

/** The keys of a person, or those that speak for an organisation, newest first, after `after`, at most `limit`. */
export async function listKeys(
  db: Db,
  of: { readonly holder: string } | { readonly organisation: string },
  { after, limit }: { readonly after: MomentPlace | undefined; readonly limit: number },
): Promise<ListedKey[]> {
  const rows = await db
    .selectFrom('identity.key as key')
    .leftJoin('identity.person as holder', 'holder.id', 'key.holder_id')
    .leftJoin('identity.organisation as organisation', 'organisation.id', 'key.organisation_id')
    .select(['key.id', 'key.purpose', 'key.roles', 'key.permit_id as permit', 'key.system_id as system'])
    .select(['key.created_at as createdAt', 'key.expires_at as expiresAt', 'key.revoked_at as revokedAt'])
    .select(['key.last_used_at as lastUsedAt'])
    .select(['holder.id as holderId', 'holder.name as holderName'])
    .select(['organisation.id as organisationId', 'organisation.names'])
    .where('holder' in of ? 'key.holder_id' : 'key.organisation_id', '=', 'holder' in of ? of.holder : of.organisation)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('key.created_at', 'key.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('key.created_at', 'desc')
    .orderBy('key.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ holderId, holderName, organisationId, names, ...key }) => ({
    ...key,
    holder: holderId === null ? null : { id: holderId, name: holderName ?? '' },
    organisation: organisationId !== null && names !== null ? { id: organisationId, names } : null,
  }))
}

/**
 * The program that holds a key; nobody when it is unknown, revoked or over. It has the roles of the key as far as its
 * holder has them now: a key never has more than the person behind it. One for a registered system speaks for those in front
 * of it, and is nothing that its holder is. The same work for any key.
 */
export async function findPrincipalByKey(db: Db, key: string, now: Date): Promise<Principal | undefined> {
  const row = await db
    .selectFrom('identity.key')
    .leftJoin('identity.person', 'identity.person.id', 'identity.key.holder_id')
    .select(['identity.key.id', 'identity.key.roles', 'holder_id', 'identity.key.organisation_id', 'permit_id'])
    .select('system_id')
    .select(['identity.person.roles as heldEverywhere', 'last_used_at'])
    .select(membershipsNow('identity.key.holder_id'))
    .where('secret_digest', '=', secretDigest(key))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('identity.person.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= useNoticeMs) {
    await db.updateTable('identity.key').set({ last_used_at: now }).where('id', '=', row.id).execute()
  }
  return programOf(row)
}

type KeyRow = {
  readonly id: string
  readonly roles: readonly Role[]
  readonly holder_id: string | null
  readonly organisation_id: string | null
  readonly permit_id: string | null
  readonly system_id: string | null
  readonly heldEverywhere: readonly Role[] | null
  readonly memberships: readonly Membership[]
}

function programOf({ id, roles, memberships, ...key }: KeyRow): Principal {
  const { holder_id: holder, organisation_id: organisation, permit_id: permit, system_id: system, heldEverywhere } = key
  if (system !== null) return { kind: 'service', id, roles: [], system }
  const held = rolesForKeys({ roles: heldEverywhere ?? [], memberships }, organisation)
  // Issued by this installation itself: nobody stands behind it who could lose a role.
  const has = (role: Role) => holder === null || held.some((one) => one === role)
  return {
    kind: 'service',
    id,
    ...(holder !== null && { holder }),
    ...(permit !== null && { permit }),
    ...heldIn(organisation, roles.filter(has)),
  }
}

function heldIn(organisation: string | null, roles: readonly Role[]) {
  if (organisation === null) return { roles }
  const inside = roles.filter((role) => role !== 'administrator')
  return { roles: [], memberships: inside.length > 0 ? [{ organisation, roles: inside }] : [] }
}
