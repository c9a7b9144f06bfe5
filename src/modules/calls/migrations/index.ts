import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createCalls from './0001-create-calls.ts'

export const migrations: ModuleMigrations = { module: 'calls', migrations: [createCalls] }
