import { z } from 'zod'
import { codePointLength } from '../../../kernel/code-points.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import { readershipOf, treatmentOf } from '../../policy/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findExtraction, findPage, pageDigests } from '../extraction-store.ts'
import { findIndexedDocument } from '../index-store.ts'
import { documentNotFound, pageNotFound, versionNotFound } from '../problems.ts'
import { LegalPlace, legalStretches } from '../structure/legal-place.ts'

export const readPage = operation({
  id: 'knowledge.read-page',
  http: 'GET /data-sets/{dataSet}/versions/{version}/pages/{page}/{path}',
  summary:
    'Read a page of a document as it was extracted, with the digests that prove its text where it is shown as it is',
  permission: 'knowledge:read',
  effect: 'read',
  cli: { positional: ['dataSet', 'version', 'path', 'page'] },
  input: z.strictObject({
    dataSet: DatasetId,
    version: Digest,
    path: z
      .string()
      .min(1)
      .max(200)
      .refine((path) => !path.includes('\0')),
    page: z.coerce.number().int().min(1),
  }),
  output: z.strictObject({
    version: Digest,
    path: z.string(),
    page: z.number().int(),
    pages: z.number().int(),
    text: z.string(),
    /** How it should read where the extracted text is damaged; same length, same offsets. */
    repaired: z.string().nullable(),
    ocrConfidence: z.number().nullable(),
    /** Null where the text is covered, as are the next two: a digest lets whoever has the rest guess what is covered. */
    digest: Digest.nullable(),
    extraction: Digest.nullable(),
    file: Digest.nullable(),
    recipe: z.string(),
    mediaType: z.string(),
    /** What identifies people is covered in the text, as the permit asks. */
    masked: z.boolean(),
    /** The stretches of the text that stand in an article of a legal text; none where the text is covered. */
    places: z.array(z.strictObject({ start: z.number().int(), end: z.number().int(), place: LegalPlace })),
  }),
  problems: [versionNotFound, documentNotFound, pageNotFound],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run(context: KnowledgeContext, { dataSet, version, path, page: number }) {
    const { db, personalData } = context
    const facts = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
    const isPlain = treatmentOf(readershipOf(context), facts) === 'plain'
    const document = await findIndexedDocument(db, version, path)
    const extraction = document && (await findExtraction(db, document.extraction))
    if (!extraction) throw documentNotFound({ path })
    const page = await findPage(db, extraction.digest, number)
    if (!page) throw pageNotFound({ page: number })
    const { ocrConfidence } = page
    const text = isPlain ? page.text : personalData.mask(page.text).text
    const repaired = isPlain || page.repaired === null ? page.repaired : personalData.mask(page.repaired).text
    const pages = (await pageDigests(db, extraction.digest)).length
    const { recipe, mediaType } = extraction
    const digests = isPlain
      ? { digest: page.digest, extraction: extraction.digest, file: extraction.file }
      : { digest: null, extraction: null, file: null }
    return {
      version,
      path,
      page: number,
      pages,
      text,
      repaired,
      ocrConfidence,
      ...digests,
      recipe,
      mediaType,
      masked: text !== page.text,
      places: isPlain ? legalStretches(page.outline, codePointLength(page.text)) : [],
    }
  },
})
