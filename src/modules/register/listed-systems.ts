import { type Kysely, sql } from 'kysely'
import type { RegisterTables } from './tables.ts'

/** A system of the public list, before it is sorted by what it is used for. */
export type ListedSystem = { readonly id: string; readonly slug: string; readonly flagged: boolean }

/** Twice as many as the fullest national registers have; beyond, the newest are listed: the use of each is counted at every call. */
const mostListed = 2_000

/**
 * Live systems, with whether something is the matter with them by what the watcher saw last: a confirmed incident, drift or
 * a stop. `theme`: as it is declared.
 */
export async function listedSystems(
  db: Kysely<RegisterTables>,
  { theme, owner }: { readonly theme: string | undefined; readonly owner: string | undefined },
): Promise<ListedSystem[]> {
  const { rows } = await sql<ListedSystem>`
    select system.id, system.slug,
      exists (
        select from register.stage
        where stage.system_id = system.id
          and stage.seen_missing && array['no-blocking-incident', 'no-drift', 'not-stopped']
      ) as flagged
    from register.system
    where system.state = 'live'
      and (${theme ?? null}::text is null or system.declared ->> 'theme' = ${theme ?? null}::text)
      and (${owner ?? null}::text is null or system.owner_id = ${owner ?? null}::text)
    order by system.created_at desc, system.id desc
    limit ${mostListed}`.execute(db)
  return rows
}
