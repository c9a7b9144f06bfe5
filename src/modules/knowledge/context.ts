import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Language } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { DocumentReader } from '../../kernel/ports/document-reader.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { ObjectStore } from '../../kernel/ports/object-store.ts'
import type { PageImages } from '../../kernel/ports/page-images.ts'
import type { PersonalData } from '../../kernel/ports/personal-data.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import type { VersionOf } from './index-store.ts'
import type { PagePlace } from './judged-page.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { KnowledgeTables } from './tables.ts'

export type KnowledgePorts = {
  readonly db: Kysely<KnowledgeTables>
  readonly objects: ObjectStore
  readonly documentReader: DocumentReader
  readonly pageImages: PageImages
  readonly searchIndexes: SearchIndexStore
  /** Absent where no model is configured: then everything is found by its words. */
  readonly meaning?: Meaning | undefined
  /** Of each of many things that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly jobs: JobQueue
  readonly personalData: PersonalData
  /** Where an officer looks at a page; null in a process that serves no pages. */
  readonly pageAddress: (language: Language, place: PagePlace) => string | null
  /** Told in the transaction that makes an index the one that answers: what quotes the version can be read again. */
  readonly versionIndexed: (db: Database, indexed: VersionOf) => Promise<void>
}

export type KnowledgeContext = Omit<DecidedContext, 'db'> & KnowledgePorts
/** The same before anything is decided. */
export type KnowledgeQuestion = Omit<RunContext, 'db'> & KnowledgePorts
