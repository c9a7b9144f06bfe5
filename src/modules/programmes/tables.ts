import type { ColumnType, Generated } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'

/** The rows this module owns, in schema `programmes`. */
export type ProgrammeTables = {
  'programmes.record': {
    id: string
    kind: string
    slug: string
    code: string | null
    /** Of lists: `sort-key.ts`. */
    sort_key: string
    /** `proposed`: nothing of it was approved yet. */
    state: 'proposed' | 'published' | 'superseded' | 'retracted'
    /** The revision in force. */
    revision: number | null
    superseded_by: string | null
    created_at: Date
    published_at: Date | null
    changed_at: Date
  }
  'programmes.revision': {
    record_id: string
    number: number
    change: 'edit' | 'supersession' | 'retraction'
    /** The revision that was in force when it was proposed. */
    base: number | null
    state: 'proposed' | 'approved' | 'refused'
    /** Principals by id. Never shown to the public. */
    author: string
    /** Why: shown with the history. */
    note: string | null
    superseded_by: string | null
    proposed_at: Date
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
  }
  /** The declarations of `kinds.ts`, for the trigger that refuses what is not cited. */
  'programmes.field': { kind: string; name: string; cited: boolean }
  /** Never updated, never deleted: a trigger refuses. */
  'programmes.value': {
    record_id: string
    revision: number
    kind: string
    field: string
    /** Its place among the values of its field, from 0. */
    place: number
    texts: ColumnType<Multilingual | null, string | null, string | null>
    date: string | null
    number: number | null
    target: string | null
    region: string | null
    term: string | null
    address: string | null
  }
  /** Never updated, never deleted: a trigger refuses. */
  'programmes.citation': {
    id: Generated<string>
    record_id: string
    revision: number
    field: string
    place: number
    document: string
    page: number
    start: number
    end: number
    quote: string
    /** Short names of the sources it stood for when it was made, for filters. */
    sources: string[]
    /** The document of which it is the successor: the same words were found in a newer version. */
    moved_from: string | null
    made_at: Date
  }
  /** Of records in force, the stems of all they say: made from their values, and made again by another recipe. */
  'programmes.record_terms': { record_id: string; revision: number; recipe: string; stems: string[] }
  /** Of records in force, what lists are narrowed by, in their order: `facet-store.ts` makes it of the other tables. */
  'programmes.facet': { name: string; value: string; sort_key: string; slug: string; record_id: string }
}
