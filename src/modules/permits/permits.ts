import type { Kysely } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { PermitFacts, Permits } from '../../kernel/ports/permits.ts'
import { callerOf } from './caller.ts'
import { isHeld } from './permit.ts'
import { isConsented } from './permit-consents.ts'
import { statedBy, storedPermits } from './permit-facts.ts'
import { holdPermit } from './permit-store.ts'
import { permitsInForce } from './permits-in-force.ts'
import { ownOrganisation } from './project-store.ts'
import { PermitId } from './request.ts'
import type { PermitTables } from './tables.ts'
import { watchPermits } from './watcher.ts'

/** Hears what is told on a channel of the database. What was missed while a connection was lost is not told again. */
export type Notices = {
  listen(channel: string, heard: (payload: string) => void): { close(): Promise<void> }
}

export type OpenPermits = Permits & { close(): Promise<void> }

/** The permits as `perform` knows them: one for each process. */
export function openPermits(options: {
  readonly db: Database
  readonly clock: () => Date
  /** Without it, the end of a permit is found out by asking each second. */
  readonly notices: Notices | undefined
  readonly onError: (error: unknown) => void
}): OpenPermits {
  const watcher = watchPermits({ ...options, db: viewOf<PermitTables>(options.db) })
  return {
    find: (db, id, caller) => findFacts(viewOf<PermitTables>(db), id, caller),
    isInForce: (db, id, now) => isInForce(viewOf<PermitTables>(db), id, now),
    watch: watcher.watch,
    close: watcher.close,
  }
}

async function findFacts(
  db: Kysely<PermitTables>,
  id: string,
  { principal, now }: Parameters<Permits['find']>[2],
): Promise<PermitFacts | null> {
  if (!PermitId.safeParse(id).success) return null
  const row = await storedPermits(db)
    .select(ownOrganisation(await callerOf({ db, principal }), 'permit.project_id').as('own_organisation'))
    .where('permit.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { said, facts } = statedBy(row)
  return { ...facts, held: isHeld(said, row.own_organisation), consented: await isConsented(db, said, now) }
}

/** Holds the permit: a revocation waits for what was about to commit, so that nothing commits after one. */
async function isInForce(db: Kysely<PermitTables>, id: string, now: Date): Promise<boolean> {
  await holdPermit(db, id)
  // In a statement of its own, which sees what committed while the one before waited.
  return (await permitsInForce(db, [id], now)).has(id)
}
