import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { ObjectStore } from '../../kernel/ports/object-store.ts'
import type { PersonalData } from '../../kernel/ports/personal-data.ts'
import type { Publisher } from './dataset.ts'
import type { DatasetTables } from './tables.ts'

/** The organisations that publish, as far as this module needs them. */
export type Organisations = {
  find(db: Database, id: string): Promise<Publisher | undefined>
  /** By one of its names; makes nothing. */
  findNamed(db: Database, names: Multilingual): Promise<Publisher | undefined>
  /** An organisation that is not known yet is made, unverified. In the caller's transaction. */
  findOrCreate(db: Database, names: Multilingual): Promise<Publisher>
}

type DatasetPorts = {
  /** Of each of many data sets that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly db: Kysely<DatasetTables>
  readonly objects: ObjectStore
  readonly organisations: Organisations
  /**
   * Told in the transaction that seals, so that what follows (an index) is wanted exactly when that commits; and again when
   * rules may now let happen what they refused.
   */
  readonly versionSealed: (
    db: Database,
    sealed: { readonly dataSet: string; readonly version: Digest },
  ) => Promise<void>
  /** Told in the transaction that publishes, so that what cites former versions is looked at. */
  readonly versionPublished: (
    db: Database,
    published: { readonly dataSet: string; readonly version: Digest },
  ) => Promise<void>
  /** Asked, in a transaction of its own, to have the documents of a version read, when nobody has looked them through yet. */
  readonly readingWanted: (
    db: Database,
    wanted: { readonly dataSet: string; readonly version: Digest },
  ) => Promise<void>
  readonly personalData: PersonalData
  /** The key of the tokens that stand for identifiers in what leaves under a permit: 32 bytes, another one for each. */
  readonly exportKey: (permit: string) => Uint8Array
  readonly maxFileBytes: number
}

export type DatasetsContext = Omit<DecidedContext, 'db'> & DatasetPorts
/** The same before anything is decided. */
export type DatasetsQuestion = Omit<RunContext, 'db'> & DatasetPorts
