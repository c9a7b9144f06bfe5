/** From the bytes of a document to its pages and paragraphs, as extracted: damage stays and is repaired elsewhere. */

/**
 * What a run of a page's text is, for cutting passages and for quoting. `furniture` is what a document repeats around its
 * text (running heads and feet, page numbers): it stays in the text, and is neither indexed nor quoted. A `footnote` stands
 * behind the paragraph that refers to it where that is known, else at the end.
 */
export type ParagraphKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'footnote' | 'furniture'

/** A word that character recognition is not sure of. `confidence` is the engine's own, 0 to 1. */
export type DoubtfulSpan = { readonly start: number; readonly end: number; readonly confidence: number }

/** A span over its page's text in code points, not UTF-16 units: `start` is in, `end` is out. Spans never overlap. */
export type ParagraphSpan = { readonly start: number; readonly end: number; readonly kind: ParagraphKind }

export type ReadPage = {
  /** 1 for the first. A slide is a page; a sheet, and a format without pages, is cut into numbered parts at paragraph borders. */
  readonly number: number
  /** LF line ends. Whatever stands between two paragraphs is white space. */
  readonly text: string
  readonly paragraphs: readonly ParagraphSpan[]
  /**
   * The page was an image and was read by character recognition; `confidence` is the engine's own, 0 to 1. `doubtful` are
   * spans over the text, in its order: words of low confidence that somebody should compare with the image.
   */
  readonly ocr?: { readonly confidence: number; readonly doubtful: readonly DoubtfulSpan[] }
}

export type DocumentMediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  | 'application/vnd.oasis.opendocument.text'
  | 'message/rfc822'
  | 'text/html'
  | 'text/markdown'
  | 'text/plain'

export type ReadDocument = {
  /** Engine, versions and settings that decided the text; part of the extraction digest. Same file, same recipe: same text. */
  readonly recipe: string
  readonly mediaType: DocumentMediaType
  readonly pages: readonly ReadPage[]
}

/** Every reason for not reading a document. Its sentence stands in `locales/<language>/document-reader.json` under the same key. */
export type DocumentRefusal =
  | 'document.empty'
  | 'document.too-large'
  | 'document.encrypted'
  | 'document.truncated'
  | 'document.mislabelled'
  | 'document.unsupported'
  | 'document.zip-bomb'
  | 'document.unsafe-xml'
  | 'document.too-many-pages'
  | 'document.too-much-text'
  | 'document.too-slow'
  | 'document.too-much-memory'
  | 'document.invalid-encoding'
  | 'document.no-text'
  | 'document.unreadable'

/** The document cannot be read, and the person who sent it can be told why. */
export class DocumentRefused extends Error {
  readonly code: DocumentRefusal
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: DocumentRefusal, values: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'DocumentRefused'
    this.code = code
    this.values = values
  }
}

export interface DocumentReader {
  /** Changes whenever the recipe of any format does: what was read under another revision is read again. */
  readonly revision: string

  /**
   * Reads a file on disk. `name` is what the sender called it: only its extension counts, and only as a claim to check.
   *
   * @throws DocumentRefused for anything wrong with the document; the signal's reason when aborted.
   */
  read(
    file: { readonly path: string; readonly name: string; readonly size: number },
    options: { readonly signal?: AbortSignal; onProgress?(page: number, pages: number): void },
  ): Promise<ReadDocument>
}
