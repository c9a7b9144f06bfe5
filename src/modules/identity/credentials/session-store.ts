import type { Kysely } from 'kysely'
import { sessionBounds } from '../session.ts'
import type { IdentityTables } from '../tables.ts'

type Db = Kysely<IdentityTables>

/** The sessions of a person that are not over, last used first. */
export async function listSessions(db: Db, person: string, now: Date) {
  const bounds = sessionBounds(now)
  return db
    .selectFrom('identity.session')
    .select(['id', 'method', 'started_at as startedAt', 'last_used_at as lastUsedAt'])
    .select(['browser_family as family', 'browser_system as system'])
    .where('person_id', '=', person)
    .where('last_used_at', '>', bounds.lastUsedAt)
    .where('started_at', '>', bounds.startedAt)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute()
}

/** When and by which way a session began. */
export async function findSessionStart(db: Db, id: string) {
  return db
    .selectFrom('identity.session')
    .select(['started_at as startedAt', 'method'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** `false` when the person has no such session. */
export async function deleteSession(db: Db, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.session')
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Ends the sessions of a person but the one they speak by. Answers how many. */
export async function deleteOtherSessions(db: Db, person: string, kept: string | undefined): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.session')
    .where('person_id', '=', person)
    .$if(kept !== undefined, (sessions) => sessions.where('id', '<>', kept!))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
