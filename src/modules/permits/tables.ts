import type { ColumnType } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { LegalBasis, Purpose, TransferBasis } from '../../kernel/purpose.ts'
import type { PersonalTreatment } from './permit.ts'
import type { ProjectKind, ProjectRole } from './project.ts'
import type { RequestState } from './request.ts'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null, string | null>
/** A bigint column: PostgreSQL's client gives text, since a double cannot hold every one. */
type BigInteger = ColumnType<string, number, never>
type BigIntegerOrNull = ColumnType<string | null, number | null, number | null>

/** The rows this module owns, in schema `permits`. People stand in them by their id. */
export type PermitTables = {
  'permits.project': {
    id: string
    kind: ProjectKind
    name: Json<Multilingual>
    summary: JsonOrNull<Multilingual>
    problem_id: string
    created_at: Date
    ended_at: Date | null
    end_reason: string | null
  }
  /** Never deleted: `until` says when it ended. */
  'permits.member': {
    project_id: string
    person_id: string
    /** In whose name they are in the project. */
    organisation_id: string
    role: ProjectRole
    since: Date
    until: Date | null
  }
  'permits.invitation': {
    /** SHA-256 of what the invited person is given. */
    secret_digest: Buffer
    project_id: string
    role: ProjectRole
    expires_at: Date
  }
  'permits.request': {
    id: string
    project_id: string
    state: RequestState
    purpose: Purpose | null
    purpose_text: string | null
    legal_basis: LegalBasis | null
    /** In the order of choice. What they were when the request was asked stands in `permits.asked_data`. */
    data_sets: string[]
    models: string[]
    tokens: BigIntegerOrNull
    gpu_seconds: BigIntegerOrNull
    egress_countries: string[]
    egress_basis: TransferBasis | null
    consents: string[]
    days: number | null
    justification: string | null
    /** Who asked, by their holder; null for a draft. */
    asked_by: string | null
    asked_at: Date | null
    answer_due: Date | null
    /** Of what was asked. */
    digest: string | null
    created_at: Date
  }
  /** The data of a request as they were when it was asked. Never updated, never deleted: a trigger refuses. */
  'permits.asked_data': {
    request_id: string
    place: number
    dataset_id: string
    version: string
    owner_id: string
    owner_names: Json<Multilingual>
    titles: Json<Multilingual>
    label: Json<Label>
  }
  /** What an owner decided. Never updated, never deleted. */
  'permits.decision': {
    request_id: string
    owner_id: string
    granted: boolean
    /** Null: granted at once by rule. */
    reason: string | null
    days: number | null
    personal: PersonalTreatment | null
    at: Date
    /** The decision's place in the log. */
    log_index: BigInteger
  }
  /** Signed texts. Never updated, never deleted. */
  'permits.permit': {
    id: string
    request_id: string
    project_id: string
    /** Its owners and data sets again, to be found by. */
    owners: string[]
    data_sets: string[]
    from_at: Date
    until_at: Date
    digest: string
    document: string
    signature: string
    log_index: BigInteger
    granted_at: Date
  }
  /** Never updated, never deleted. */
  'permits.revocation': {
    permit_id: string
    at: Date
    reason: string
    log_index: BigInteger
  }
}
