import type { AnyOperation } from './kernel/operation.ts'
import { operations as assistants } from './modules/assistants/index.ts'
import { operations as audit } from './modules/audit/index.ts'
import { operations as calls } from './modules/calls/index.ts'
import { operations as datasets } from './modules/datasets/index.ts'
import { operations as evaluation } from './modules/evaluation/index.ts'
import { operations as identity } from './modules/identity/index.ts'
import { operations as knowledge } from './modules/knowledge/index.ts'
import { operations as permits } from './modules/permits/index.ts'
import { operations as policy } from './modules/policy/index.ts'
import { operations as programmes } from './modules/programmes/index.ts'
import { operations as register } from './modules/register/index.ts'

/** Every operation of the platform, module by module: what HTTP serves and the command line offers. */
export const operations: readonly AnyOperation[] = [
  ...policy,
  ...identity,
  ...audit,
  ...datasets,
  ...knowledge,
  ...programmes,
  ...calls,
  ...permits,
  ...assistants,
  ...evaluation,
  ...register,
]
