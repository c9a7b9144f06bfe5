import type { ParagraphSpan } from '../../kernel/ports/document-reader.ts'
import type { Span } from './analysis/code-points.ts'
import { structureRecipe } from './structure/structured-document.ts'

/** A passage is what the search ranks: neighbouring paragraphs of one page, in code points over the page's text. */
export type Passage = Span & { readonly ordinal: number; readonly page: number }

/** Paragraphs are joined until a passage has this many code points: about the length the ranking was fitted on. */
const enough = 400
/** A longer paragraph is a passage of its own; its sentences are still found one by one. */
const most = 1_500

/** Changes with the way passages are cut. */
export const passageRecipe = `passages=${enough}/${most}/without-furniture ${structureRecipe}`

export type PageToCut = {
  readonly number: number
  readonly paragraphs: readonly ParagraphSpan[]
  /** Starts of paragraphs that begin an article: a passage never holds two. */
  readonly begins?: ReadonlySet<number>
}

/**
 * Cuts pages into passages. A heading or an article begins a new passage, and a heading stays with what follows it; a
 * passage never leaves its page, since a quote names one.
 */
export function cutPassages(pages: readonly PageToCut[]): Passage[] {
  const passages: Passage[] = []
  for (const page of pages) {
    let open: { start: number; end: number; onlyHeading: boolean } | undefined
    const close = () => {
      if (open) passages.push({ ordinal: passages.length, page: page.number, start: open.start, end: open.end })
      open = undefined
    }
    for (const { start, end, kind } of page.paragraphs) {
      // Running heads and page numbers say nothing, and would be found on every page.
      if (end <= start || kind === 'furniture') continue
      const heading = kind === 'heading'
      const begins = heading || page.begins?.has(start)
      const startsAnew =
        open && ((begins && !open.onlyHeading) || open.end - open.start >= enough || end - open.start > most)
      if (startsAnew && !(open?.onlyHeading && !heading)) close()
      if (open) open = { start: open.start, end, onlyHeading: open.onlyHeading && heading }
      else open = { start, end, onlyHeading: heading }
    }
    close()
  }
  return passages
}
