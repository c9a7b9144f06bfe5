import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Label } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { PermitTables } from './tables.ts'

/** What this module needs to know of a data set, as it is at this moment. */
export type DataFact = {
  readonly dataSet: string
  readonly title: Multilingual
  /** The organisation that answers for it. */
  readonly publisher: { readonly id: string; readonly names: Multilingual }
  /** The version that readers get; null for a draft. */
  readonly version: string | null
  readonly label: Label
  /** What the rules need to know of it. */
  readonly facts: ResourceFacts
}

/** Owners, labels and versions of data, from the module that has them. Asks nobody's clearance. */
export type DataFacts = {
  /** Those that are there, by their ids. */
  find(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, DataFact>>
}

/** The public problems that projects work on. */
export type ProblemFacts = {
  /** Those that everybody may see, by their ids. */
  find(
    db: Database,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly title: Multilingual }>>
}

/** Signs permits. The key never leaves it. */
export type PermitSigner = {
  /** The public key as a C2SP verifier key, for whoever checks. */
  readonly verifierKey: string
  /** The signed note (C2SP signed-note) over a text that ends with a newline. */
  sign(text: string): string
}

type PermitsPorts = {
  readonly db: Kysely<PermitTables>
  /** Of each data set that a request names; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly personalData: PersonalDataMask
  readonly dataFacts: DataFacts
  readonly problemFacts: ProblemFacts
  readonly permitSigner: PermitSigner
}

export type PermitsContext = Omit<DecidedContext, 'db'> & PermitsPorts
/** The same before anything is decided. */
export type PermitsQuestion = Omit<RunContext, 'db'> & PermitsPorts
