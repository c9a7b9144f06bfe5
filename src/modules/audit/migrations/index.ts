import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createLog from './0001-create-log.ts'
import * as countDecisions from './0002-count-decisions.ts'
import * as keepTheLog from './0003-keep-the-log.ts'
import * as forgetLate from './0004-forget-late.ts'
import * as findDenials from './0005-find-denials.ts'

export const migrations: ModuleMigrations = {
  module: 'audit',
  migrations: [createLog, countDecisions, keepTheLog, forgetLate, findDenials],
}
