import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { Organisation } from './public-problem.ts'
import type { CallTables } from './tables.ts'

/** The organisations that have needs or take them up, as far as this module needs them. */
export type Organisations = {
  find(db: Database, id: string): Promise<Organisation | undefined>
  /** An organisation that is not known yet is made, unverified. In the caller's transaction. */
  findOrCreate(db: Database, names: Multilingual): Promise<Organisation>
}

type CallsPorts = {
  readonly db: Kysely<CallTables>
  readonly organisations: Organisations
  readonly personalData: PersonalDataMask
  /** Of each data set that a problem names; the call itself was decided by `perform`. */
  readonly decider: Decider
}

export type CallsContext = Omit<DecidedContext, 'db'> & CallsPorts
/** The same before anything is decided. */
export type CallsQuestion = Omit<RunContext, 'db'> & CallsPorts
