import * as z from 'zod/mini'
import { count, digest, list, salt, text } from './schema.ts'

/*
 * What is proved before a system answers citizens, as texts in canonical JSON that the log commits to
 * (`docs/design/prove-and-deploy.md`). They name no person and hold no item of a test.
 */

const id = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}_[a-z2-7]{12}$`)))
const name = z.string().check(z.regex(/^[a-z0-9][a-z0-9._:-]{0,79}$/))
const instant = z.iso.datetime({ precision: 3 })
/** A Merkle tree hash (RFC 9162 section 2.1.1) over the items or samples in their order, in hexadecimal digits. */
const root = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const finite = z.number()

/** What is put to the test: an assistant in one of its versions, or a model behind an address with its settings. */
const SystemUnderTest = z.strictObject({
  kind: z.enum(['assistant', 'endpoint']),
  id: text(40),
  /** Of an assistant: its version. Of an endpoint: the digest of model and settings, as they are sent. */
  version: digest,
})

/** `on`: the value itself, or the end of its interval that is worst for the system. Shares are from 0 to 1. */
const criterion = {
  metric: name,
  /** `language:ary`, `slice:safety`; null for all items. */
  slice: z.nullable(text(80)),
  comparator: z.enum(['at-least', 'at-most']),
  threshold: finite,
  on: z.enum(['value', 'bound']),
}
export const Criterion = z.strictObject(criterion)
export type Criterion = z.infer<typeof Criterion>

/** The bar, before anything is shown to the system. */
export const EvaluationPlan = z.strictObject({
  v: z.literal(1),
  kind: z.literal('evaluation-plan'),
  id: id('evp'),
  /** The organisation that fixes the bar. */
  owner: id('org'),
  task: z.strictObject({ slug: name, digest, items: count, root, hidden: z.boolean() }),
  system: SystemUnderTest,
  /** What runs and scores: the digest of its code. */
  harness: digest,
  criteria: z.array(Criterion).check(z.minLength(1), z.maxLength(20)),
  interval: z.strictObject({
    method: z.enum(['wilson', 'bootstrap']),
    /** 0.95. */
    level: finite,
    resamples: count,
  }),
  seed: count,
  /** How many of the task's items are drawn with the seed. */
  items: z.int().check(z.minimum(1)),
  attempts: z.int().check(z.minimum(1), z.maximum(100)),
  /** How long a pass holds. */
  validDays: z.int().check(z.minimum(1), z.maximum(1000)),
  /** The duty of the register that a pass meets; null for none. */
  duty: z.nullable(name),
  registeredAt: instant,
})
export type EvaluationPlan = z.infer<typeof EvaluationPlan>

const Measured = z.strictObject({
  metric: name,
  slice: z.nullable(text(80)),
  value: finite,
  /** Over how many items. */
  n: count,
  /** Of a share: how many hold. Null for any other number. */
  k: z.nullable(count),
  low: finite,
  high: finite,
})
export type Measured = z.infer<typeof Measured>

/** What came of one attempt. */
export const EvaluationResult = z.strictObject({
  v: z.literal(1),
  kind: z.literal('evaluation-result'),
  run: id('evr'),
  plan: id('evp'),
  /** SHA-256 over the plan's canonical JSON. */
  planDigest: digest,
  attempt: z.int().check(z.minimum(1)),
  taskDigest: digest,
  itemsRoot: root,
  system: SystemUnderTest,
  harness: digest,
  seed: count,
  startedAt: instant,
  finishedAt: instant,
  items: count,
  /** Items on which the system gave nothing: they are counted as not passed. */
  errors: count,
  /** Over the records of the samples in the order of the plan's items. */
  samplesRoot: root,
  /** Sentences planted into a hidden test that came out where nobody put them in. */
  canaryLeaks: count,
  metrics: list(Measured, 500),
  criteria: list(z.strictObject({ ...criterion, value: finite, low: finite, high: finite, held: z.boolean() }), 20),
  passed: z.boolean(),
  expiresAt: instant,
})
export type EvaluationResult = z.infer<typeof EvaluationResult>

/** What one of two approvers agreed to. The log's entry says by whom, under a pseudonym. */
export const Approval = z.strictObject({
  v: z.literal(1),
  kind: z.literal('system-approval'),
  id: id('apr'),
  system: id('sys'),
  stage: z.enum(['staff', 'production']),
  version: digest,
  /** Of the answers to the risk questionnaire. */
  assessment: digest,
  level: z.int().check(z.minimum(1), z.maximum(4)),
  /** SHA-256 over the canonical JSON of each result that was before the approver, in the order of duties. */
  results: list(digest, 20),
  at: instant,
})
export type Approval = z.infer<typeof Approval>

/** Why an alias resolves: which version stands at which stage, by which results and approvals. */
export const SystemStandingDocument = z.strictObject({
  v: z.literal(1),
  kind: z.literal('system-standing'),
  system: id('sys'),
  slug: name,
  stage: z.enum(['staff', 'production']),
  owner: id('org'),
  assistant: id('ast'),
  version: digest,
  assessment: digest,
  level: z.int().check(z.minimum(1), z.maximum(4)),
  duties: list(z.strictObject({ duty: name, plan: digest, result: digest }), 20),
  /** SHA-256 over the canonical JSON of each approval. */
  approvals: list(digest, 2),
  /** ISO 8601 day. */
  reviewDue: z.iso.date(),
})
export type SystemStandingDocument = z.infer<typeof SystemStandingDocument>

/** A document with the two entries of the log that hold it: the decision to make it, and the outcome that commits to it. */
export const LoggedDocument = z.strictObject({
  /** Canonical JSON. */
  document: text(200_000),
  decision: z.strictObject({ index: count, entry: text(65_535) }),
  outcome: z.strictObject({ index: count, entry: text(65_535), salt }),
  decisionProof: text(100_000),
  outcomeProof: text(100_000),
})
export type LoggedDocument = z.infer<typeof LoggedDocument>

/** The file that proves an evaluation: its plan, and its result when there is one. */
export const EVALUATION_RECEIPT_FORMAT = 'jazari-evaluation@v1'
export const EvaluationReceipt = z.strictObject({
  format: z.literal(EVALUATION_RECEIPT_FORMAT),
  plan: LoggedDocument,
  result: z.nullable(LoggedDocument),
  log: z.strictObject({ origin: text(1_000) }),
})
export type EvaluationReceipt = z.infer<typeof EvaluationReceipt>

/** What the receipt of an answer carries of the system that was asked. */
export const SystemEvidence = z.strictObject({
  /** Canonical JSON of the standing. */
  standing: text(50_000),
  /** What it names, each once: the plan and the result of each duty in its order, then the approvals in theirs. */
  documents: list(LoggedDocument, 64),
})
export type SystemEvidence = z.infer<typeof SystemEvidence>
