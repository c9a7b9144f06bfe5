import { bytesToHex } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import { failed, passed } from '../offline-check/index.ts'
import { type Checkpoint, leafHash, parseTlogProof, type TlogProof } from '../transparency-log/index.ts'
import { decodeBase64url } from './base64url.ts'
import { commitment, textDigest } from './digests.ts'
import { Approval, EvaluationPlan, EvaluationResult, type LoggedDocument } from './evaluation-documents.ts'
import { parseCanonical, parseDecisionEntry, parseOutcomeEntry } from './log-entries.ts'
import { inclusion } from './log-proof.ts'
import type { Finding } from './report.ts'

const ProvedDocument = z.discriminatedUnion('kind', [EvaluationPlan, EvaluationResult, Approval])
type ProvedDocument = z.infer<typeof ProvedDocument>
type Kind = ProvedDocument['kind']

/** The operation that answers with each kind of document, so that its outcome commits to the document. */
const MADE_BY: Readonly<Record<Kind, string>> = {
  'evaluation-plan': 'evaluation.register-plan',
  'evaluation-result': 'evaluation.record-result',
  'system-approval': 'register.approve',
}

/** A document with what the log says of it. It is to be believed as far as its entries are included. */
export type Logged<Document = ProvedDocument> = {
  readonly document: Document
  /** SHA-256 over its canonical JSON: what other documents name it by. */
  readonly digest: string
  readonly decisionIndex: number
  readonly outcomeIndex: number
  /** The pseudonym of whoever made it, in this log. */
  readonly by: string
  /** When the log says that it was done. */
  readonly doneAt: string
}

/** The document is what the outcome commits to, and the outcome ends an allowed decision to make such a document. */
export function readLogged({ document: text, decision, outcome }: LoggedDocument): Logged | Finding {
  const document = parseCanonical(ProvedDocument, text)
  if (!document) return failed('document-not-readable')
  const asked = parseDecisionEntry(decision.entry)
  const done = parseOutcomeEntry(outcome.entry)
  const about = { document: nameOf(document) }
  if (asked?.principal === undefined || !done) return failed('not-an-entry', about)
  if (asked.operation !== MADE_BY[document.kind]) return failed('operation-differs', about)
  if (asked.effect !== 'allow') return failed('not-allowed', about)
  if (done.decision !== decision.index || done.decisionLeaf !== bytesToHex(leafOf(decision.entry))) {
    return failed('decision-differs', about)
  }
  if (done.result !== 'done') return failed('not-done', about)
  const salt = decodeBase64url(outcome.salt)
  if (!salt || commitment(salt, document) !== done.digest) return failed('commitment-differs', about)
  return {
    document,
    digest: textDigest(text),
    decisionIndex: decision.index,
    outcomeIndex: outcome.index,
    by: asked.principal,
    doneAt: done.at,
  }
}

/** The proofs of its two entries; `undefined` for one that cannot be read. */
export function proofsOf({ decisionProof, outcomeProof }: LoggedDocument): (TlogProof | undefined)[] {
  return [parseTlogProof(decisionProof), parseTlogProof(outcomeProof)]
}

/** Both entries stand at their places under the checkpoint, the outcome after its decision. */
export function loggedIncluded(logged: LoggedDocument, checkpoint: Checkpoint | undefined): Finding {
  const { decision, outcome } = logged
  if (outcome.index <= decision.index) return failed('outcome-before-decision', { index: outcome.index })
  const [decisionProof, outcomeProof] = proofsOf(logged)
  const asked = inclusion(decision.index, leafOf(decision.entry), decisionProof, checkpoint)
  if (asked.status !== 'passed') return asked
  const done = inclusion(outcome.index, leafOf(outcome.entry), outcomeProof, checkpoint)
  return done.status === 'passed' ? passed({ decision: decision.index, outcome: outcome.index }) : done
}

/** Whether the document that was read is of this kind. */
export function isOfKind<K extends Kind>(
  logged: Logged | undefined,
  kind: K,
): logged is Logged<Extract<ProvedDocument, { readonly kind: K }>> {
  return logged?.document.kind === kind
}

/** What people call it: a run has one result. */
export function nameOf(document: ProvedDocument): string {
  return document.kind === 'evaluation-result' ? document.run : document.id
}

function leafOf(entry: string): Uint8Array {
  return leafHash(new TextEncoder().encode(entry))
}
