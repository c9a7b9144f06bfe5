import type { Language, Multilingual } from '../../../kernel/language.ts'
import type { DocumentPrinter } from '../../../kernel/ports/document-printer.ts'
import type { ObjectStore } from '../../../kernel/ports/object-store.ts'
import type { RegisterContext } from '../context.ts'
import type { ExportWords } from './subject.ts'

/** What exports are given beside what the rest of the register is. */
export type ExportContext = RegisterContext & {
  readonly documentPrinter: DocumentPrinter
  readonly objects: ObjectStore
  readonly exportWords: (language: Language) => ExportWords
  /** Where browsers reach a public entry; null where nobody said. */
  readonly entryAddress: (language: Language, slug: string) => string | null
  readonly regions: { readonly list: readonly { readonly code: string; readonly names: Multilingual }[] }
}
