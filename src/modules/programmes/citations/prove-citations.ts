import { type Database, viewOf } from '../../../kernel/database.ts'
import { type Digest, digestOfText } from '../../../kernel/identifier.ts'
import { type DatasetTables, knownAs, type RestatedSource, restatementsOf } from '../../datasets/index.ts'
import { type Reader, sliceSpan } from '../../knowledge/index.ts'
import type { Citation, ShownCitation } from '../record.ts'
import { type ReadableHolding, readableHoldings } from './document-text.ts'
import { pageKey, pageTexts } from './page-texts.ts'

/**
 * Reads citations again for a reader, at this moment: those whose document the reader may use somewhere and whose stretch
 * is to the letter what was cited, by `citationKey`. All others are missing: there is nothing that may be shown of them.
 */
export async function proveCitations(
  db: Database,
  reader: Reader,
  citations: readonly Citation[],
): Promise<ReadonlyMap<string, ShownCitation>> {
  const documents = [...new Set(citations.map(({ document }) => document))]
  const held = await readableHoldings(db, reader, documents)
  const wanted = new Map<string, { extraction: Digest; page: number }>()
  for (const { document, page } of citations) {
    for (const { extraction } of held.get(document) ?? []) {
      wanted.set(pageKey({ extraction, page }), { extraction, page })
    }
  }
  if (wanted.size === 0) return new Map()
  const pages = await pageTexts(db, [...wanted.values()])
  const datasets = viewOf<DatasetTables>(db)
  const names = await knownAs(datasets, reader.readership, [...held.keys()])
  const restated = await restatementsOf(datasets, [...held.values()].flat())

  const proved = new Map<string, ShownCitation>()
  for (const citation of citations) {
    const key = citationKey(citation)
    if (proved.has(key)) continue
    for (const holding of held.get(citation.document) ?? []) {
      const page = pages.get(pageKey({ extraction: holding.extraction, page: citation.page }))
      if (page === undefined) continue
      const text = sliceSpan(page, citation)
      if (text === '' || digestOfText(text) !== citation.quote) continue
      const known = names.get(citation.document)
      const sources = holding.provenance === 'restated' ? restated(holding, text) : known ? [known] : []
      proved.set(key, shown(citation, text, holding, sources))
      break
    }
  }
  return proved
}

/** The same for the same stretch of the same document, whoever cites it. */
export function citationKey({ document, page, start, end, quote }: Citation): string {
  return `${document} ${page} ${start} ${end} ${quote}`
}

function shown(
  { document, page, start, end, quote }: Citation,
  text: string,
  holding: ReadableHolding,
  sources: readonly RestatedSource[],
): ShownCitation {
  const { dataSet, version, provenance, publisher, file, isCurrent } = holding
  return {
    document,
    page,
    start,
    end,
    quote,
    text,
    dataSet,
    version,
    path: file.path,
    title: file.titles,
    publisher: publisher.names,
    provenance,
    stands: isCurrent,
    sources: sources.map(({ source, kind, title, dateAsStated }) => ({ source, kind, title, dateAsStated })),
  }
}
