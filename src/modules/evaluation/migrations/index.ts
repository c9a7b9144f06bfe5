import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createEvaluation from './0001-create-evaluation.ts'

export const migrations: ModuleMigrations = { module: 'evaluation', migrations: [createEvaluation] }
