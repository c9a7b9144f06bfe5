import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createAssistants from './0001-create-assistants.ts'
import * as listAnswers from './0002-list-answers.ts'
import * as tallyAnswers from './0003-tally-answers.ts'
import * as answersUnderPermits from './0004-answers-under-permits.ts'
import * as forgetAnswers from './0005-forget-answers.ts'
import * as findQuotingAnswers from './0006-find-quoting-answers.ts'
import * as assembleAssistants from './0007-create-assistants.ts'
import * as observeSystems from './0008-observe-systems.ts'
import * as findTrials from './0009-find-trials.ts'

export const migrations: ModuleMigrations = {
  module: 'assistants',
  migrations: [
    createAssistants,
    listAnswers,
    tallyAnswers,
    answersUnderPermits,
    forgetAnswers,
    findQuotingAnswers,
    assembleAssistants,
    observeSystems,
    findTrials,
  ],
}
