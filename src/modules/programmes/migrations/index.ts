import * as createProgrammes from './0001-create-programmes.ts'
import * as declareKinds from './0002-declare-kinds.ts'
import * as searchValues from './0003-search-values.ts'

export const migrations = { module: 'programmes', migrations: [createProgrammes, declareKinds, searchValues] } as const
