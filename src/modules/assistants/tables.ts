import type { ColumnType } from 'kysely'
import type { ReceiptResult } from '../../../libs/receipt/index.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
/** The same for what is forgotten: null then. */
type ForgottenJson<Value> = ColumnType<Value | null, string, null>

/** The rows this module owns, in schema `assistants`. Answers are written once, never changed, and forgotten with who asked. */
export type AssistantTables = {
  'assistants.assistant': {
    id: string
    project_id: string
    owner_id: string
    names: Json<Multilingual>
    /** In the order of choice. */
    data_sets: string[]
    permit_id: string | null
    created_at: Date
    created_by: string
  }
  /** Never changed: a trigger refuses. */
  'assistants.version': {
    digest: string
    assistant_id: string
    number: number
    /** Canonical JSON. */
    document: string
    made_at: Date
    made_by: string
  }
  'assistants.answer': {
    id: string
    answered_at: Date
    abstained: boolean
    /** Where the decision stands in the log, its entry there, and what its commitment to the input was made of. */
    decision_index: ColumnType<string, number, never>
    decision_entry: string
    input: ForgottenJson<Record<string, unknown>>
    input_salt: ColumnType<Buffer | null, Buffer, null>
    /** The permit that the decision names. */
    permit_id: string | null
    result: ForgottenJson<ReceiptResult>
    /** The registered system that was asked, by which alias, and what let it answer; all of them or none. */
    system_id: string | null
    stage: SystemStage | null
    assistant_version: string | null
    /** Canonical JSON of the standing. */
    evidence: string | null
  }
  /** What was seen in the answers of systems, each thing once a day (UTC). A trigger writes it. */
  'assistants.observed': {
    system_id: string
    stage: SystemStage
    kind: 'version' | 'language' | 'data-set' | 'answerer'
    value: string
    /** ISO 8601. */
    day: string
  }
  /** How many there were, in slots to be added up. A trigger counts. */
  'assistants.tally': { slot: number; abstained: boolean; value: string }
  /** One row: since when answers are counted. */
  'assistants.counting': { id: number; since: Date }
}
