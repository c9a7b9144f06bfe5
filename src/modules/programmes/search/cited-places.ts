import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Holding } from '../../datasets/index.ts'
import { findPages, type KnowledgeTables, type Reader } from '../../knowledge/index.ts'
import { readableHoldings } from '../citations/document-text.ts'
import type { ShownCitation } from '../record.ts'

/** Where a citation stands, with everything that a quote from there must say. */
type CitedPlace = {
  readonly citation: ShownCitation
  readonly source: Omit<Holding, 'file' | 'isCurrent' | 'restatement'>
  readonly file: Holding['file']
  readonly extraction: string
  readonly page: Awaited<ReturnType<typeof findPages>>[number]
}

/** The places of citations that were shown to this reader a moment ago; one that is gone since is left out. */
export async function citedPlaces(
  db: Database,
  reader: Reader,
  citations: readonly ShownCitation[],
): Promise<CitedPlace[]> {
  const documents = [...new Set(citations.map(({ document }) => document))]
  const held = await readableHoldings(db, reader, documents, { restates: true })
  const placed = citations.flatMap((citation) => {
    const holding = (held.get(citation.document) ?? []).find(
      ({ dataSet, version, file }) =>
        dataSet === citation.dataSet && version === citation.version && file.path === citation.path,
    )
    return holding ? [{ citation, holding }] : []
  })
  const pages = await findPages(
    viewOf<KnowledgeTables>(db),
    placed.map(({ citation: { page }, holding: { extraction } }) => ({ extraction, page })),
  )
  return placed.flatMap(({ citation, holding }) => {
    const { file, isCurrent: _, restatement: __, extraction, ...source } = holding
    const page = pages.find((page) => page.extraction === extraction && page.number === citation.page)
    return page ? [{ citation, source, file, extraction, page }] : []
  })
}
