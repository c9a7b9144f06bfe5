import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findIndexing } from '../index-store.ts'
import { requireUncovered } from '../judged-page.ts'
import { pageCursor, pagePlaceAt } from '../page-cursor.ts'
import { type PageBelowGate, pagesBelowGate } from '../page-decision-store.ts'
import { cursorUnknown, versionNotFound } from '../problems.ts'
import { QualityReason } from '../quality/quality-shown.ts'

export const listPagesBelowGate = operation({
  id: 'knowledge.list-pages-below-gate',
  http: 'GET /data-sets/{dataSet}/versions/{version}/pages-below-gate',
  summary: 'List the pages of a version that are not fit to be searched, with what was measured and what was decided',
  permission: 'knowledge:judge',
  effect: 'read',
  cli: { positional: ['dataSet', 'version'] },
  input: z.strictObject({
    dataSet: DatasetId,
    version: Digest,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(1_000).optional(),
  }),
  output: z.strictObject({
    pages: z.array(
      z.strictObject({
        path: z.string(),
        page: z.number().int(),
        /** Why, each with the words of the page that show it. */
        reasons: z.array(z.strictObject({ reason: QualityReason, witnesses: z.array(z.string()) })),
        ocrConfidence: z.number().nullable(),
        decision: z
          .strictObject({
            decision: z.enum(['accept', 'correct']),
            reason: z.string(),
            /** Who answers for it: a person, or a program of the installation. */
            by: z.string(),
            at: z.iso.datetime(),
          })
          .nullable(),
        /** Where it is looked at, accepted or corrected; null where no pages are served. */
        address: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [versionNotFound, cursorUnknown],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run(context: KnowledgeContext, { dataSet, version, limit, cursor }) {
    const { db, language, pageAddress } = context
    await requireUncovered(context, { dataSet, version })
    if (!(await findIndexing(db, { dataSet, version }))) throw versionNotFound({ version })
    const after = cursor === undefined ? beginning : pagePlaceAt(cursor)
    if (!after) throw cursorUnknown({})
    const found = await pagesBelowGate(db, { dataSet, version }, { after, limit: limit + 1 })
    const { page: pages, next } = pageOf(found, limit, pageCursor)
    return {
      pages: pages.map((page) => ({
        ...shown(page),
        address: pageAddress(language, { dataSet, version, path: page.path, page: page.page }),
      })),
      next,
    }
  },
})

const beginning = { path: '', page: 0 }

function shown({ path, page, reasons, signals, ocrConfidence, decision }: PageBelowGate) {
  return {
    path,
    page,
    reasons: reasons.map((reason) => ({ reason, witnesses: [...(signals[reason]?.witnesses ?? [])] })),
    ocrConfidence,
    decision: decision && { ...decision, at: decision.at.toISOString() },
  }
}
