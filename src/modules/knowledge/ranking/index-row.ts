import type { IndexRow } from '../../../kernel/ports/search-index.ts'
import type { AnalysedText } from '../analysis/analyse.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import { wordKeys } from '../analysis/consonant-key.ts'

export type PassageToIndex = {
  readonly passageId: string
  readonly document: string
  readonly ordinal: number
  readonly text: AnalysedText
  /** What the passage stands under (title, headings): searched with it, never quoted. */
  readonly heading?: AnalysedText
}

/** What names a passage within an index. */
export function passageIdOf(document: string, ordinal: number): string {
  return `${document}#${ordinal}`
}

/** How every index of passages is built. */
export const indexOptions = { gramsOf: characterGrams, keysOf: wordKeys }

/** What the index keeps of a passage; the grams of its words come with `indexOptions`. */
export function indexRow({ passageId, document, ordinal, text, heading }: PassageToIndex): IndexRow {
  const sentences = [...(heading?.sentences ?? []), ...text.sentences]
    .map(({ stems }) => stems)
    .filter((stems) => stems.length > 0)
  return { passageId, document, ordinal, sentences, grams: [] }
}
