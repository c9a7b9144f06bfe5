import type { Kysely } from 'kysely'
import type { DecidedContext } from '../../kernel/operation.ts'
import type { IdentityTables } from './tables.ts'

export type IdentityContext = Omit<DecidedContext, 'db'> & { readonly db: Kysely<IdentityTables> }
