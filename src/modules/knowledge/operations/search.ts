import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type PermittedVersion, permittedFacts } from '../../datasets/index.ts'
import { readershipOf, rulesAllow, treatmentOf } from '../../policy/index.ts'
import { type Span, sliceSpan } from '../analysis/code-points.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import type { ExtractedPage } from '../extraction.ts'
import { meaningUses } from '../meaning/meaning.ts'
import { passagePlace } from '../passage-text.ts'
import { indexMissing } from '../problems.ts'
import { search } from '../search.ts'
import { LegalPlace } from '../structure/legal-place.ts'

const asked = { id: 'knowledge.search', permission: 'knowledge:search' } as const

export const searchPassages = operation({
  ...asked,
  http: 'GET /search',
  summary: 'Find the passages that answer a question best, in what the caller may read',
  // Changes nothing, and yet is no standing reading: each question has a decision of its own.
  effect: 'write',
  cli: { positional: ['query'] },
  input: z.strictObject({
    query: z.string().trim().min(1).max(2_000),
    /** Only this data set. */
    in: DatasetId.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.strictObject({
    /** What models had in it: `unavailable` and `partly` where one that is configured did not help, or not everywhere. */
    meaning: z.enum(meaningUses),
    passages: z.array(
      z.strictObject({
        dataSet: DatasetId,
        version: Digest,
        path: z.string(),
        /** Null where the text is covered: a digest lets whoever has the rest guess what is covered. */
        extraction: Digest.nullable(),
        page: z.number().int(),
        start: z.number().int(),
        end: z.number().int(),
        text: z.string(),
        /** How it should read where the file is damaged: same length, same offsets. Null where nothing was mended. */
        repaired: z.string().nullable(),
        /** The page is in the words of an officer, who corrected what was read from the file. */
        corrected: z.boolean(),
        provenance: z.enum(['primary', 'restated']),
        score: z.number(),
        coverage: z.number(),
        /** Where it stands in a legal text; null where it stands in none, and where the text is covered. */
        place: LegalPlace.nullable(),
      }),
    ),
  }),
  problems: [indexMissing],

  redact: ({ personalData }: KnowledgeQuestion, input) => ({ ...input, query: personalData.mask(input.query).text }),
  // What the caller may not read is not searched: a data set that is concealed gives nothing, as one that is not there.
  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  // Reads index files, which no transaction should wait for.
  async prepare(context: KnowledgeContext, { query, in: only, limit }) {
    const reader = { readership: readershipOf(context), mayUse: rulesAllow(context, asked) }
    const { found, meaning } = await search(context, reader, { text: query, ...(only ? { only: [only] } : {}) }, limit)
    return { found, meaning, readership: reader.readership }
  },

  async run({ personalData }, _input, { found, meaning, readership }) {
    // What a permit opens says how those whom it is about are shown. A mask is as long as what it covers: places hold.
    const isPlain = (source: PermittedVersion) => treatmentOf(readership, permittedFacts(source)) === 'plain'
    const shown = (source: PermittedVersion, text: string) => (isPlain(source) ? text : personalData.mask(text).text)
    return {
      meaning,
      passages: found.map(({ source, file, extraction, page, passage, score, coverage }) => ({
        dataSet: source.dataSet,
        version: source.version,
        path: file.path,
        extraction: isPlain(source) ? extraction : null,
        page: passage.page,
        start: passage.start,
        end: passage.end,
        text: shown(source, sliceSpan(page.text, passage)),
        repaired: repairedIn(page, passage, (text) => shown(source, text)),
        corrected: page.corrected,
        provenance: source.provenance,
        score,
        coverage,
        place: isPlain(source) ? passagePlace(page, passage) : null,
      })),
    }
  },
})

/** How a stretch of a page should read, shown the same way as what stands there; null where that is the same. */
function repairedIn({ text, repaired }: ExtractedPage, span: Span, shown: (text: string) => string): string | null {
  const readable = repaired === null ? null : sliceSpan(repaired, span)
  return readable === null || readable === sliceSpan(text, span) ? null : shown(readable)
}
