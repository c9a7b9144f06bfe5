import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import type { LogPublisher } from '../audit/index.ts'
import type { AssistantTables } from './tables.ts'

type SignedPermit = { readonly document: string; readonly signature: string }

type AssistantsPorts = {
  readonly db: Kysely<AssistantTables>
  readonly searchIndexes: SearchIndexStore
  /** Of each of many things that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly personalData: PersonalDataMask
  /** A permit's signed text. */
  readonly permitDocument: (db: Database, id: string) => Promise<SignedPermit | undefined>
  /** Proves what the log holds. */
  readonly publisher: LogPublisher
}

export type AssistantsContext = Omit<DecidedContext, 'db'> & AssistantsPorts
/** The same before anything is decided. */
export type AssistantsQuestion = Omit<RunContext, 'db'> & AssistantsPorts
