import type { ModuleMigrations } from './kernel/migration.ts'
import { migrations as audit } from './modules/audit/index.ts'

/** Every module's migrations, a module after those it refers to. */
export const migrations: ModuleMigrations[] = [audit]
