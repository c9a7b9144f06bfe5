import type { ColumnType } from 'kysely'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null, string | null>
/** A bigint column: PostgreSQL's client gives text, since a double cannot hold every one. */
type BigInteger = ColumnType<string, number, number>
type BigIntegerOrNull = ColumnType<string | null, number | null, number | null>

export type RunState = 'queued' | 'running' | 'finished' | 'failed' | 'cancelled'

/** The rows this module owns, in schema `evaluation`. What a value of type `unknown` holds, the schema beside its use says. */
export type EvaluationTables = {
  /** Never changed: a trigger refuses. */
  'evaluation.task': {
    digest: string
    slug: string
    owner_id: string
    header: Json<unknown>
    root: string
    items: number
    hidden: boolean
    languages: string[]
    slices: Json<readonly { readonly name: string; readonly items: number }[]>
    data_sets: string[]
    created_at: Date
    created_by: string
  }
  /** Never changed. */
  'evaluation.item': {
    task_digest: string
    place: number
    item_id: string
    language: string
    slices: string[]
    leaf_hash: Buffer
    content: JsonOrNull<unknown>
    sealed: Buffer | null
  }
  'evaluation.endpoint': {
    id: string
    name: string
    url: string
    model: string
    settings: Json<unknown>
    key: Buffer | null
    parallel: number
    digest: string
    owner_id: string
    created_at: Date
    created_by: string
    ended_at: Date | null
  }
  /** Never changed but `public_since`. */
  'evaluation.plan': {
    id: string
    digest: string
    document: string
    task_digest: string
    system_kind: 'assistant' | 'endpoint'
    system_id: string
    system_version: string
    duty: string | null
    owner_id: string
    project_id: string | null
    attempts: number
    registered_at: Date
    registered_by: string
    decision_index: BigInteger
    public_since: Date | null
  }
  'evaluation.run': {
    id: string
    plan_id: string
    attempt: number
    state: RunState
    total: number
    done: ColumnType<number, number | undefined, number>
    errors: ColumnType<number, number | undefined, number>
    requested_at: Date
    requested_by: string
    started_at: Date | null
    finished_at: Date | null
    problem: string | null
    result: string | null
    result_digest: string | null
    result_decision: BigIntegerOrNull
    passed: boolean | null
    expires_at: Date | null
  }
  'evaluation.sample': {
    run_id: string
    place: number
    item_place: number
    item_id: string
    language: string
    slices: string[]
    state: 'done' | 'error'
    passed: boolean | null
    scores: Json<Record<string, number | null>>
    milliseconds: number
    trace: JsonOrNull<unknown>
    sealed_trace: Buffer | null
    output_digest: string | null
    leaks: number
    record_hash: Buffer
    at: Date
  }
  /** Never changed. */
  'evaluation.rating': {
    run_id: string
    place: number
    metric: string
    rater: string
    by_model: boolean
    value: number
    note: string | null
    at: Date
  }
}
