import type { ColumnType } from 'kysely'
import type { ReceiptResult } from '../../../libs/receipt/index.ts'

/** A jsonb column: read as the value, written as JSON text; null once it is forgotten. */
type Json<Value> = ColumnType<Value | null, string, null>

/** The rows this module owns, in schema `assistants`. Answers are written once, never changed, and forgotten with who asked. */
export type AssistantTables = {
  'assistants.answer': {
    id: string
    answered_at: Date
    abstained: boolean
    /** Where the decision stands in the log, its entry there, and what its commitment to the input was made of. */
    decision_index: ColumnType<string, number, never>
    decision_entry: string
    input: Json<Record<string, unknown>>
    input_salt: ColumnType<Buffer | null, Buffer, null>
    /** The permit that the decision names. */
    permit_id: string | null
    result: Json<ReceiptResult>
  }
  /** How many there were, in slots to be added up. A trigger counts. */
  'assistants.tally': { slot: number; abstained: boolean; value: string }
  /** One row: since when answers are counted. */
  'assistants.counting': { id: number; since: Date }
}
