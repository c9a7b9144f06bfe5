/** The JSON files of the sample. README.md says what each field means. */
import { z } from 'zod'

const Texts = z.strictObject({ ar: z.string().min(1), fr: z.string().min(1), en: z.string().min(1) })
const SourceId = z.string().regex(/^S[0-4]$/)
/** F: fact, A: agreement of July 2025, R: recommendation (our grouping). */
const FactId = z.string().regex(/^(F\d{2}|[AR][1-8])$/)
const CorpusLanguage = z.enum(['ar', 'fr'])
const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)

const FactSource = z.strictObject({
  id: SourceId,
  /** Name of the source text this restates; the text itself is not in the repository. */
  file: z.string(),
  /** Of that text: whoever publishes a file of this digest publishes the source. */
  digest: Digest,
  kind: z.enum(['ministry', 'cafrad', 'press']),
  title: Texts,
  dateAsStated: Texts,
})

const DocumentFacts = z.strictObject({
  /** Relative to `samples/`. */
  path: z.string(),
  /** The Markdown that a PDF or DOCX was made from. */
  writtenIn: z.string().optional(),
  slug: z.string(),
  language: CorpusLanguage,
  title: z.string(),
  /** Every sentence that states a fact, verbatim, in reading order. */
  sentences: z.array(
    z.strictObject({ text: z.string(), facts: z.array(FactId).min(1), sources: z.array(SourceId).min(1) }),
  ),
  /** Table cells that are a field of a record rather than a sentence. */
  fields: z
    .array(
      z.strictObject({
        text: z.string(),
        record: FactId,
        field: z.enum(['partner', 'state']),
        sources: z.array(SourceId).min(1),
      }),
    )
    .optional(),
  /** What is written around the facts (headings, notice, column names): never a quote. */
  frame: z.array(z.string()),
})

export const FactsFile = z.strictObject({ sources: z.array(FactSource), documents: z.array(DocumentFacts) })
export type DocumentFacts = z.infer<typeof DocumentFacts>

export const GoldenQuestion = z.strictObject({
  id: z.string().regex(/^G\d{2}$/),
  /** BCP 47; `ary-Latn` is Darija in Latin letters (arabizi). */
  language: z.enum(['ar', 'fr', 'en', 'ary', 'ary-Latn']),
  question: z.string(),
  expected: z.enum(['answer', 'abstain']),
  /** Each group of `tokens` lists the same words in the languages of the corpus: one of each group must be quoted. */
  mustShow: z.strictObject({ facts: z.array(FactId), tokens: z.array(z.array(z.string().min(1)).min(1)) }),
  mayShow: z.strictObject({ facts: z.array(FactId) }),
  never: z.array(z.string().min(1)),
  neverScope: z.enum(['answer', 'shown', 'anywhere']).optional(),
  sources: z.array(SourceId),
  note: z.string().optional(),
})
export type GoldenQuestion = z.infer<typeof GoldenQuestion>

export const DataSetFile = z.strictObject({
  slug: z.string(),
  title: Texts,
  description: Texts,
  publisher: z.strictObject({ slug: z.string(), name: Texts }),
  /** SPDX identifier. */
  licence: z.literal('CC-BY-4.0'),
  label: z.strictObject({
    secrecy: z.literal('public'),
    personal: z.literal('none'),
    sectors: z.array(z.string()),
    /** `anywhere`: no jurisdiction is excluded. */
    residency: z.literal('anywhere'),
  }),
  provenance: z.literal('restated'),
  facts: z.string(),
  goldenQuestions: z.string(),
  /** Why what its golden questions hold identifies nobody. */
  findingsAnswer: z.string(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      slug: z.string(),
      language: CorpusLanguage,
      title: Texts,
      restates: z.array(SourceId).min(1),
    }),
  ),
})

const Example = z.strictObject({
  question: z.string(),
  goldenId: GoldenQuestion.shape.id,
  /** `golden`: the golden question itself; `translation`: the same question in the language of the page. */
  form: z.enum(['golden', 'translation']),
  expected: GoldenQuestion.shape.expected,
  /** The corpus has no text in this language: offer it only where search crosses languages. */
  crossLanguage: z.boolean(),
})

export const ExamplesFile = z.strictObject({ ar: z.array(Example), fr: z.array(Example), en: z.array(Example) })

/** Words of a sample document, to the letter; they stand in it once. */
const SampleCitation = z.strictObject({ in: z.string(), words: z.string().min(1) })
/** A stretch of a source text, by content alone: offsets count code points of the page, `quote` is what stands there. */
const SourceAnchor = z.strictObject({
  source: SourceId,
  document: Digest,
  page: z.number().int().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: Digest,
})

const SampleValue = z.strictObject({
  texts: Texts.partial().optional(),
  date: z.string().optional(),
  number: z.number().optional(),
  /** Another record, by its slug. */
  record: z.string().optional(),
  /** Official code of a region. */
  region: z.string().optional(),
  term: z.string().optional(),
  /** A page of the installation, after its language. */
  address: z.string().optional(),
  citations: z.array(z.union([SampleCitation, SourceAnchor])).default([]),
})

const SampleRecord = z.strictObject({
  kind: z.string(),
  slug: z.string(),
  code: z.string().optional(),
  fields: z.record(z.string(), z.array(SampleValue).min(1)),
})
export type SampleRecord = z.infer<typeof SampleRecord>

/** A record stands behind those that it links to, except where two link to each other. */
export const RecordsFile = z.strictObject({ records: z.array(SampleRecord) })

const SampleProblem = z.strictObject({
  code: z.string().regex(/^P[1-9]$/),
  title: Texts,
  need: Texts,
  people: Texts,
  dataThatExist: Texts.optional(),
  dataMissing: Texts.optional(),
  /** Its data are the sample's own data set. */
  hasSampleDataSet: z.boolean().default(false),
  sectors: z.array(z.string()),
  /** Axes, and records that it follows from, by their slugs. */
  axes: z.array(z.string()).default([]),
  from: z.array(z.string()).default([]),
  /** Who has the need and works on it; left out: not stated. */
  owner: Texts.optional(),
  state: z.enum(['open', 'worked-on']),
})
export type SampleProblem = z.infer<typeof SampleProblem>

export const ProblemsFile = z.strictObject({ problems: z.array(SampleProblem) })
