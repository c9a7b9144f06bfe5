import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, keepSurveys, readVersionFiles, versionFacts } from '../../datasets/index.ts'
import { buildIndex } from '../build-index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { activateIndex, noteProgress } from '../index-store.ts'
import { wantVectors } from '../meaning/want-vectors.ts'
import { surveyDocuments } from '../survey-documents.ts'

export const indexVersion = operation({
  id: 'knowledge.index-version',
  http: 'POST /jobs/index-version',
  summary: 'Read the documents of a version and build its search index',
  permission: 'knowledge:index',
  effect: 'queued',
  /** The data set that asks: the same content may be in several, and the rules judge by the label of this one. */
  input: z.strictObject({ dataSet: DatasetId, version: Digest }),
  output: z.strictObject({
    version: Digest,
    documents: z.number().int(),
    pages: z.number().int(),
    passages: z.number().int(),
    refused: z.number().int(),
  }),
  problems: [],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  refused: ({ db }: KnowledgeContext, wanted) => noteProgress(db, wanted, { state: 'failed' }),

  async prepare(context: KnowledgeContext, wanted) {
    try {
      const files = await readVersionFiles(viewOf<DatasetTables>(context.db), wanted.version)
      const built = await buildIndex(context, wanted, files)
      return { built, surveys: await surveyDocuments(context, files, built) }
    } catch (error) {
      // The queue tries again; until then whoever waits sees why nothing moves. A job that ends with the worker has not
      // failed: the next worker takes it up.
      if (!context.signal.aborted) await noteProgress(context.db, wanted, { state: 'failed' })
      throw error
    }
  },

  async run(context, { dataSet, version }, { built, surveys }) {
    const { db, versionIndexed, personalData, now } = context
    await activateIndex(db, built)
    await wantVectors(db, context, { dataSet, version })
    await keepSurveys(viewOf<DatasetTables>(db), surveys, { detector: personalData.revision, at: now })
    await versionIndexed(db, { dataSet, version })
    const { documents, pages, passages, refusals } = built
    return { version, documents: documents.length, pages, passages, refused: refusals.length }
  },
})
