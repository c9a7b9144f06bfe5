import type { Digest } from '../../kernel/identifier.ts'
import type { KnowledgeContext } from './context.ts'
import { extractionOf } from './extraction.ts'
import { findExtraction, insertExtraction, pagesOf } from './extraction-store.ts'
import { type PageDecision, storedDocument } from './page-decision.ts'

/** A document as its index takes it, with what officers decided about its pages. */
export type DecidedDocument = {
  readonly extraction: Digest
  /** Pages that are indexed as they are although they are below the gate. */
  readonly accepted: ReadonlySet<number>
  readonly isDecided: boolean
}

/**
 * The document with the pages that officers wrote in the place of those that were read. It is another extraction, named by its
 * text like every other, whose recipe names these pages; what was read stays beside it. What was decided about another
 * reading of a page does not hold.
 */
export async function asDecided(
  { db, now }: Pick<KnowledgeContext, 'db' | 'now'>,
  read: Digest,
  decisions: readonly PageDecision[],
): Promise<DecidedDocument> {
  const undecided = { extraction: read, accepted: new Set<number>(), isDecided: false }
  if (decisions.length === 0) return undecided
  const pages = await pagesOf(db, read)
  const digests = new Map(pages.map(({ number, digest }) => [number, digest]))
  const holding = decisions.filter(({ page, digest }) => digests.get(page) === digest)
  if (holding.length === 0) return undecided
  const accepted = new Set(holding.flatMap(({ decision, page }) => (decision === 'accept' ? [page] : [])))
  const corrections = new Map(
    holding.flatMap((decided) => (decided.decision === 'correct' ? [[decided.page, decided.text] as const] : [])),
  )
  if (corrections.size === 0) return { extraction: read, accepted, isDecided: true }

  const head = (await findExtraction(db, read))!
  const document = storedDocument(head, pages, corrections)
  const corrected = extractionOf(head.file, document, new Set(corrections.keys()))
  const { extension, reader } = head
  await insertExtraction(db, corrected, { extension, reader, corrects: read, at: now })
  return { extraction: corrected.digest, accepted, isDecided: true }
}
