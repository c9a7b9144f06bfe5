import type { Kysely } from 'kysely'
import type { DecidedContext } from '../../kernel/operation.ts'
import type { LogPublisher } from './publisher.ts'
import type { AuditTables } from './tables.ts'

export type AuditContext = Omit<DecidedContext, 'db'> & {
  readonly db: Kysely<AuditTables>
  readonly publisher: LogPublisher
}
