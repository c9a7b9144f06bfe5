import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { Decision, DecisionQuestion, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { DecisionRecord, Outcome } from '../../kernel/ports/decision-log.ts'
import { type DecisionBody, decisionBody } from './body.ts'
import { isNamedOpenly } from './openly-named.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { newSalt } from './salt.ts'

/** An entry that is ready to be appended: its canonical JSON and the RFC 6962 hash of its UTF-8 bytes. */
export type SealedEntry = {
  readonly kind: 'decision' | 'outcome' | 'denials'
  readonly text: string
  readonly leafHash: Buffer
  /** Opens the commitment in it; kept beside the entry, so that erasing it erases the meaning and not the log. */
  readonly salt: Buffer | null
  /** An allowed act, which will have exactly one outcome. */
  readonly needsOutcome: boolean
  /** How many decisions it states, and how many of them deny: a flood of denials is one entry. */
  readonly decisions: number
  readonly denials: number
  /** What is kept beside it for the person that it is about. */
  readonly body: DecisionBody | null
}

/**
 * The entry of a decision, allow or deny. No personal data: the asker is a keyed pseudonym, the input a commitment. Nor
 * does the public log tell what labels conceal: only what everybody may read is named; of anything else it commits to the
 * name and to the label, so that who has the salt can show which thing it was.
 */
export function decisionEntry(record: DecisionRecord, names: Pseudonyms): SealedEntry {
  const { question, decision } = record
  const salt = newSalt()
  const text = canonicalJson({
    v: 1,
    kind: 'decision',
    ...whatWasAsked(question, names),
    ...underWhichPermit(question),
    ...(decision.conceal ? onlyCommittedTo(record, salt) : { ...whatItWasAbout(question, salt), ...whyIt(decision) }),
    effect: decision.effect,
    packs: decision.packs.map(({ id, version, digest }) => ({ id, version, digest })),
    input: commitment(salt, record.input),
  })
  const isDenied = decision.effect === 'deny'
  return seal('decision', text, {
    salt,
    needsOutcome: !isDenied,
    decisions: 1,
    denials: isDenied ? 1 : 0,
    body: decisionBody(record),
  })
}

/** Many refusals of anonymous callers within a minute, as one entry. */
export function denialsEntry(record: DecisionRecord, count: number, at: Date): SealedEntry {
  const { question, decision } = record
  const text = canonicalJson({
    v: 1,
    kind: 'denials',
    at: at.toISOString(),
    operation: question.operation,
    count,
    reasons: decision.conceal ? [] : decision.reasons.map(({ rule, effect }) => ({ rule, effect })),
    packs: decision.packs.map(({ id, version, digest }) => ({ id, version, digest })),
  })
  return seal('denials', text, { salt: null, needsOutcome: false, decisions: count, denials: count, body: null })
}

export type OutcomeStatement = {
  readonly decision: number
  readonly decisionLeaf: Buffer
  readonly at: Date
  readonly result: Outcome['result'] | 'abandoned'
  readonly problem: string | null
  readonly digest: string | null
  /** How many calls a standing decision served. */
  readonly served: number | null
}

/** The entry of an outcome: which decision it ends, how, and a commitment to what was answered. */
export function outcomeEntry(outcome: OutcomeStatement): SealedEntry {
  const text = canonicalJson({
    v: 1,
    kind: 'outcome',
    at: outcome.at.toISOString(),
    decision: outcome.decision,
    decisionLeaf: outcome.decisionLeaf.toString('hex'),
    result: outcome.result,
    digest: outcome.digest,
    ...(outcome.problem === null ? {} : { problem: outcome.problem }),
    ...(outcome.served === null ? {} : { served: outcome.served }),
  })
  return seal('outcome', text, { salt: null, needsOutcome: false, decisions: 0, denials: 0, body: null })
}

/** Whether the log hides a name or a label behind this. */
export function isCommitment(stated: unknown): boolean {
  return typeof stated === 'string' && stated.startsWith('sha256:')
}

/** `sha256:` over the salt followed by the value's canonical JSON: hides the value until the salt is shown. */
export function commitment(salt: Uint8Array, value: unknown): string {
  const hash = createHash('sha256')
    .update(salt)
    .update(canonicalJson(value ?? null), 'utf8')
  return `sha256:${hash.digest('hex')}`
}

function whatWasAsked(question: DecisionQuestion, names: Pseudonyms): object {
  return {
    at: question.at.toISOString(),
    operation: question.operation,
    permission: question.permission,
    channel: question.channel,
    principal: names.of(question.principal),
  }
}

function whatItWasAbout({ resource }: DecisionQuestion, salt: Buffer): object {
  if (!resource) return {}
  const { label } = resource
  const name = nameOf(resource)
  if (isNamedOpenly(resource)) return { resource: name, ...(label && { label }) }
  return { resource: commitment(salt, name), ...(label && { label: commitment(salt, label) }) }
}

/** How the log calls a thing. */
function nameOf({ kind, id }: Pick<ResourceFacts, 'kind' | 'id'>): string {
  return `${kind}/${id}`
}

/** The digest of the permit that the call acted under; `unknown` for one that it named and that there is not. */
function underWhichPermit({ permit }: DecisionQuestion): object {
  return permit === undefined ? {} : { permit: permit?.digest ?? 'unknown' }
}

function whyIt({ reasons, missing, obligations }: Decision) {
  return {
    reasons: reasons.map(({ rule, effect }) => ({ rule, effect })),
    missing: missing.map(({ condition }) => condition),
    obligations: obligations.map(({ rule, obligation }) => ({ rule, obligation })),
  }
}

/**
 * What was answered like a thing that is not there is logged like one: which thing it was, and which rules refused, would
 * tell the two apart. Both stand in one commitment, which is there in both cases.
 */
function onlyCommittedTo({ question, decision }: DecisionRecord, salt: Buffer): object {
  const { resource } = question
  const { reasons, missing } = whyIt(decision)
  const about = resource ? nameOf(resource) : null
  return {
    reasons: [],
    missing: [],
    obligations: [],
    concealed: commitment(salt, { resource: about, label: resource?.label ?? null, reasons, missing }),
  }
}

const leafPrefix = Buffer.from([0])

/** RFC 6962 section 2.1: SHA-256(0x00 || entry). Node's own hash, since this runs for every call. */
function seal(
  kind: SealedEntry['kind'],
  text: string,
  beside: Omit<SealedEntry, 'kind' | 'text' | 'leafHash'>,
): SealedEntry {
  const leafHash = createHash('sha256').update(leafPrefix).update(text, 'utf8').digest()
  return { kind, text, leafHash, ...beside }
}
