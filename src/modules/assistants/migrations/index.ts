import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createAssistants from './0001-create-assistants.ts'

export const migrations: ModuleMigrations = { module: 'assistants', migrations: [createAssistants] }
