import type { DecidedContext } from '../../kernel/operation.ts'
import type { PackInForce } from './rule-pack.ts'

export type PolicyContext = DecidedContext & { readonly packs: readonly PackInForce[] }
