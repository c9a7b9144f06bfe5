import type { Kysely } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import type { Meaning } from '../knowledge/index.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesPorts = {
  readonly db: Kysely<ProgrammeTables>
  /** Of each of many data sets that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly jobs: JobQueue
  /** Everything that this installation counts of itself, of every module. */
  readonly derivations: readonly Derivation[]
  readonly searchIndexes: SearchIndexStore
  readonly meaning?: Meaning | undefined
  readonly personalData: PersonalDataMask
  /** The country's regions by their official code. */
  readonly regions: { readonly list: readonly { readonly code: string; readonly names: Multilingual }[] }
}

export type ProgrammesContext = Omit<DecidedContext, 'db'> & ProgrammesPorts
/** The same before anything is decided. */
export type ProgrammesQuestion = Omit<RunContext, 'db'> & ProgrammesPorts
