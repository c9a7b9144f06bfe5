import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Digest } from '../../../kernel/identifier.ts'
import { type KnowledgeTables, pagesOf, type Reader } from '../../knowledge/index.ts'
import type { Citation } from '../record.ts'
import type { ProgrammeTables } from '../tables.ts'
import { type CitationRow, citationsOfDocuments, insertMoved } from '../value-store.ts'
import { readableHoldings } from './document-text.ts'
import { placesOf } from './locate-citation.ts'
import { citationKey, proveCitations } from './prove-citations.ts'

const atOnce = 500

type Replaced = { readonly former: Digest; readonly present: Digest }

/**
 * Carries citations over from documents to those that took their place, where the very words stand there once. The same
 * words in the same place need nobody's approval; where they do not stand, nothing is moved and readers see the flag.
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
  let looked = 0
  let moved = 0
  for (let after = '0'; ; ) {
    const page = await citationsOfDocuments(own, [...successors.keys()], { after, limit: atOnce })
    if (page.length === 0) return { looked, moved }
    const proved = await proveCitations(db, reader, page)
    const pages = pagesByDocument(db, (document) => held.get(document)?.[0]?.extraction)
    const found: { from: CitationRow; to: Citation }[] = []
    for (const from of page) {
      const words = proved.get(citationKey(from))?.text
      if (words === undefined) continue
      for (const { present } of successors.get(from.document) ?? []) {
        const places = placesOf(present, words, await pages(present))
        if (places.length === 1) found.push({ from, to: places[0]! })
      }
    }
    await insertMoved(own, found, at)
    looked += page.length
    moved += found.length
    after = page.at(-1)!.id
  }
}

/** Reads each document's pages once. */
function pagesByDocument(db: Database, extractionOf: (document: Digest) => Digest | undefined) {
  const read = new Map<Digest, ReturnType<typeof pagesOf>>()
  return (document: Digest) => {
    const extraction = extractionOf(document)
    const pages =
      read.get(document) ?? (extraction ? pagesOf(viewOf<KnowledgeTables>(db), extraction) : Promise.resolve([]))
    read.set(document, pages)
    return pages
  }
}
