import type { ParagraphKind } from '../../kernel/ports/document-reader.ts'
import type { PageOutline } from './structure/place.ts'

/** The rows this module owns, in schema `knowledge`. Indexes are files made from them and can be made again. */
export type KnowledgeTables = {
  'knowledge.extraction': {
    digest: string
    file: string
    /** Engine, versions and settings that decided the text. */
    recipe: string
    /** The reader's revision when it was read: a newer reader reads the file again. */
    reader: string
    /** The extension it was read under, since the name is a claim that the reader checks. */
    extension: string
    media_type: string
    /** Its lam-alef pairs are swapped throughout, decided over the whole document. */
    damaged: boolean
    /** The language of what it has in Latin letters: a short paragraph alone does not tell. */
    latin: 'fr' | 'en'
    created_at: Date
  }
  'knowledge.page': {
    extraction: string
    number: number
    text: string
    digest: string
    /** The text as it should read where the extracted one is damaged; same length, same offsets. */
    repaired: string | null
    ocr_confidence: number | null
    /** Start, end and kind of each paragraph. */
    paragraphs: [number, number, ParagraphKind][]
    /** Where its stretches stand in legal texts; null when they stand in none. */
    outline: PageOutline | null
  }
  'knowledge.passage': {
    extraction: string
    ordinal: number
    page: number
    start: number
    end: number
    /** By which recipe it was cut: only those of the current one are indexed. */
    cut: string
  }
  'knowledge.indexing': {
    version: string
    /** The data set that asked for it last: the rules judge the reading of the version by it. */
    data_set: string
    recipe: string
    state: IndexState
    files_total: number
    files_done: number
    documents: number
    pages: number
    passages: number
    /** The index that answers for this version now; it stays while another is built. */
    active_index: string | null
    requested_at: Date
    finished_at: Date | null
  }
  'knowledge.indexed_document': { version: string; path: string; extraction: string }
  'knowledge.refusal': { version: string; path: string; code: string; values: Record<string, string | number> }
}

/**
 * What happens to a version's index. `ready` lasts; `failed` until the queue tries again, as often as it does; the others
 * are moments of the job.
 */
export type IndexState = 'queued' | 'reading' | 'indexing' | 'ready' | 'failed'
