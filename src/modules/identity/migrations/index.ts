import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createIdentity from './0001-create-identity.ts'
import * as memberships from './0002-memberships.ts'
import * as credentials from './0003-credentials.ts'
import * as organisations from './0004-organisations.ts'
import * as givenOffices from './0005-given-offices.ts'
import * as indexLists from './0006-index-lists.ts'
import * as evaluatorsAndApprovers from './0007-evaluators-and-approvers.ts'
import * as keysOfSystems from './0008-keys-of-systems.ts'

export const migrations: ModuleMigrations = {
  module: 'identity',
  migrations: [
    createIdentity,
    memberships,
    credentials,
    organisations,
    givenOffices,
    indexLists,
    evaluatorsAndApprovers,
    keysOfSystems,
  ],
}
