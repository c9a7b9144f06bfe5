import { z } from 'zod'
import { correctedRecipe } from '../../../libs/receipt/index.ts'
import { codePointLength } from '../../kernel/code-points.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { ParagraphSpan, ReadPage } from '../../kernel/ports/document-reader.ts'
import { isShowable } from '../../kernel/shown-text.ts'
import type { DocumentRead, ExtractedPage } from './extraction.ts'

/** A page of a file as one data set has it, by the text that was read on it. */
export type DecidedPage = {
  readonly dataSet: string
  readonly file: Digest
  readonly page: number
  /** Of the text as it was read: a decision does not hold for another reading of the page. */
  readonly digest: Digest
}

type Said = {
  readonly reason: string
  /** Who answers for it: a holder. */
  readonly by: string
  readonly at: Date
}

/** What was decided about a page does not hold any more: it is judged as it was read. */
export type WithdrawnDecision = DecidedPage & Said & { readonly decision: 'withdraw' }

/** What an officer decided about a page that is below the gate, or that does not say what its image says. */
export type PageDecision = DecidedPage &
  Said &
  ({ readonly decision: 'accept' } | { readonly decision: 'correct'; readonly text: string })

export const DecisionReason = z.string().trim().min(10).max(2000).refine(isShowable)

/** As many UTF-16 units as a corrected page may have. */
const longestPage = 200_000

/**
 * A page as an officer writes it. Forms send CRLF line ends; stored texts have LF. What a file brought that turns the direction
 * of the text around it, or is not drawn at all, is left out.
 */
export const CorrectedText = z
  .string()
  .max(longestPage)
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(unshown, '').trimEnd())
  .refine((text) => /[\p{L}\p{N}]/u.test(text) && text.isWellFormed())

const unshown = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu

/** A stored reading as its reader answered it, with pages in the words of officers: then its recipe says which. */
export function storedDocument(
  { recipe, mediaType }: Pick<DocumentRead, 'recipe' | 'mediaType'>,
  pages: readonly ExtractedPage[],
  corrections: ReadonlyMap<number, string> = new Map(),
): DocumentRead {
  return {
    recipe: correctedRecipe(recipe, corrections.keys()),
    mediaType,
    pages: pages.map((page) => correctedPage(page, corrections.get(page.number))),
  }
}

function correctedPage(
  { number, text, paragraphs, ocrConfidence, doubtful }: ExtractedPage,
  correction?: string,
): ReadPage {
  if (correction !== undefined)
    return { number, text: correction, paragraphs: paragraphsOf(correction, text, paragraphs) }
  return { number, text, paragraphs, ...(ocrConfidence !== null && { ocr: { confidence: ocrConfidence, doubtful } }) }
}

/**
 * The paragraphs of a text that an officer wrote in the place of another. Where the lines are as many as before, each is what
 * it was: a heading, a row of a table. Otherwise an empty line parts paragraphs.
 */
function paragraphsOf(text: string, before: string, kinds: readonly ParagraphSpan[]): ParagraphSpan[] {
  const lines = linesOf(text)
  const linesBefore = linesOf(before)
  if (lines.length === linesBefore.length) {
    // A line belongs to the paragraph that it begins in, so that no two paragraphs share one.
    return kinds.flatMap(({ start, end, kind }, i) => {
      const from = i === 0 ? 0 : start
      const isOf = (line: { readonly start: number }) => from <= line.start && line.start < end
      return spanOf(
        lines.filter((line, at) => !line.isBlank && isOf(linesBefore[at]!)),
        kind,
      )
    })
  }
  const blocks: { start: number; end: number }[][] = [[]]
  for (const line of lines) {
    if (line.isBlank) blocks.push([])
    else blocks.at(-1)!.push(line)
  }
  return blocks.flatMap((block) => spanOf(block, 'paragraph'))
}

function spanOf(lines: readonly { start: number; end: number }[], kind: ParagraphSpan['kind']): ParagraphSpan[] {
  const [first, last] = [lines[0], lines.at(-1)]
  return first && last && first.start < last.end ? [{ start: first.start, end: last.end, kind }] : []
}

/** In code points, without the line ends. */
function linesOf(text: string): { start: number; end: number; isBlank: boolean }[] {
  let start = 0
  return text.split('\n').map((line) => {
    const end = start + codePointLength(line)
    const found = { start, end, isBlank: line.trim() === '' }
    start = end + 1
    return found
  })
}
