import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createRegister from './0001-create-register.ts'
import * as countUnsignedReports from './0002-count-unsigned-reports.ts'

export const migrations: ModuleMigrations = { module: 'register', migrations: [createRegister, countUnsignedReports] }
