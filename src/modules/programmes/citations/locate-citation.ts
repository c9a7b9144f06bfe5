import { codePointLength } from '../../../kernel/code-points.ts'
import { type Database, viewOf } from '../../../kernel/database.ts'
import { type Digest, digestOfText } from '../../../kernel/identifier.ts'
import { type KnowledgeTables, pagesOf, type Reader, sliceSpan } from '../../knowledge/index.ts'
import type { Citation, GivenCitation } from '../record.ts'
import { readableHoldings } from './document-text.ts'

type Page = { readonly number: number; readonly text: string }

/** What became of a citation that somebody gave. */
export type Located =
  | { readonly citation: Citation }
  /** Nothing that the reader may use has it so. */
  | 'not-there'
  /** The words stand there more than once. */
  | { readonly times: number }

/**
 * Finds the stretches that citations mean, in documents that the reader may use. One that gives its place and the digest
 * of its words is taken as it is, since it may wait for its document; whether it holds is asked whenever it is shown.
 */
export async function locateCitations(
  db: Database,
  reader: Reader,
  given: readonly GivenCitation[],
): Promise<Located[]> {
  const unplaced = given.filter((one) => placed(one) === undefined)
  const held = await readableHoldings(db, reader, [...new Set(unplaced.map(({ document }) => document))])
  const texts = new Map<Digest, readonly Page[]>()
  for (const [document, [best]] of held) {
    if (best) texts.set(document, await pagesOf(viewOf<KnowledgeTables>(db), best.extraction))
  }
  return given.map((one) => {
    const citation = placed(one)
    return citation ? { citation } : locate(one, texts.get(one.document) ?? [])
  })
}

/** Places of the same words that are counted: nobody needs to know of more, and words may be one letter. */
const mostPlaces = 100

/**
 * The places of some words on pages, each as a citation, and no more than `mostPlaces`. Where they overlap themselves, each
 * beginning counts.
 */
export function placesOf(document: Digest, words: string, pages: readonly Page[]): Citation[] {
  const quote = digestOfText(words)
  const length = codePointLength(words)
  const found: Citation[] = []
  for (const { number, text } of pages) {
    let start = 0
    let counted = 0
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
      start += codePointLength(text.slice(counted, at))
      counted = at
      found.push({ document, page: number, start, end: start + length, quote })
      if (found.length === mostPlaces) return found
    }
  }
  return found
}

function placed(given: GivenCitation): Citation | undefined {
  if ('words' in given || given.quote === undefined) return undefined
  const { document, page, start, end, quote } = given
  return { document, page, start, end, quote }
}

function locate(given: GivenCitation, pages: readonly Page[]): Located {
  if ('words' in given) {
    const among = pages.filter(({ number }) => given.page === undefined || number === given.page)
    const places = placesOf(given.document, given.words, among)
    const [citation] = places
    return places.length > 1 ? { times: places.length } : citation ? { citation } : 'not-there'
  }
  const { document, page: number, start, end } = given
  const page = pages.find((page) => page.number === number)
  if (!page || start >= end || end > codePointLength(page.text)) return 'not-there'
  return { citation: { document, page: number, start, end, quote: digestOfText(sliceSpan(page.text, { start, end })) } }
}
