import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createDatasets from './0001-create-datasets.ts'

export const migrations: ModuleMigrations = { module: 'datasets', migrations: [createDatasets] }
