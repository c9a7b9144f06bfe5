import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createDatasets from './0001-create-datasets.ts'
import * as findRestated from './0002-find-restated.ts'
import * as listPublished from './0003-list-published.ts'
import * as restatedDigests from './0004-restated-digests.ts'
import * as nameRestatements from './0005-name-restatements.ts'
import * as announceDatasets from './0006-announce-datasets.ts'
import * as findPersonalData from './0007-find-personal-data.ts'

export const migrations: ModuleMigrations = {
  module: 'datasets',
  migrations: [
    createDatasets,
    findRestated,
    listPublished,
    restatedDigests,
    nameRestatements,
    announceDatasets,
    findPersonalData,
  ],
}
