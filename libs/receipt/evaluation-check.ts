import { failed, passed } from '../offline-check/index.ts'
import { textDigest } from './digests.ts'
import { type Approval, type LoggedDocument, SystemStandingDocument } from './evaluation-documents.ts'
import type { LogParts } from './log-checks.ts'
import { parseCanonical } from './log-entries.ts'
import { isOfKind, type Logged, loggedIncluded, nameOf, proofsOf, readLogged } from './logged-document.ts'
import { NOT_YET, type Receipt } from './receipt.ts'
import type { Finding } from './report.ts'
import { resultHolds } from './result-checks.ts'

/** The one whose pseudonym begins so is a person, and not a program. */
const PERSON = 'person:'

/** What the answer's receipt carries of the system that was asked, read once. */
export type SystemParts =
  /** There is nothing to prove, or what is carried cannot be read as a whole: what both checks have to say of that. */
  | { readonly settled: Finding }
  | {
      readonly standing: SystemStandingDocument
      /** By digest. Each stands in the log under the checkpoint of the answer. */
      readonly documents: ReadonlyMap<string, Logged>
    }

/**
 * Reads the standing that the answer names, and every document that the standing names. What the log committed to tells
 * what has to be carried, in which order, so that one answer has one receipt: evidence where the result names a system,
 * null where it says that there was none, and that there is none yet only where it is from before there were systems.
 */
export function readSystem({ result, evaluation }: Receipt, log: LogParts): SystemParts {
  const { system } = result
  if (!system) {
    if (evaluation !== (system === null ? null : NOT_YET)) return { settled: failed('evidence-not-named') }
    return { settled: system === null ? { status: 'passed', reason: 'no-system' } : { status: 'not-applicable' } }
  }
  if (evaluation === null || evaluation === NOT_YET) {
    return { settled: failed('evidence-not-carried', { system: system.id }) }
  }
  const digest = textDigest(evaluation.standing)
  if (digest !== system.evidence) return { settled: failed('standing-differs', { digest }) }
  const standing = parseCanonical(SystemStandingDocument, evaluation.standing)
  if (!standing) return { settled: failed('standing-not-readable') }
  const { id, slug, stage, version } = system
  if (standing.system !== id || standing.slug !== slug || standing.stage !== stage || standing.version !== version) {
    return { settled: failed('system-differs', { system: standing.system }) }
  }
  const read = readDocuments(evaluation.documents, namedBy(standing), log)
  return 'status' in read ? { settled: read } : { standing, documents: read }
}

/** What a standing names, in the order in which a receipt carries it: the plan and result of each duty, then the approvals. */
export function namedBy({ duties, approvals }: SystemStandingDocument): string[] {
  return [...duties.flatMap(({ plan, result }) => [plan, result]), ...approvals]
}

function readDocuments(
  carried: readonly LoggedDocument[],
  names: readonly string[],
  log: LogParts,
): Map<string, Logged> | Finding {
  if (new Set(names).size !== names.length) return failed('named-twice')
  if (carried.length > names.length) return failed('document-not-named', { documents: carried.length })
  const documents = new Map<string, Logged>()
  for (const [i, name] of names.entries()) {
    const one = carried[i]
    if (!one) return failed('document-not-carried', { digest: name })
    const digest = textDigest(one.document)
    if (digest !== name) {
      return failed(names.includes(digest) ? 'order-differs' : 'document-not-carried', { digest: name })
    }
    const logged = readLogged(one)
    if ('status' in logged) return logged
    const about = { document: nameOf(logged.document) }
    // Under another state of the log its places would say nothing of what came first.
    if (proofsOf(one).some((proof) => proof && proof.checkpoint !== log.decisionProof?.checkpoint)) {
      return failed('checkpoints-differ', about)
    }
    const included = loggedIncluded(one, log.checkpoint)
    if (included.status !== 'passed') return { ...included, detail: { ...included.detail, ...about } }
    documents.set(digest, logged)
  }
  return documents
}

/** Every duty of the standing has a result of its plan that passed, for this version of the assistant, and held on that day. */
export function dutiesMet({ result: { answeredAt } }: Receipt, system: SystemParts): Finding {
  if ('settled' in system) return system.settled
  const { standing, documents } = system
  if (standing.duties.length === 0) return failed('no-duty')
  for (const { duty, plan: planDigest, result: resultDigest } of standing.duties) {
    const plan = documents.get(planDigest)
    const result = documents.get(resultDigest)
    if (!isOfKind(plan, 'evaluation-plan') || !isOfKind(result, 'evaluation-result')) {
      return failed('document-of-another-kind', { duty })
    }
    const about = { duty, run: result.document.run }
    const { kind, id, version } = result.document.system
    if (plan.document.duty !== duty) return failed('duty-differs', about)
    if (kind !== 'assistant' || id !== standing.assistant || version !== standing.version) {
      return failed('system-differs', about)
    }
    const held = resultHolds(plan, result)
    if (held.status !== 'passed') return held
    if (!result.document.passed) return failed('not-passed', about)
    const { expiresAt } = result.document
    if (!(Date.parse(answeredAt) < Date.parse(expiresAt))) return failed('result-expired', { ...about, expiresAt })
  }
  const { reviewDue } = standing
  if (reviewDue < answeredAt.slice(0, 'YYYY-MM-DD'.length)) return failed('review-overdue', { reviewDue })
  return passed({ system: standing.slug, stage: standing.stage, duties: standing.duties.length })
}

/**
 * Two people who made neither plan nor result agreed to this version at this stage, with its assessment and these results
 * before them, after the results and before the answer.
 */
export function approvalsHold({ decision }: Receipt, system: SystemParts): Finding {
  if ('settled' in system) return system.settled
  const { standing, documents } = system
  const evidence = standing.duties.flatMap(({ plan, result }) => [documents.get(plan)!, documents.get(result)!])
  const makers = new Set(evidence.map(({ by }) => by))
  const lastResult = Math.max(...evidence.map(({ outcomeIndex }) => outcomeIndex))
  const approvers = new Set<string>()
  for (const digest of standing.approvals) {
    const approval = documents.get(digest)
    if (!isOfKind(approval, 'system-approval')) return failed('document-of-another-kind', { digest })
    const about = { approval: approval.document.id }
    if (!agreesTo(approval.document, standing)) return failed('approval-differs', about)
    if (!approval.by.startsWith(PERSON)) return failed('approver-not-a-person', about)
    if (makers.has(approval.by)) return failed('approver-took-part', about)
    if (approval.outcomeIndex <= lastResult) return failed('approval-before-result', about)
    if (approval.outcomeIndex >= decision.index) return failed('approval-after-answer', about)
    approvers.add(approval.by)
  }
  return approvers.size === 2 ? passed({ approvers: 2 }) : failed('not-two-approvers', { approvers: approvers.size })
}

function agreesTo(approval: Approval, standing: SystemStandingDocument): boolean {
  const { system, stage, version, assessment, level } = standing
  return (
    approval.system === system &&
    approval.stage === stage &&
    approval.version === version &&
    approval.assessment === assessment &&
    approval.level === level &&
    approval.results.length === standing.duties.length &&
    standing.duties.every(({ result }, i) => approval.results[i] === result)
  )
}
