import type { Kysely } from 'kysely'
import type { DecidedContext } from '../../kernel/operation.ts'
import type { PackInForce } from '../policy/index.ts'
import type { LogPublisher } from './publisher.ts'
import type { AuditTables } from './tables.ts'

export type AuditContext = Omit<DecidedContext, 'db'> & {
  readonly db: Kysely<AuditTables>
  readonly publisher: LogPublisher
  /** The rules in force, by which decisions are explained. */
  readonly packs: readonly PackInForce[]
}
