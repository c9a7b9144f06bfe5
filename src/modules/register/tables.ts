import type { ColumnType, Generated } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { StandingCondition, SystemStage } from '../../kernel/ports/systems.ts'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null, string | null>
/** A bigint column: PostgreSQL's client gives text, since a double cannot hold every one. */
type BigInteger = ColumnType<string, number, number>
type BigIntegerOrNull = ColumnType<string | null, number | null, number | null>

/** The rows this module owns, in schema `register`. What a value of type `unknown` holds, the schema beside its use says. */
export type RegisterTables = {
  'register.solution': {
    id: string
    slug: string
    problem_id: string
    project_id: string | null
    owner_id: string
    names: Json<Multilingual>
    summary: JsonOrNull<Multilingual>
    adopted_from: string | null
    created_at: Date
    created_by: string
  }
  'register.system': {
    id: string
    slug: string
    solution_id: string
    owner_id: string
    state: 'draft' | 'live' | 'withdrawn'
    names: Json<Multilingual>
    declared: Json<unknown>
    assistant_id: string | null
    /** A day, as ISO 8601 text. */
    review_due: string | null
    created_at: Date
    created_by: string
    live_since: Date | null
  }
  'register.stage': {
    system_id: string
    stage: SystemStage
    version: string
    named_by: string
    named_at: Date
    seen_missing: StandingCondition[] | null
    seen_at: Date | null
  }
  /** Never changed. */
  'register.assessment': {
    id: string
    system_id: string
    questionnaire: string
    answers: Json<Record<string, unknown>>
    digest: string
    raw: number
    mitigation: number
    score: number
    level: number
    grounds: Json<Multilingual>
    at: Date
    by: string
  }
  /** Never changed but withdrawn. */
  'register.approval': {
    id: string
    system_id: string
    stage: SystemStage
    version: string
    digest: string
    document: string
    by: string
    at: Date
    decision_index: BigInteger
    note: string | null
    withdrawn_at: Date | null
    withdrawn_by: string | null
    withdrawal_reason: string | null
  }
  'register.stop': {
    id: string
    system_id: string
    reason: Json<Multilingual>
    by: string
    at: Date
    lifted_at: Date | null
    lifted_by: string | null
    lifting_reason: JsonOrNull<Multilingual>
  }
  /** Never changed. */
  'register.event': {
    id: Generated<string>
    system_id: string
    at: Date
    kind: string
    detail: Json<unknown>
    decision_index: BigIntegerOrNull
  }
  'register.incident': {
    id: string
    secret_digest: Buffer
    system_id: string
    harm: string
    severity: string
    /** Null once it is forgotten. So for contests. */
    what: string | null
    state: 'reported' | 'confirmed' | 'closed' | 'dismissed'
    blocks: boolean
    outcome: JsonOrNull<Multilingual>
    reported_at: Date
    reported_by: string | null
    settled_at: Date | null
    settled_by: string | null
    decision_index: BigInteger
  }
  /** Of the last hour: from which neighbourhood, by a digest that only this installation makes. */
  'register.unsigned_report': { neighbourhood: Buffer; at: Date }
  'register.contest': {
    id: string
    secret_digest: Buffer
    answer_id: string
    answer_decision: BigInteger
    system_id: string | null
    owner_id: string | null
    why: string | null
    case: JsonOrNull<unknown>
    state: 'open' | 'upheld' | 'rejected'
    outcome: JsonOrNull<Multilingual>
    lesson: JsonOrNull<unknown>
    lesson_data_set: string | null
    lesson_owner: string | null
    opened_at: Date
    opened_by: string | null
    settled_at: Date | null
    settled_by: string | null
    decision_index: BigInteger
  }
}
