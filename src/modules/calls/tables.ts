import type { ColumnType } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { Content } from './public-problem.ts'
import type { ProblemState } from './state.ts'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null, string | null>

/** The rows this module owns, in schema `calls`. */
export type CallTables = {
  'calls.problem': {
    id: string
    /** Of its code; null until it is admitted. */
    number: number | null
    title: Json<Multilingual>
    need: Json<Multilingual>
    people: JsonOrNull<Multilingual>
    data_that_exist: JsonOrNull<Multilingual>
    data_missing: JsonOrNull<Multilingual>
    data_sets: string[]
    sectors: Content['sectors']
    regions: Content['regions']
    axes: string[]
    follows: string[]
    owner_id: string | null
    owner_names: JsonOrNull<Multilingual>
    owner_verified: boolean | null
    taker_id: string | null
    taker_names: JsonOrNull<Multilingual>
    taker_verified: boolean | null
    state: ProblemState
    /** SHA-256 of what its proposer follows it by. */
    secret_digest: Buffer
    proposed_at: Date
    changed_at: Date
  }
  /** Every state it ever had, the first being `proposed`. Never updated, never deleted: a trigger refuses. */
  'calls.state_change': {
    problem_id: string
    number: number
    state: ProblemState
    note: JsonOrNull<Multilingual>
    at: Date
    /** The principal's id; null for somebody anonymous. Never shown. */
    author: string | null
  }
  /** What was said of it, whole, each time that changed. Never updated, never deleted. */
  'calls.wording': {
    problem_id: string
    number: number
    said: Json<Content & { readonly owner: string | null }>
    at: Date
    author: string | null
  }
}
