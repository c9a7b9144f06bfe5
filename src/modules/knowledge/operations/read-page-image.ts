import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import { concealedDataset, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findJudgedPage, pagePlace, requireUncovered } from '../judged-page.ts'
import { documentNotFound, noPageImage, pageNotDrawn, pageNotFound, versionNotFound } from '../problems.ts'

export const readPageImage = operation({
  id: 'knowledge.read-page-image',
  http: 'GET /data-sets/{dataSet}/versions/{version}/page-images/{page}/{path}',
  summary: 'Read a page of a document as a picture, to compare it with the text that was read on it',
  permission: 'knowledge:judge',
  effect: 'read',
  cli: false,
  input: z.strictObject(pagePlace),
  output: z.strictObject({
    mediaType: z.literal('image/png'),
    /** In pixels. */
    width: z.number().int(),
    height: z.number().int(),
    /** In base64. */
    bytes: z.base64(),
  }),
  problems: [versionNotFound, documentNotFound, pageNotFound, noPageImage, pageNotDrawn],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  // Draws in another process, which no transaction should wait for.
  async prepare(context: KnowledgeContext, place) {
    const { objects, pageImages, signal } = context
    await requireUncovered(context, place)
    const { extraction } = await findJudgedPage(context, place)
    if (!pageImages.canDraw(extraction.mediaType)) throw noPageImage({ path: place.path })
    const path = await objects.path(extraction.file as `sha256:${string}`)
    if (path === undefined) throw new Error(`the object ${extraction.file} is not in the store`)
    try {
      return await pageImages.draw({ path }, place.page, { signal })
    } catch (error) {
      throw error instanceof DocumentRefused ? pageNotDrawn({ page: place.page }) : error
    }
  },

  run: async (_context, _place, { bytes, width, height }) => ({
    mediaType: 'image/png' as const,
    width,
    height,
    bytes: Buffer.from(bytes).toString('base64'),
  }),
})
