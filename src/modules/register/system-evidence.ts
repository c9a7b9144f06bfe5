import { SystemStandingDocument } from '../../../libs/receipt/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { type EvaluationTables, resultsFor } from '../evaluation/index.ts'
import { approvalsByDigest } from './approval-store.ts'
import type { RegisterTables } from './tables.ts'

/** A text that a standing names, as its operation answered it, with the place in the log of the decision to make it. */
export type NamedDocument = { readonly document: string; readonly decision: number }

/**
 * Every plan, result and approval that a standing names, each once, in the order in which it names them: the duties' plans and
 * results, then the approvals. `standing` is its canonical JSON, as an answer keeps it; what it names is never changed.
 */
export async function systemEvidence(db: Database, standing: string): Promise<readonly NamedDocument[]> {
  const { assistant, version, duties, approvals } = SystemStandingDocument.parse(JSON.parse(standing))
  const results = await resultsFor(viewOf<EvaluationTables>(db), { system: assistant, version })
  const approved = await approvalsByDigest(viewOf<RegisterTables>(db), approvals)
  const named = duties.flatMap(({ result: digest }) => {
    const found = results.find(({ resultDigest }) => resultDigest === digest)
    if (!found) return []
    const { planDocument, resultDocument, decisionIndexes } = found
    return [
      { document: planDocument, decision: decisionIndexes.plan },
      { document: resultDocument, decision: decisionIndexes.result },
    ]
  })
  const agreed = approvals.flatMap((digest) => {
    const found = approved.get(digest)
    return found ? [{ document: found.document, decision: found.decision_index }] : []
  })
  const once = new Map([...named, ...agreed].map((one) => [one.document, one]))
  return [...once.values()]
}
