import type { ModuleMigrations } from '../../../kernel/migration.ts'
import * as createIdentity from './0001-create-identity.ts'
import * as memberships from './0002-memberships.ts'

export const migrations: ModuleMigrations = { module: 'identity', migrations: [createIdentity, memberships] }
