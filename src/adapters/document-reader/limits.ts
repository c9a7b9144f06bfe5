/** Every ceiling on one document, with its unit. A document beyond one of them is refused with a reason, never cut short. */
export type DocumentLimits = {
  /** Size of the file as uploaded. */
  readonly fileBytes: number
  /** Size of an archive (DOCX) once unpacked, measured while unpacking and not taken from its headers. */
  readonly unpackedBytes: number
  /** Unpacked size of one archive divided by its packed size. Word's own XML stays under 30. */
  readonly unpackedRatio: number
  readonly archiveEntries: number
  readonly pages: number
  /** Code points in the whole document. */
  readonly textLength: number
  /** Glyphs on one PDF page. */
  readonly glyphsPerPage: number
  /** From start to end, scanned pages included. */
  readonly documentMs: number
  /** Without a finished page. */
  readonly pageMs: number
  /** Heap of the child's JavaScript. */
  readonly heapMegabytes: number
  /** Resident memory of the child, WebAssembly included. */
  readonly residentMegabytes: number
  /** Everything the child may send back. */
  readonly resultBytes: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: DocumentLimits = {
  fileBytes: 50 * MB,
  unpackedBytes: 200 * MB,
  unpackedRatio: 100,
  archiveEntries: 10_000,
  pages: 2_000,
  textLength: 20_000_000,
  glyphsPerPage: 200_000,
  documentMs: 60 * 60_000,
  pageMs: 60_000,
  heapMegabytes: 768,
  residentMegabytes: 1_536,
  resultBytes: 128 * MB,
}

/** Formats without pages are cut into parts of about this many code points, at paragraph borders. */
export const PART_LENGTH = 20_000
