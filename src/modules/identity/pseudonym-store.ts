import type { Kysely } from 'kysely'
import { secretDigest } from '../../kernel/identifier.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/** Notes that a pseudonym was given out, so that it can be joined with another later. */
export async function keepPseudonym(
  db: Db,
  { pseudonym, person, sector }: { readonly pseudonym: string; readonly person: string; readonly sector: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('identity.pseudonym')
    .values({ digest: secretDigest(pseudonym), person_id: person, sector, issued_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whose pseudonym it is in that sector, if it was given out and they are not erased. */
export async function findPseudonymous(db: Db, sector: string, pseudonym: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.pseudonym')
    .select('person_id')
    .where('digest', '=', secretDigest(pseudonym))
    .where('sector', '=', sector)
    .executeTakeFirst()
  return row?.person_id
}

/** Nothing leads from a pseudonym to the person any more. */
export async function forgetPseudonyms(db: Db, person: string): Promise<void> {
  await db.deleteFrom('identity.pseudonym').where('person_id', '=', person).execute()
}
