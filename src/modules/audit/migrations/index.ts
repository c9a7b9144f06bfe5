import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createLog from './0001-create-log.ts'

export const migrations: ModuleMigrations = { module: 'audit', migrations: [createLog] }
