import type { ModuleMigrations } from './kernel/migration.ts'
import { migrations as assistants } from './modules/assistants/index.ts'
import { migrations as audit } from './modules/audit/index.ts'
import { migrations as calls } from './modules/calls/index.ts'
import { migrations as datasets } from './modules/datasets/index.ts'
import { migrations as evaluation } from './modules/evaluation/index.ts'
import { migrations as identity } from './modules/identity/index.ts'
import { migrations as knowledge } from './modules/knowledge/index.ts'
import { migrations as permits } from './modules/permits/index.ts'
import { migrations as programmes } from './modules/programmes/index.ts'
import { migrations as register } from './modules/register/index.ts'

/** Every module's migrations, a module after those it refers to. */
export const migrations: ModuleMigrations[] = [
  audit,
  identity,
  datasets,
  knowledge,
  programmes,
  calls,
  permits,
  assistants,
  evaluation,
  register,
]
