import { z } from 'zod'
import {
  citationAmbiguous,
  citationUnproved,
  derivationUnknown,
  fieldMissing,
  fieldUnknown,
  linkedRecordUnknown,
  valueUncited,
  valueUnfit,
} from './problems.ts'
import { RecordId, RecordSlug } from './record.ts'

/** Why something is proposed or decided: published with the history. */
export const Note = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u)

/** What a proposal is from then on called. */
export const ProposedRevision = z.strictObject({
  id: RecordId,
  record: RecordSlug,
  revision: z.number().int().positive(),
})

/** What may be wrong with the fields of a proposal. */
export const proposalProblems = [
  fieldUnknown,
  fieldMissing,
  valueUnfit,
  linkedRecordUnknown,
  valueUncited,
  citationUnproved,
  citationAmbiguous,
  derivationUnknown,
] as const
