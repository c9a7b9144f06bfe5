import type { Kysely } from 'kysely'
import { officeOf, type Principal } from '../../kernel/principal.ts'
import { countWaitingRequests } from './request-store.ts'
import type { PermitTables } from './tables.ts'

/**
 * How many requests wait for the organisations whose officer somebody is: as many as their inbox holds. For a number beside
 * a link; whether they may read the inbox is asked by whoever shows it.
 */
export function waitingRequests(db: Kysely<PermitTables>, principal: Principal): Promise<number> {
  return countWaitingRequests(db, officeOf(principal))
}
