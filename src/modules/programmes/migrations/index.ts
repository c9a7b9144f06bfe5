import * as createProgrammes from './0001-create-programmes.ts'
import * as declareKinds from './0002-declare-kinds.ts'

export const migrations = { module: 'programmes', migrations: [createProgrammes, declareKinds] } as const
