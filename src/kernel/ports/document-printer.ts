import type { Language } from '../language.ts'

/** A document to be printed, without its look. Every text may be of either direction. */
export type PrintedDocument = {
  /** Of the document; its direction follows. */
  readonly language: Language
  readonly title: string
  readonly blocks: readonly PrintedBlock[]
  /** At the foot of each page, beside the page's number. */
  readonly foot: string
  /** How a page is numbered. */
  readonly pageOf: (page: number, pages: number) => string
  /** The moment it says things as of: stands in the file, so that the same document is the same bytes. */
  readonly at: Date
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly weak?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly PrintedFact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** A name with what is known of it, one paragraph each. `weak`: that nothing is known is all it says. */
export type PrintedFact = { readonly name: string; readonly values: readonly string[]; readonly weak?: boolean }

export type DocumentPrinter = {
  /** A tagged PDF on A4, with its fonts in it; `busy` when so many wait to be printed that this one is not taken. */
  print(document: PrintedDocument): Promise<Uint8Array | 'busy'>
}
