import type { Kysely } from 'kysely'
import { holderOf, type Principal } from '../../kernel/principal.ts'
import { holdOrganisation } from './organisation-store.ts'
import { organisationClosed, organisationNotFound, ownRoles } from './problems.ts'
import type { IdentityTables } from './tables.ts'

/** @throws Problem when somebody gives roles to themselves, also by one of their keys. */
export function refuseOwnRoles(principal: Principal, person: string): void {
  if (holderOf(principal) === person) throw ownRoles({})
}

/** Until the transaction ends it stays open. @throws Problem when it is not there, or closed. */
export async function requireOpen(db: Kysely<IdentityTables>, organisation: string): Promise<void> {
  const state = await holdOrganisation(db, organisation)
  if (state === 'absent') throw organisationNotFound({ organisation })
  if (state === 'closed') throw organisationClosed({ organisation })
}
