import { type Kysely, sql } from 'kysely'
import type { Principal } from '../../kernel/principal.ts'
import type { RegisterTables } from './tables.ts'
import { officeToSettle } from './who-settles.ts'

/**
 * How many incidents and contests wait for whoever settles them in an office of theirs; null for those who settle none. For a
 * number beside a link: whether somebody settles one is asked of the rules.
 */
export async function waitingReports(db: Kysely<RegisterTables>, principal: Principal): Promise<number | null> {
  const { all, organisations } = officeToSettle(principal)
  if (organisations !== 'every' && organisations.length === 0) return null
  const incidentOwner = organisations === 'every' ? sql`true` : sql`system.owner_id = any(${organisations})`
  const contestOwner =
    organisations === 'every' ? sql`${all} or owner_id is not null` : sql`owner_id = any(${organisations})`
  const { rows } = await sql<{ waiting: string }>`
    select (
      select count(*) from register.incident as incident
      join register.system as system on system.id = incident.system_id
      where incident.state in ('reported', 'confirmed') and system.live_since is not null and ${incidentOwner}
    ) + (
      select count(*) from register.contest where state = 'open' and (${contestOwner})
    ) as waiting`.execute(db)
  return Number(rows[0]!.waiting)
}
