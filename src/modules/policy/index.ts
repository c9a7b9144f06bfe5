/** Policy: who may do what, by which rule of which law, and how sensitivity travels with data. */
import { listRules } from './operations/list-rules.ts'
import { previewImpact } from './operations/preview-impact.ts'

export { type Explanation, explain } from './explain.ts'
export { type Clearance, covers, join } from './label-lattice.ts'
export {
  coversByRole,
  groundOf,
  openReadership,
  type Readership,
  readershipOf,
  treatmentOf,
  wholeReadership,
} from './readership.ts'
export type { Remedy, Rule, RulePack, StatedList } from './rule.ts'
export { createDecider } from './rule-engine.ts'
export { type PackInForce, putInForce, statementOf } from './rule-pack.ts'
export { rulesAllow } from './rules-allow.ts'
export { listRules, previewImpact }
export const operations = [listRules, previewImpact] as const
