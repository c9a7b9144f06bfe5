import * as createProgrammes from './0001-create-programmes.ts'
import * as declareKinds from './0002-declare-kinds.ts'
import * as searchValues from './0003-search-values.ts'
import * as newestInForce from './0004-newest-in-force.ts'
import * as listByFacet from './0005-list-by-facet.ts'

export const migrations = {
  module: 'programmes',
  migrations: [createProgrammes, declareKinds, searchValues, newestInForce, listByFacet],
} as const
