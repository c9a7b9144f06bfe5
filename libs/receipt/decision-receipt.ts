import * as z from 'zod/mini'
import { Label } from './label.ts'
import { count, list, salt, text } from './schema.ts'

/** Changes when a reader of the old format could misread the new one. */
export const DECISION_RECEIPT_FORMAT = 'jazari-decision@v1'

/**
 * The receipt of a decision: its entry of the log, what came of it, and, for whoever holds it to show, what the entry
 * commits to without naming it.
 */
export const DecisionReceipt = z.strictObject({
  format: z.literal(DECISION_RECEIPT_FORMAT),
  /** The entry of the log, to the byte. */
  decision: z.strictObject({ index: count, entry: text(65_535) }),
  /** Null for a refusal, and as long as nothing came of it. */
  outcome: z.nullable(z.strictObject({ index: count, entry: text(65_535) })),
  /** What opens the commitments to what it was about. Null where the entry names it, or it is not shown. */
  opening: z.nullable(
    z.strictObject({
      salt,
      /** No stroke in the kind: where it ends and the name begins has one reading. */
      resource: z.strictObject({ kind: z.string().check(z.regex(/^[a-z][a-z-]{0,99}$/)), id: text(500) }),
      label: z.nullable(Label),
    }),
  ),
  /** Everything that the packs of rules state which decided, as canonical JSON: the texts that their digests are of. */
  packs: list(z.strictObject({ id: text(200), statement: text(2_000_000) }), 10),
  log: z.strictObject({ origin: text(1_000), decisionProof: text(100_000), outcomeProof: z.nullable(text(100_000)) }),
})
export type DecisionReceipt = z.infer<typeof DecisionReceipt>
