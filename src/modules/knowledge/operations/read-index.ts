import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { documentsRead, findIndexing, refusalsOf } from '../index-store.ts'
import { versionNotFound } from '../problems.ts'
import { QualityReason } from '../quality/quality-shown.ts'

export const readIndex = operation({
  id: 'knowledge.read-index',
  http: 'GET /data-sets/{dataSet}/versions/{version}/index',
  summary: 'Read how far the search index of a version is, and what was read from each document or why it was refused',
  permission: 'knowledge:read',
  effect: 'read',
  cli: { positional: ['dataSet', 'version'] },
  input: z.strictObject({ dataSet: DatasetId, version: Digest }),
  output: z.strictObject({
    version: Digest,
    state: z.enum(['queued', 'reading', 'indexing', 'ready', 'failed']),
    filesTotal: z.number().int(),
    filesDone: z.number().int(),
    /** Pages read until now, while it is being read. */
    pagesDone: z.number().int(),
    documents: z.number().int(),
    pages: z.number().int(),
    passages: z.number().int(),
    /** Whether an index answers now, also while a newer one is built. */
    active: z.boolean(),
    /** What was read from each document of the index that answers now. */
    read: z.array(
      z.strictObject({
        path: z.string(),
        pages: z.number().int(),
        damagedPages: z.number().int(),
        recognisedPages: z.number().int(),
        /** How sure the character recognition was of those pages, 0 to 1; null where there are none. */
        meanConfidence: z.number().nullable(),
        /** Pages that an officer wrote anew, or accepted as they are. */
        correctedPages: z.number().int(),
        acceptedPages: z.number().int(),
        /** Pages that are not searched until an officer accepts or corrects them, and how many say so by which signal. */
        pagesBelowGate: z.number().int(),
        reasons: z.partialRecord(QualityReason, z.number().int()),
      }),
    ),
    refused: z.array(
      z.strictObject({
        path: z.string(),
        code: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  }),
  problems: [versionNotFound],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run({ db }: KnowledgeContext, { dataSet, version }) {
    const indexing = await findIndexing(db, { dataSet, version })
    if (!indexing) throw versionNotFound({ version })
    const { state, filesTotal, filesDone, pagesDone, documents, pages, passages } = indexing
    const refused = (await refusalsOf(db, { dataSet, version })).map(({ path, code, values }) => ({
      path,
      code,
      values: { ...values },
    }))
    return {
      version,
      state,
      filesTotal,
      filesDone,
      pagesDone,
      documents,
      pages,
      passages,
      active: indexing.activeIndex !== null,
      read: (await documentsRead(db, { dataSet, version })).map(({ reasons, ...read }) => ({
        ...read,
        reasons: { ...reasons },
      })),
      refused,
    }
  },
})
