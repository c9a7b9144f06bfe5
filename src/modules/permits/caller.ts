import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import { holderOf, type Principal } from '../../kernel/principal.ts'
import { type IdentityTables, organisationsOf } from '../identity/index.ts'
import type { Caller } from './project-store.ts'
import type { PermitTables } from './tables.ts'

/**
 * Whoever asks, by who answers for them. A key may be limited to one organisation of its holder's; what its holder is in a
 * project does not depend on that.
 */
export async function callerOf({
  db,
  principal,
}: {
  readonly db: Kysely<PermitTables>
  readonly principal: Principal
}): Promise<Caller> {
  const holder = holderOf(principal)
  if (principal.kind === 'anonymous') return { holder, organisations: [], mayLead: false }
  if (principal.kind === 'person') {
    const organisations = (principal.memberships ?? []).map(({ organisation }) => organisation)
    return { holder, organisations, mayLead: true }
  }
  const behind = principal.holder
  const organisations = behind ? await organisationsOf(viewOf<IdentityTables>(db), behind) : []
  return { holder, organisations, mayLead: principal.permit === undefined }
}
