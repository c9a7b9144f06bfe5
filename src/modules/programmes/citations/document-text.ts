import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Digest } from '../../../kernel/identifier.ts'
import { type DatasetTables, type Holding, holdingsOf, permittedFacts } from '../../datasets/index.ts'
import { indexedDocumentsOf, type KnowledgeTables, type Reader } from '../../knowledge/index.ts'

/** A place where a document stands that a reader may use, with the extraction of its text there. */
export type ReadableHolding = Holding & { readonly extraction: Digest }

/**
 * Where documents stand for a reader, best place first: published, covered by the clearance, allowed by the rules, and
 * read. A document without such a place is left out.
 */
export async function readableHoldings(
  db: Database,
  { clearance, mayUse }: Reader,
  documents: readonly Digest[],
): Promise<ReadonlyMap<Digest, readonly ReadableHolding[]>> {
  const held = await holdingsOf(viewOf<DatasetTables>(db), clearance, documents)
  const allowed = [...held].map(
    ([document, holdings]) => [document, holdings.filter((holding) => mayUse(permittedFacts(holding)))] as const,
  )
  const versions = new Set(allowed.flatMap(([, holdings]) => holdings.map(({ version }) => version)))
  const extractions = await indexedDocumentsOf(viewOf<KnowledgeTables>(db), [...versions])
  return new Map(
    allowed.map(([document, holdings]) => [
      document,
      holdings.flatMap((holding) => {
        const extraction = extractions.get(`${holding.version} ${holding.file.path}`)
        return extraction ? [{ ...holding, extraction }] : []
      }),
    ]),
  )
}
