import type { Kysely } from 'kysely'
import { requireAnotherAdministrator } from './administrators.ts'
import { forgetConsents, withdrawConsentsOf } from './consent-store.ts'
import { deleteCredentials } from './credentials/store.ts'
import { withdrawInvitations } from './invitation-store.ts'
import { forgetPurposes, revokeKeys } from './key-store.ts'
import { endMembershipsOf } from './membership-store.ts'
import { forgetPseudonyms } from './pseudonym-store.ts'
import { deleteLinks, deleteSessions, holdPerson } from './store.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/**
 * Somebody can do nothing here any more: sessions, keys, memberships, credentials, roles and the invitations they wrote end,
 * and their consents, which they could not withdraw any more. Their name stays where they acted. `false` when they were
 * not here. Call it in a transaction.
 *
 * @throws Problem for the last administrator.
 */
export async function removePerson(db: Db, person: string, now: Date): Promise<boolean> {
  const found = await holdPerson(db, person)
  if (!found) return false
  if (found.roles.includes('administrator')) await requireAnotherAdministrator(db, person)

  await endMembershipsOf(db, person, now)
  await revokeKeys(db, { holder: person }, now)
  await withdrawInvitations(db, { invitedBy: person }, now)
  await withdrawConsentsOf(db, person, now)
  await deleteWaysIn(db, person)
  await db
    .updateTable('identity.person')
    .set({ roles: [], organisation_id: null, removed_at: now })
    .where('id', '=', person)
    .execute()
  return true
}

/**
 * Nobody is named any more by this id: the name and everything that they wrote about themselves go. The row stays, so that
 * what refers to it still does. Answers when they were erased: before, when this is not the first time, and then whatever
 * calls that were under way left behind goes too; nothing when there is no such person.
 *
 * @throws Problem for the last administrator.
 */
export async function erasePerson(db: Db, person: string, now: Date): Promise<Date | undefined> {
  await removePerson(db, person, now)
  const erased = await db
    .updateTable('identity.person')
    .set((before) => ({ name: '', erased_at: before.fn.coalesce('erased_at', before.val(now)) }))
    .where('id', '=', person)
    .returning('erased_at')
    .executeTakeFirst()
  if (!erased?.erased_at) return undefined
  await revokeKeys(db, { holder: person }, now)
  await deleteWaysIn(db, person)
  await forgetPurposes(db, person)
  await forgetConsents(db, person)
  await forgetPseudonyms(db, person)
  return erased.erased_at
}

async function deleteWaysIn(db: Db, person: string): Promise<void> {
  await deleteSessions(db, person, undefined)
  await deleteLinks(db, person)
  await deleteCredentials(db, person)
}
