import { viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import {
  type DatasetTables,
  findSurveys,
  isDocument,
  refusedSurvey,
  type Survey,
  surveyPages,
} from '../datasets/index.ts'
import type { SourceFile } from './build-index.ts'
import type { KnowledgeContext } from './context.ts'
import { pagesOf } from './extraction-store.ts'
import type { BuiltIndex } from './index-store.ts'

/**
 * Looks through the documents of a version that nobody has looked through by this revision of the detectors, as they were
 * read: with their damage repaired. Texts were looked through when they came.
 */
export async function surveyDocuments(
  { db, personalData, signal }: KnowledgeContext,
  files: readonly SourceFile[],
  built: BuiltIndex,
): Promise<ReadonlyMap<Digest, Survey>> {
  const documents = files.filter(isDocument)
  const kept = await findSurveys(
    viewOf<DatasetTables>(db),
    documents.map(({ digest }) => digest),
  )
  const surveys = new Map<Digest, Survey>()
  for (const { path, digest } of documents) {
    signal.throwIfAborted()
    const before = kept.get(digest)
    if (before?.detector === personalData.revision && before.refused === null) continue
    const extraction = built.documents.find((document) => document.path === path)?.extraction
    if (extraction !== undefined) {
      const pages = await pagesOf(db, extraction)
      surveys.set(
        digest,
        await surveyPages(
          personalData,
          pages.map(({ text, repaired }) => repaired ?? text),
        ),
      )
    } else {
      const refusal = built.refusals.find((refused) => refused.path === path)
      if (refusal && !surveys.has(digest)) surveys.set(digest, refusedSurvey(refusal.code))
    }
  }
  return surveys
}
