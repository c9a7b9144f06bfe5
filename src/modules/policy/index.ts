/** Policy: who may do what, by which rule of which law, and how sensitivity travels with data. */
import { listRules } from './operations/list-rules.ts'

export { clearanceOf, processedIn } from './clearance.ts'
export type { PolicyContext } from './context.ts'
export { type Clearance, covers, join } from './label-lattice.ts'
export type { Citation, Rule, RulePack, RuleQuestion, Sentences, Verdict } from './rule.ts'
export { createDecider } from './rule-engine.ts'
export { type PackInForce, putInForce } from './rule-pack.ts'
export const operations = [listRules] as const
