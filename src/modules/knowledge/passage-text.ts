import { type AnalysedSentence, type AnalysedText, analyse } from './analysis/analyse.ts'
import { type Span, sliceSpan } from './analysis/code-points.ts'
import { guessLanguage } from './analysis/language.ts'
import type { ExtractedPage } from './extraction.ts'
import type { ExtractionHead } from './extraction-store.ts'
import { headingsAbove, type LegalPlace, legalPlaceOf } from './structure/legal-place.ts'

/** A passage as the search sees it. Spans are over the page's text. */
export type PassageText = AnalysedText & {
  /** Sentences that may be quoted: headings help to find a passage, and are no statement. */
  readonly quotable: readonly AnalysedSentence[]
}

/**
 * Analyses a passage paragraph by paragraph, so that no sentence runs from one into the next. A row of a table is one
 * sentence, since a cell alone says nothing. Damaged text is analysed as repaired; offsets are those of the stored text.
 */
export function passageText(
  { damaged, latin }: Pick<ExtractionHead, 'damaged' | 'latin'>,
  page: ExtractedPage,
  passage: Span,
): PassageText {
  const readable = page.repaired ?? page.text
  const sentences: AnalysedSentence[] = []
  const quotable: AnalysedSentence[] = []
  let language: AnalysedText['language'] = 'ar'
  for (const { start, end, kind } of page.paragraphs) {
    if (start < passage.start || end > passage.end || kind === 'furniture') continue
    const text = sliceSpan(readable, { start, end })
    const analysed = analyse(text, { damaged: damaged && !page.corrected, language: guessLanguage(text, latin) })
    const shifted = analysed.sentences.map((sentence) => shift(sentence, start))
    const parts =
      kind === 'table-row'
        ? [{ start, end, stems: shifted.flatMap(({ stems }) => stems), words: shifted.flatMap(({ words }) => words) }]
        : shifted
    sentences.push(...parts)
    if (kind === 'heading') continue
    language = analysed.language
    quotable.push(...parts)
  }
  return { language, sentences, quotable }
}

/** Where a passage stands in a legal text. Its headings stand before what they open, and do not count. */
export function passagePlace({ outline, paragraphs }: ExtractedPage, { start, end }: Span): LegalPlace | null {
  const body = paragraphs.find((paragraph) => paragraph.kind !== 'heading' && paragraph.start >= start)
  return legalPlaceOf(outline, { start: Math.min(body?.start ?? start, end - 1), end })
}

/** What the passage stands under in a legal text, for the search alone: it is not on the page, or elsewhere on it. */
export function analyseHeadings(
  { damaged, latin }: Pick<ExtractionHead, 'damaged' | 'latin'>,
  { outline, corrected }: ExtractedPage,
  { end }: Span,
): AnalysedText {
  const headings = headingsAbove(outline, end - 1)
  const sentences = headings.flatMap(
    (text) => analyse(text, { damaged: damaged && !corrected, language: guessLanguage(text, latin) }).sentences,
  )
  return { language: 'ar', sentences }
}

function shift({ start, end, ...terms }: AnalysedSentence, by: number): AnalysedSentence {
  return { start: start + by, end: end + by, ...terms }
}
