import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import { holderOf, isOfficer, type Principal, personBehind } from '../../kernel/principal.ts'
import { appointedBy, type IdentityTables, organisationsOf } from '../identity/index.ts'
import type { Caller } from './project-store.ts'
import type { PermitTables } from './tables.ts'

/**
 * Whoever asks, by who answers for them, with the organisations that they are a member of at this moment: not those of when
 * they signed in, so that whoever asks again before a call commits hears of what ended meanwhile. A key may be limited to
 * one organisation of its holder's; what its holder is in a project does not depend on that.
 */
export async function callerOf({
  db,
  principal,
}: {
  readonly db: Kysely<PermitTables>
  readonly principal: Principal
}): Promise<Caller> {
  const holder = holderOf(principal)
  if (principal.kind === 'anonymous') return { holder, organisations: [], mayLead: false, appointedBy: [] }
  const person = personBehind(principal)
  const organisations = person ? await organisationsOf(viewOf<IdentityTables>(db), person) : []
  return {
    holder,
    organisations,
    mayLead: principal.kind === 'person' || principal.permit === undefined,
    // Only who has an office decides.
    appointedBy: person && isOfficer(principal) ? await appointedBy(viewOf<IdentityTables>(db), person) : [],
  }
}
