import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Digest } from '../../../kernel/identifier.ts'
import { type DatasetTables, type Holding, holdingsOf, permittedFacts } from '../../datasets/index.ts'
import { extractionsAt, type KnowledgeTables, latestExtractions, placeKey, type Reader } from '../../knowledge/index.ts'

/** A place where a document stands that a reader may use, with the extraction of its text there. */
export type ReadableHolding = Holding & { readonly extraction: Digest }

/**
 * Where documents stand for a reader, best place first: published, covered by the readership, allowed by the rules, and
 * read. A document without such a place is left out.
 */
export async function readableHoldings(
  db: Database,
  { readership, mayUse }: Reader,
  documents: readonly Digest[],
  options: { readonly restates?: boolean } = {},
): Promise<ReadonlyMap<Digest, readonly ReadableHolding[]>> {
  const held = await holdingsOf(viewOf<DatasetTables>(db), readership, documents, options)
  const isAllowed = askedOnce(mayUse)
  const allowed = [...held].map(([document, holdings]) => [document, holdings.filter(isAllowed)] as const)
  const places = allowed.flatMap(([, holdings]) => holdings.map(placeOf))
  const knowledge = viewOf<KnowledgeTables>(db)
  const extractions = await extractionsAt(knowledge, places)
  // A version that was just published may not be indexed yet: a file of it that another version had was read before.
  const unread = allowed.flatMap(([document, holdings]) =>
    holdings.some((holding) => !extractions.has(placeKey(placeOf(holding)))) ? [document] : [],
  )
  const readBefore = unread.length > 0 ? await latestExtractions(knowledge, unread) : undefined
  return new Map(
    allowed.map(([document, holdings]) => [
      document,
      holdings.flatMap((holding) => {
        const extraction = extractions.get(placeKey(placeOf(holding))) ?? readBefore?.get(document)
        return extraction ? [{ ...holding, extraction }] : []
      }),
    ]),
  )
}

function placeOf({ dataSet, version, file }: Holding) {
  return { dataSet, version, path: file.path }
}

/** What the rules are asked is about a version, so they answer once for all its documents. */
function askedOnce(mayUse: Reader['mayUse']): (holding: Holding) => boolean {
  const answers = new Map<string, boolean>()
  return (holding) => {
    const version = `${holding.dataSet} ${holding.version}`
    const known = answers.get(version)
    if (known !== undefined) return known
    const answer = mayUse(permittedFacts(holding))
    answers.set(version, answer)
    return answer
  }
}
