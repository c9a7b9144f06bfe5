import { type Span, sliceSpan } from '../analysis/code-points.ts'
import type { ExtractedPage } from '../extraction.ts'
import { headingsAbove } from '../structure/legal-place.ts'
import { meaningSettings } from './settings.ts'

/** Changes with what the model is given of a passage, beside the passage itself. */
export const embeddedTextRecipe = `headings-above/1 cut=${meaningSettings.mostCharacters}`

/** What a model is given of a passage: where it stands in a legal text, then its paragraphs as they should read. */
export function embeddedText(page: Pick<ExtractedPage, 'text' | 'repaired' | 'paragraphs' | 'outline'>, passage: Span) {
  const readable = page.repaired ?? page.text
  const body = page.paragraphs
    .filter(({ start, end, kind }) => start >= passage.start && end <= passage.end && kind !== 'furniture')
    .map((paragraph) => sliceSpan(readable, paragraph))
  return [...headingsAbove(page.outline, passage.end - 1), ...body].join('\n').slice(0, meaningSettings.mostCharacters)
}
