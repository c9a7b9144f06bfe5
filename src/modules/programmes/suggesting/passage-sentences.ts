import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Digest } from '../../../kernel/identifier.ts'
import type { Language } from '../../../kernel/language.ts'
import {
  findExtraction,
  findPages,
  guessLanguage,
  type KnowledgeTables,
  passageText,
  type Span,
  sliceSpan,
} from '../../knowledge/index.ts'

/** A stretch of a page of a document as it was read. */
export type PassagePlace = Span & { readonly extraction: Digest; readonly page: number }

/** A sentence that may be quoted, with its place in the document that is named by its content. */
export type PassageSentence = Span & {
  readonly document: Digest
  readonly page: number
  /** As stored: what a citation quotes. */
  readonly text: string
  /** As it should read where the stored text is damaged. */
  readonly readable: string
  /** Null for a language in which no value can be written. */
  readonly language: Language | null
}

/** The sentences that lie in a passage or reach into it, in reading order, at most `limit`. */
export async function sentencesOf(
  db: Database,
  { extraction, page: number, start, end }: PassagePlace,
  limit: number,
): Promise<PassageSentence[]> {
  const knowledge = viewOf<KnowledgeTables>(db)
  const head = await findExtraction(knowledge, extraction)
  const [page] = await findPages(knowledge, [{ extraction, page: number }])
  if (!head || !page) return []
  const whole = { start: 0, end: Number.MAX_SAFE_INTEGER }
  return passageText(head, page, whole)
    .quotable.filter((sentence) => sentence.start < end && start < sentence.end)
    .slice(0, limit)
    .map((sentence) => {
      const readable = sliceSpan(page.repaired ?? page.text, sentence)
      const script = guessLanguage(readable)
      return {
        document: head.file,
        page: number,
        start: sentence.start,
        end: sentence.end,
        text: sliceSpan(page.text, sentence),
        readable,
        language: script === 'zgh' ? null : script === 'ar' ? 'ar' : head.latin,
      }
    })
}
