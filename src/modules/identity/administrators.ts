import { type Kysely, sql } from 'kysely'
import { lastAdministrator } from './problems.ts'
import type { IdentityTables } from './tables.ts'

/**
 * Until the transaction ends nobody else takes an administrator away: of two that are removed at once, the second finds
 * what the first left.
 *
 * @throws Problem when no administrator would be left without this person.
 */
export async function requireAnotherAdministrator(db: Kysely<IdentityTables>, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.administrators'))`.execute(db)
  const others = await db
    .selectFrom('identity.person')
    .select('id')
    .where(sql<boolean>`'administrator' = any(roles)`)
    .where('removed_at', 'is', null)
    .where('id', '<>', person)
    .limit(1)
    .execute()
  if (others.length === 0) throw lastAdministrator({})
}
