import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createKnowledge from './0001-create-knowledge.ts'

export const migrations: ModuleMigrations = { module: 'knowledge', migrations: [createKnowledge] }
