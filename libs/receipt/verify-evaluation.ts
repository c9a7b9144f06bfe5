import { failed, passed, trustedKeys } from '../offline-check/index.ts'
import { EVALUATION_RECEIPT_FORMAT, EvaluationReceipt, type LoggedDocument } from './evaluation-documents.ts'
import type { EvaluationCheck, EvaluationCheckId, EvaluationReport, StatedEvaluation } from './evaluation-report.ts'
import { readCheckpoint, signedCheckpoint } from './log-proof.ts'
import { isOfKind, type Logged, loggedIncluded, proofsOf, readLogged } from './logged-document.ts'
import { readReceiptFile } from './read-receipt-file.ts'
import {
  expiresByPlan,
  isOfPlan,
  judgedByPlan,
  type LoggedPlan,
  type LoggedResult,
  measuresAddUp,
  planCameFirst,
} from './result-checks.ts'
import { verdictOf } from './verdict.ts'

type Finding = Omit<EvaluationCheck, 'id'>

/** The file leaves the result out: what is left out is not shown as if it were known, or as if there were none. */
const resultNotCarried: Finding = { status: 'not-applicable', reason: 'result-not-carried' }

/**
 * Checks the file of an evaluation offline, trusting nothing but the given log keys (C2SP vkeys): that the bar was in the
 * log before the score, that the result is of that plan, and that its numbers, its verdict and its end follow from both. A
 * result that did not pass is as genuine as one that did. Hostile bytes never throw: they get a report.
 *
 * @throws RangeError when one of the keys is malformed: that is a mistake of the one who asks, not of the file.
 */
export function verifyEvaluation(bytes: Uint8Array, { keys }: { readonly keys: readonly string[] }): EvaluationReport {
  const trusted = trustedKeys(keys)
  const read = readReceiptFile(bytes, EvaluationReceipt, EVALUATION_RECEIPT_FORMAT)
  if ('finding' in read) return { verdict: 'failed', checks: [{ id: 'format', ...read.finding }], evaluation: null }
  const { plan: carriedPlan, result: carriedResult, log } = read.receipt
  const proofs = [...proofsOf(carriedPlan), ...(carriedResult ? proofsOf(carriedResult) : [])]
  const checkpoint = proofs[0] && readCheckpoint(proofs[0].checkpoint)
  const plan = readPlan(carriedPlan)
  const result = carriedResult && readResult(carriedResult)
  const both = (check: (plan: LoggedPlan, result: LoggedResult) => Finding): Finding => {
    if (!result) return resultNotCarried
    return 'status' in plan || 'status' in result ? failed('document-not-readable') : check(plan, result)
  }
  const findings: Record<EvaluationCheckId, Finding> = {
    format: passed(),
    plan: foundIn(plan),
    'plan-inclusion': loggedIncluded(carriedPlan, checkpoint),
    result: result ? foundIn(result) : resultNotCarried,
    'result-inclusion': carriedResult ? loggedIncluded(carriedResult, checkpoint) : resultNotCarried,
    'checkpoint-signature': signedCheckpoint(proofs, log.origin, trusted),
    'plan-first': both(planCameFirst),
    'same-test': both(isOfPlan),
    measures: both(measuresAddUp),
    criteria: both(judgedByPlan),
    expiry: both(expiresByPlan),
  }
  const checks = (Object.entries(findings) as [EvaluationCheckId, Finding][]).map(([id, finding]) => ({
    id,
    ...finding,
  }))
  return { verdict: verdictOf(checks), checks, evaluation: stated(plan, result) }
}

function readPlan(carried: LoggedDocument): LoggedPlan | Finding {
  const logged = readLogged(carried)
  if ('status' in logged) return logged
  return isOfKind(logged, 'evaluation-plan') ? logged : failed('document-of-another-kind')
}

function readResult(carried: LoggedDocument): LoggedResult | Finding {
  const logged = readLogged(carried)
  if ('status' in logged) return logged
  return isOfKind(logged, 'evaluation-result') ? logged : failed('document-of-another-kind')
}

function foundIn(logged: Logged | Finding): Finding {
  return 'status' in logged ? logged : passed({ digest: logged.digest, by: logged.by, at: logged.doneAt })
}

function stated(plan: LoggedPlan | Finding, result: LoggedResult | Finding | null): StatedEvaluation | null {
  if ('status' in plan || (result && 'status' in result)) return null
  return { plan: statedDocument(plan), result: result && statedDocument(result) }
}

function statedDocument<Document>({ document, digest, outcomeIndex, by }: Logged<Document>) {
  return { document, digest, index: outcomeIndex, by }
}
