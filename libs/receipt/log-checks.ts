import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson } from '../canonical-json/index.ts'
import { failed, passed } from '../offline-check/index.ts'
import {
  type Checkpoint,
  leafHash,
  parseTlogProof,
  type TlogProof,
  type VerifierKey,
} from '../transparency-log/index.ts'
import { decodeBase64url } from './base64url.ts'
import { commitment } from './digests.ts'
import { type DecisionEntry, type OutcomeEntry, parseDecisionEntry, parseOutcomeEntry } from './log-entries.ts'
import { inclusion, readCheckpoint, signedCheckpoint } from './log-proof.ts'
import type { Receipt } from './receipt.ts'
import type { Finding } from './report.ts'

/** What the receipt carries of the log, read once; `undefined` for a part that cannot be read. */
export type LogParts = {
  readonly decision: DecisionEntry | undefined
  readonly outcome: OutcomeEntry | undefined
  readonly decisionLeaf: Uint8Array
  readonly outcomeLeaf: Uint8Array
  readonly decisionProof: TlogProof | undefined
  readonly outcomeProof: TlogProof | undefined
  /** That of the decision's proof. */
  readonly checkpoint: Checkpoint | undefined
}

export function readLog({ decision, outcome, log }: Receipt): LogParts {
  const utf8 = new TextEncoder()
  const decisionProof = parseTlogProof(log.decisionProof)
  return {
    decision: parseDecisionEntry(decision.entry),
    outcome: parseOutcomeEntry(outcome.entry),
    decisionLeaf: leafHash(utf8.encode(decision.entry)),
    outcomeLeaf: leafHash(utf8.encode(outcome.entry)),
    decisionProof,
    outcomeProof: parseTlogProof(log.outcomeProof),
    checkpoint: decisionProof && readCheckpoint(decisionProof.checkpoint),
  }
}

export function inputCommitment({ decision, result }: Receipt, log: LogParts): Finding {
  if (!log.decision) return failed('not-an-entry')
  const salt = decodeBase64url(decision.inputSalt)
  if (!salt || commitment(salt, decision.input) !== log.decision.input) return failed('commitment-differs')
  const { question } = decision.input
  if (question !== undefined && question !== result.question) return failed('question-differs')
  return passed()
}

export function resultCommitment({ outcome, result }: Receipt, log: LogParts): Finding {
  if (!log.outcome) return failed('not-an-entry')
  const salt = decodeBase64url(outcome.salt)
  if (!salt || commitment(salt, result) !== log.outcome.digest) return failed('commitment-differs')
  return passed()
}

export function decisionEntry({ result }: Receipt, log: LogParts): Finding {
  const { decision } = log
  if (!decision) return failed('not-an-entry')
  if (decision.operation !== result.operation) return failed('operation-differs', { operation: decision.operation })
  if (decision.effect !== 'allow') return failed('not-allowed')
  return passed({ operation: decision.operation, at: decision.at })
}

export function outcomeEntry({ decision }: Receipt, log: LogParts): Finding {
  const { outcome } = log
  if (!outcome) return failed('not-an-entry')
  if (outcome.decision !== decision.index || outcome.decisionLeaf !== bytesToHex(log.decisionLeaf)) {
    return failed('decision-differs', { decision: outcome.decision })
  }
  if (outcome.result !== 'done') return failed('not-done', { result: outcome.result })
  return passed({ at: outcome.at })
}

export function decisionInclusion({ decision }: Receipt, log: LogParts): Finding {
  return inclusion(decision.index, log.decisionLeaf, log.decisionProof, log.checkpoint)
}

export function outcomeInclusion({ decision, outcome }: Receipt, log: LogParts): Finding {
  if (outcome.index <= decision.index) return failed('outcome-before-decision', { index: outcome.index })
  return inclusion(outcome.index, log.outcomeLeaf, log.outcomeProof, log.checkpoint)
}

/** Both proofs stand under one checkpoint, of this log, with the log's signature and no other line to hide things in. */
export function checkpointSignature({ log }: Receipt, parts: LogParts, trusted: readonly VerifierKey[]): Finding {
  return signedCheckpoint([parts.decisionProof, parts.outcomeProof], log.origin, trusted)
}

export function rulePacks({ result }: Receipt, log: LogParts): Finding {
  if (!log.decision) return failed('not-an-entry')
  if (canonicalJson(log.decision.packs) !== canonicalJson(result.rulePacks)) return failed('packs-differ')
  return passed(Object.fromEntries(result.rulePacks.map(({ id, version }) => [id, version])))
}
