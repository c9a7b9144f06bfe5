import type { AnyOperation } from './kernel/operation.ts'
import { operations as audit } from './modules/audit/index.ts'

/** Every operation of the platform, module by module: what HTTP serves and the command line offers. */
export const operations: readonly AnyOperation[] = [...audit]
