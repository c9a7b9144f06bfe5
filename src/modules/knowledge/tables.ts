import type { Generated, GeneratedAlways } from 'kysely'
import type { ParagraphKind } from '../../kernel/ports/document-reader.ts'
import type { PageQuality, QualityReason } from './quality/assess-page.ts'
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
    /** By which measures its pages were judged. */
    quality: Generated<string>
    /** The reading of which an officer corrected pages; null for what the reader read. */
    corrects: string | null
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
    verdict: Generated<PageQuality['verdict']>
    /** Why it is below the gate. */
    reasons: Generated<QualityReason[]>
    signals: Generated<Partial<PageQuality['signals']>>
    repairs: Generated<PageQuality['repairs']>
    /** Start, end and confidence of each word that character recognition is not sure of. */
    doubtful: Generated<[number, number, number][]>
    /** An officer wrote this text; the page as it was read stands in the extraction that this one corrects. */
    corrected: Generated<boolean>
  }
  /** What officers decided about pages, every time; the last one counts. */
  'knowledge.page_decision': {
    id: GeneratedAlways<string>
    data_set: string
    file: string
    page: number
    /** Of the text that was decided about: another reading of the page is judged anew. */
    page_digest: string
    decision: 'accept' | 'correct' | 'withdraw'
    /** The page as it should read; null unless it was corrected. */
    text: string | null
    reason: string
    /** Who answers for it: a holder. */
    decided_by: string
    decided_at: Date
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
    /** The same content in another data set has its own rows, since its officers judge its pages. */
    data_set: string
    version: string
    recipe: string
    state: IndexState
    files_total: number
    files_done: number
    /** Pages read until now, of the files that are being read. */
    pages_done: Generated<number>
    documents: number
    pages: number
    passages: number
    /** The index that answers for this version now; it stays while another is built. */
    active_index: string | null
    requested_at: Date
    finished_at: Date | null
  }
  'knowledge.indexed_document': { data_set: string; version: string; path: string; extraction: string }
  'knowledge.refusal': {
    data_set: string
    version: string
    path: string
    code: string
    values: Record<string, string | number>
  }
}

/**
 * What happens to a version's index. `ready` lasts; `failed` until the queue tries again, as often as it does; the others
 * are moments of the job.
 */
export type IndexState = 'queued' | 'reading' | 'indexing' | 'ready' | 'failed'
