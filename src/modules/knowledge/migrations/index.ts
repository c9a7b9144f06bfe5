import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createKnowledge from './0001-create-knowledge.ts'
import * as judgePages from './0002-judge-pages.ts'
import * as placeInLaw from './0003-place-in-law.ts'
import * as withdrawDecisions from './0004-withdraw-decisions.ts'

export const migrations: ModuleMigrations = {
  module: 'knowledge',
  migrations: [createKnowledge, judgePages, placeInLaw, withdrawDecisions],
}
