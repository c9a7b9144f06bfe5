import type { ColumnType, Generated } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Language, Multilingual } from '../../kernel/language.ts'
import type { CndpReference, Purpose } from '../../kernel/purpose.ts'
import type { RestatedSource } from './file.ts'
import type { GoldenQuestion } from './golden-question.ts'

/** A jsonb column: read as the value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>
/** A bigint column: PostgreSQL's client gives text, since a double cannot hold every one. */
type BigInteger = ColumnType<string, number, number>

/** The rows this module owns, in schema `datasets`. */
export type DatasetTables = {
  'datasets.dataset': {
    id: string
    slug: string
    publisher_id: string
    publisher_names: Json<Multilingual>
    publisher_verified: boolean
    titles: Json<Multilingual>
    descriptions: ColumnType<Multilingual | null, string | null, string | null>
    licence: string
    licence_text: string | null
    secrecy: Label['secrecy']
    personal: Label['personal']
    sectors: string[]
    /** Null: anywhere. Empty: nowhere. */
    residency: string[] | null
    source_url: string | null
    provenance: 'primary' | 'restated'
    created_at: Date
    changed_at: Date
    published_at: Date | null
    current_version: string | null
    /** The version that was sealed last, again or for the first time: what is published unless another is named. */
    sealed_version: string | null
    announced: Generated<boolean>
    cndp: ColumnType<CndpReference | null, string | null | undefined, string | null>
    purposes: Generated<Purpose[]>
  }
  'datasets.draft_file': { dataset_id: string; path: string; digest: string; size: BigInteger }
  /** Never updated but for its first publication. */
  'datasets.version': {
    dataset_id: string
    digest: string
    files: number
    size: BigInteger
    sealed_at: Date
    published_at: Date | null
  }
  /** Never updated, never deleted: a trigger refuses. */
  'datasets.version_file': { dataset_id: string; version: string; path: string; digest: string; size: BigInteger }
  /** What is said about this content at this path, in the draft and in every version that has it. */
  'datasets.file_description': {
    dataset_id: string
    path: string
    digest: string
    titles: ColumnType<Multilingual | null, string | null, string | null>
    language: Language | null
    restates: Json<RestatedSource[]>
  }
  /** Objects this module asked the store to keep, until they are collected. */
  'datasets.uploaded_object': { digest: string; uploaded_at: Date }
  /** Files that were looked through for personal data, by which revision of the detectors. */
  'datasets.survey': {
    file_digest: string
    detector: string
    surveyed_at: Date
    /** The least that a label should say of them, by what was found. */
    proposed: Label['personal']
    /** Why nothing could be read in it: a code; null when it was looked through. */
    refused: string | null
  }
  /** What was found in a text, by type: how many, never what. */
  'datasets.finding': {
    file_digest: string
    detector: string
    type: string
    certain: number
    likely: number
    possible: number
  }
  /** Columns of a table whose cells are of one type. */
  'datasets.column_finding': {
    file_digest: string
    detector: string
    /** From 0. */
    place: number
    header: string | null
    type: string
    share: number
    cells: number
    confidence: number
  }
  /** What an officer wrote on publishing a version although its findings propose a stricter label. */
  'datasets.findings_answer': {
    dataset_id: string
    version: string
    /** The label that the findings proposed. */
    proposed: Exclude<Label['personal'], 'none'>
    reason: string
    /** Who answers for it: a holder. */
    answered_by: string
    answered_at: Date
  }
  /** The questions of one file, whichever data sets hold it. */
  'datasets.golden_question': {
    file_digest: string
    /** Its place in the file, from 0. */
    place: number
    id: string
    language: string
    answerable: boolean
    sealed: boolean
    question: Json<GoldenQuestion>
  }
}
