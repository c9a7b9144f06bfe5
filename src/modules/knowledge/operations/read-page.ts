import { z } from 'zod'
import { codePointLength } from '../../../kernel/code-points.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import { readershipOf, treatmentOf } from '../../policy/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { pageDigests } from '../extraction-store.ts'
import { findJudgedPage, isSearched, pagePlace } from '../judged-page.ts'
import { documentNotFound, pageNotFound, versionNotFound } from '../problems.ts'
import { ShownQuality, shownQuality } from '../quality/quality-shown.ts'
import { LegalPlace, legalStretches } from '../structure/legal-place.ts'

export const readPage = operation({
  id: 'knowledge.read-page',
  http: 'GET /data-sets/{dataSet}/versions/{version}/pages/{page}/{path}',
  summary:
    'Read a page of a document as its version has it, with what was measured on it, and the digests that prove its text where it is shown as it is',
  permission: 'knowledge:read',
  effect: 'read',
  cli: { positional: ['dataSet', 'version', 'path', 'page'] },
  input: z.strictObject(pagePlace),
  output: z.strictObject({
    version: Digest,
    path: z.string(),
    page: z.number().int(),
    pages: z.number().int(),
    /** As it was extracted, or as an officer corrected it. */
    text: z.string(),
    /** How it should read where the extracted text is damaged; same length, same offsets. */
    repaired: z.string().nullable(),
    ocrConfidence: z.number().nullable(),
    /** Words of the page as it was read that character recognition is not sure of; none where the text is covered. */
    doubtful: z.array(z.strictObject({ start: z.number().int(), end: z.number().int() })),
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
    /** Of the page as it was read. */
    quality: ShownQuality,
    /** Whether questions find what it says: a page below the gate waits until an officer accepts or corrects it. */
    searched: z.boolean(),
    /** The page as it was read, where an officer corrected it; null where the text is that. */
    original: z.strictObject({ text: z.string(), digest: Digest.nullable() }).nullable(),
    /** What an officer decided about the page as it was read; a moment later it is what is searched. */
    decision: z
      .strictObject({ decision: z.enum(['accept', 'correct']), reason: z.string(), at: z.iso.datetime() })
      .nullable(),
  }),
  problems: [versionNotFound, documentNotFound, pageNotFound],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run(context: KnowledgeContext, place) {
    const { db, personalData } = context
    const { dataSet, version, path } = place
    const facts = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
    const isPlain = treatmentOf(readershipOf(context), facts) === 'plain'
    const judged = await findJudgedPage(context, place)
    const { extraction, page, original, decision } = judged
    const shown = (text: string) => (isPlain ? text : personalData.mask(text).text)
    const text = shown(page.text)
    const digests = isPlain
      ? { digest: page.digest, extraction: extraction.digest, file: extraction.file }
      : { digest: null, extraction: null, file: null }
    return {
      version,
      path,
      page: page.number,
      pages: (await pageDigests(db, extraction.digest)).length,
      text,
      repaired: page.repaired === null ? null : shown(page.repaired),
      ocrConfidence: original.ocrConfidence,
      doubtful: isPlain ? original.doubtful.map(({ start, end }) => ({ start, end })) : [],
      ...digests,
      recipe: extraction.recipe,
      mediaType: extraction.mediaType,
      masked: text !== page.text,
      places: isPlain ? legalStretches(page.outline, codePointLength(page.text)) : [],
      quality: shownQuality(original.quality, { isPlain }),
      searched: isSearched(judged),
      original: page.corrected ? { text: shown(original.text), digest: isPlain ? original.digest : null } : null,
      decision: decision && {
        decision: decision.decision,
        reason: decision.reason,
        at: decision.at.toISOString(),
      },
    }
  },
})
