import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createPermits from './0001-create-permits.ts'

export const migrations: ModuleMigrations = { module: 'permits', migrations: [createPermits] }
