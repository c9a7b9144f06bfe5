import type { Kysely } from 'kysely'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { holderOf, type Principal } from '../../kernel/principal.ts'
import { findInviter } from './invitation-store.ts'
import { findOrganisation } from './organisation-store.ts'
import type { IdentityTables } from './tables.ts'

type Asked = { readonly db: Kysely<IdentityTables> }

/** An organisation answers for itself. */
export async function organisationFacts(
  { db }: Asked,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const found = await findOrganisation(db, id)
  return found && { kind: 'organisation', id, owner: id }
}

/** An invitation is its organisation's. */
export async function invitationFacts(
  { db }: Asked,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const owner = await findInviter(db, id)
  return owner === undefined ? undefined : { kind: 'invitation', id, owner }
}

/** What somebody keeps of their own: whatever is listed or found there is found by who asks. */
export function ownAccount({ principal }: { readonly principal: Principal }): ResourceFacts {
  return { kind: 'account', id: holderOf(principal) ?? 'nobody', own: true }
}

export function personFacts({ person }: { readonly person: string }): ResourceFacts {
  return { kind: 'person', id: person }
}
