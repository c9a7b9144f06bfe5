import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext } from '../../kernel/operation.ts'
import type { Systems } from '../../kernel/ports/systems.ts'
import type { IdentityTables } from './tables.ts'

export type IdentityContext = Omit<DecidedContext, 'db'> & { readonly db: Kysely<IdentityTables> }

/** For what is issued only to what citizens reach. */
export type KeysContext = IdentityContext & { readonly systems: Systems }

/** For what says where an organisation is. */
export type OrganisationsContext = IdentityContext & {
  /** The country's regions by their official code. */
  readonly regions: { readonly list: readonly { readonly code: string; readonly names: Multilingual }[] }
}

/** For what names a person differently in each sector. */
export type PseudonymsContext = IdentityContext & {
  /** The same for the same person and sector, always; nobody without the installation's key makes it or undoes it. */
  readonly sectorPseudonym: (person: string, sector: string) => string
}

/** For what makes others forget somebody too, in the same transaction; more than once is no harm. */
export type ErasureContext = IdentityContext & {
  readonly personErased: (db: Database, person: string) => Promise<void>
}
