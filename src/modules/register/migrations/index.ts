import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createRegister from './0001-create-register.ts'

export const migrations: ModuleMigrations = { module: 'register', migrations: [createRegister] }
