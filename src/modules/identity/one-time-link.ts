import type { Kysely } from 'kysely'
import { newSecret } from './secret.ts'
import { findFirstAdministrator, insertLink } from './store.ts'
import type { IdentityTables } from './tables.ts'

const linkMs = 15 * 60_000

export type IssuedLink = { readonly link: string; readonly expiresAt: Date }

/** A link that lets its holder sign in once, within 15 minutes: as a person, or (`null`) as the first administrator. */
export async function issueLink(db: Kysely<IdentityTables>, person: string | null, now: Date): Promise<IssuedLink> {
  const { secret, digest } = newSecret('lnk')
  const expiresAt = new Date(now.getTime() + linkMs)
  await insertLink(db, { digest, person, expiresAt }, now)
  return { link: secret, expiresAt }
}

/** The link to print at start as long as there is no administrator. It makes the one before it worthless. */
export async function issueFirstLink(db: Kysely<IdentityTables>, now: Date): Promise<string | undefined> {
  if (await findFirstAdministrator(db)) return undefined
  const { link } = await db.transaction().execute((transaction) => issueLink(transaction, null, now))
  return link
}
