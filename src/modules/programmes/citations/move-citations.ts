import { codePointLength } from '../../../kernel/code-points.ts'
import { type Database, viewOf } from '../../../kernel/database.ts'
import { type Digest, digestOfText } from '../../../kernel/identifier.ts'
import { type KnowledgeTables, pagesOf, type Reader, readingsOf, sliceSpan } from '../../knowledge/index.ts'
import type { Citation } from '../record.ts'
import type { ProgrammeTables } from '../tables.ts'
import { type CitationRow, citationsOfDocuments, insertMoved } from '../value-store.ts'
import { readableHoldings } from './document-text.ts'
import { placesOf } from './locate-citation.ts'
import { citationKey, proveCitations } from './prove-citations.ts'

const atOnce = 500

/** A document, and what stands in its place now: another one, or itself, read anew. */
type Replaced = { readonly former: Digest; readonly present: Digest }

/**
 * Carries over citations that stand nowhere now to where their very words do, if they stand there once: in the document
 * that took the place of theirs, or in theirs as a newer reader reads it; a few words only within the same sentence. The same
 * words need nobody's approval; where they do not stand, nothing is moved and readers see the flag.
 */
export async function moveCitations(
  db: Database,
  reader: Reader,
  replaced: readonly Replaced[],
  at: Date,
): Promise<{ looked: number; moved: number }> {
  const own = viewOf<ProgrammeTables>(db)
  const successors = Map.groupBy(replaced, ({ former }) => former)
  const held = await readableHoldings(db, reader, [...new Set(replaced.map(({ present }) => present))])
  const pages = pagesByDocument(db, (document) => held.get(document)?.[0]?.extraction)
  let looked = 0
  let moved = 0
  for (let after = '0'; ; ) {
    const page = await citationsOfDocuments(own, [...successors.keys()], { after, limit: atOnce })
    if (page.length === 0) return { looked, moved }
    const proved = await proveCitations(db, reader, page)
    const fallen = page.filter((citation) => !proved.get(citationKey(citation))?.stands)
    const quotedBy = await quotedByCitation(db, fallen)
    const found: { from: CitationRow; to: Citation }[] = []
    for (const from of fallen) {
      const quoted = quotedBy(from)
      if (quoted === undefined) continue
      for (const { present } of successors.get(from.document) ?? []) {
        const places = successorsOf(present, quoted, await pages(present))
        if (places.length === 1) found.push({ from, to: places[0]! })
      }
    }
    await insertMoved(own, found, at)
    looked += fallen.length
    moved += found.length
    after = page.at(-1)!.id
  }
}

/** What a citation quotes, and the sentence it stands in: a few words alone may stand anywhere, and mean something else. */
type Quoted = { readonly words: string; readonly sentence: string; readonly before: number }

/** What citations quote, from whichever reading of their documents has it so. */
async function quotedByCitation(
  db: Database,
  citations: readonly CitationRow[],
): Promise<(citation: CitationRow) => Quoted | undefined> {
  const wanted = new Map(citations.map(({ document, page }) => [`${document} ${page}`, { file: document, page }]))
  const readings = await readingsOf(viewOf<KnowledgeTables>(db), [...wanted.values()])
  const texts = Map.groupBy(readings, ({ file, page }) => `${file} ${page}`)
  return (citation) =>
    (texts.get(`${citation.document} ${citation.page}`) ?? [])
      .map(({ text }) => quotedIn(text, citation))
      .find(({ words }) => digestOfText(words) === citation.quote)
}

function quotedIn(text: string, { start, end }: CitationRow): Quoted {
  const words = sliceSpan(text, { start, end })
  const before = sliceSpan(text, { start: 0, end: start })
  const rest = text.slice(before.length + words.length)
  const head = /[^.!?؟\n]*$/u.exec(before)![0].trimStart()
  const tail = /^[^.!?؟\n]*/u.exec(rest)![0].trimEnd()
  return { words, sentence: head + words + tail, before: codePointLength(head) }
}

/** Code points from which on words are taken to mean the same wherever they stand. */
const tellingLength = 60

/** Where a quote stands on pages: long words by themselves, few words only in the sentence they stood in. */
function successorsOf(
  document: Digest,
  { words, sentence, before }: Quoted,
  pages: Awaited<ReturnType<typeof pagesOf>>,
) {
  const length = codePointLength(words)
  if (length >= tellingLength) return placesOf(document, words, pages)
  return placesOf(document, sentence, pages).map(({ start, ...place }) => {
    return { ...place, start: start + before, end: start + before + length, quote: digestOfText(words) }
  })
}

/** Reads each document's pages once. */
function pagesByDocument(db: Database, extractionOf: (document: Digest) => Digest | undefined) {
  const read = new Map<Digest, ReturnType<typeof pagesOf>>()
  return (document: Digest) => {
    const extraction = extractionOf(document)
    const none: ReturnType<typeof pagesOf> = Promise.resolve([])
    const pages = read.get(document) ?? (extraction ? pagesOf(viewOf<KnowledgeTables>(db), extraction) : none)
    read.set(document, pages)
    return pages
  }
}
