import type { Kysely } from 'kysely'
import type { RunContext } from '../../kernel/operation.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { holderOf } from '../../kernel/principal.ts'
import { findHolder } from './body-store.ts'
import type { AuditTables } from './tables.ts'

type Asked = Pick<RunContext, 'principal'> & { readonly db: Kysely<AuditTables> }

/** A decision of the caller's own. Somebody else's is like one that is not there: both are undefined. */
export async function ownDecisionFacts(
  { db, principal }: Asked,
  { index }: { readonly index: number },
): Promise<ResourceFacts | undefined> {
  const holder = await findHolder(db, index)
  const isOwn = holder !== undefined && holder === holderOf(principal)
  return isOwn ? { kind: 'decision', id: String(index), own: true } : undefined
}
