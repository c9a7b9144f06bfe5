import * as z from 'zod/mini'
import { SystemEvidence } from './evaluation-documents.ts'
import { count, digest, list, salt, text } from './schema.ts'

/** Changes when a reader of the old format could misread the new one. */
export const RECEIPT_FORMAT = 'jazari-receipt@v1'

/** Parts that this version of the platform does not have yet. They are named, so that nobody takes them for checked. */
export const NOT_YET = 'not-applicable-yet'

const instant = z.iso.datetime({ precision: 3 })
const receiptId = z.string().check(z.regex(/^rc_[a-z2-7]{26}$/))

/** `primary`: the source itself. `restated`: somebody's account of it. */
const provenance = z.enum(['primary', 'restated'])

const RulePack = z.strictObject({ id: text(200), version: text(200), digest })

/** Whose words a source holds. */
const SOURCE_KINDS = ['ministry', 'intergovernmental', 'press', 'law', 'other'] as const

/** Somebody else's text that a quote gives an account of, described in the language of the answer. */
const RestatedSource = z.strictObject({
  /** Its short name in the data set: `S1`. */
  source: text(100).check(z.minLength(1)),
  kind: z.enum(SOURCE_KINDS),
  title: text(1_000),
  /** In the words of the source, which may lack a year. */
  dateAsStated: text(2_000),
})

/** A record of the installation that cites a quote. */
const CitingRecord = z.strictObject({
  slug: text(100).check(z.minLength(1)),
  /** Its short sign: `A3`. */
  code: z.nullable(text(100)),
  /** In the language of the answer. */
  title: text(2_000),
})

const LegalKind = text(40)

/** Where a quote stands in a legal text, as the installation reads the document; `place` of the platform's search. */
const LegalPlace = z.strictObject({
  text: z.nullable(
    z.strictObject({
      kind: LegalKind,
      number: z.nullable(text(100)),
      issued: z.nullable(text(10)),
      effect: z.nullable(z.strictObject({ asStated: text(1_000), date: z.nullable(text(10)) })),
      published: z.nullable(z.strictObject({ bulletin: text(100), date: z.nullable(text(10)) })),
    }),
  ),
  divisions: list(z.strictObject({ label: text(1_000), title: z.nullable(text(1_000)) }), 20),
  article: text(100),
  articleName: z.enum(['article', 'fasl']),
  paragraph: z.nullable(text(100)),
  point: z.nullable(text(100)),
  quoted: z.nullable(
    z.strictObject({ kind: z.nullable(LegalKind), number: z.nullable(text(100)), article: z.nullable(text(100)) }),
  ),
})

/** A sentence as it stands in a document. */
export const Quote = z.strictObject({
  text: text(20_000).check(z.minLength(1)),
  dataSet: text(200),
  version: digest,
  document: z.strictObject({ path: text(1_000), title: text(1_000), digest }),
  extraction: digest,
  page: z.int().check(z.minimum(1)),
  /** Code points of the page's text: `start` is in, `end` is out. */
  start: count,
  end: count,
  provenance,
  /** What it gives an account of, when it is not the source itself. */
  restates: list(RestatedSource, 20),
  /** How the text reads once damage of the file is repaired; the quote itself stays as extracted. */
  repaired: z.nullable(text(20_000)),
  /** The page is in the words of an officer, who corrected what was read from the file. */
  corrected: z.optional(z.literal(true)),
  /** The records by whose words the quote was found, when it was not found by its own. */
  records: z.optional(list(CitingRecord, 20)),
  /** Left out where it stands in no article of a legal text, or not with certainty. */
  place: z.optional(LegalPlace),
  score: z.number(),
})
export type Quote = z.infer<typeof Quote>

/** What the log has committed to: everything a reader of the answer was shown. */
export const ReceiptResult = z.strictObject({
  /** The receipt that this will have. */
  receipt: z.strictObject({ id: receiptId }),
  operation: z.literal('assistants.ask'),
  answeredAt: instant,
  language: z.enum(['ar', 'fr', 'en']),
  /** As stored: what identifies a person is masked. */
  question: text(10_000),
  masked: list(z.strictObject({ type: text(100), count }), 100),
  abstained: z.boolean(),
  reason: z.nullable(z.enum(['no-evidence', 'below-threshold', 'personal-case', 'nothing-published'])),
  answer: z.strictObject({
    quotes: list(Quote, 32),
    /** What the sources say close by when there is no answer: never an answer. */
    nearby: list(Quote, 32),
    /** Two sources do not agree; both are quoted. */
    differ: z.boolean(),
  }),
  /** How much was searched: what the asker may use and is indexed, whether it is quoted or not. */
  searched: z.strictObject({ dataSets: count, documents: count }),
  answerer: z.strictObject({
    name: z.literal('extractive'),
    version: text(200),
    settings: z.record(text(200), z.union([z.number(), z.string(), z.boolean()])),
  }),
  /**
   * The registered system that was asked, by one of its aliases; null when none was. Left out only by results from before
   * systems were registered: the log's commitment tells which receipts may say of evaluation that it is not there yet.
   */
  system: z.optional(
    z.nullable(
      z.strictObject({
        id: text(40),
        slug: text(100),
        stage: z.enum(['staff', 'production']),
        /** Of its assistant. */
        version: digest,
        /** SHA-256 over the standing that let it answer. */
        evidence: digest,
      }),
    ),
  ),
  rulePacks: list(RulePack, 100),
  versions: list(
    z.strictObject({
      dataSet: text(200),
      version: digest,
      title: text(1_000),
      publisher: text(1_000),
      provenance,
      licence: text(200),
      /** Why whoever asked may read it: everybody may, by their role, or by the permit. */
      ground: z.optional(z.enum(['open', 'role', 'permit'])),
    }),
    1_000,
  ),
  /** The pages that the quotes stand on, each once. */
  pages: list(z.strictObject({ extraction: digest, page: z.int().check(z.minimum(1)), digest }), 64),
})
export type ReceiptResult = z.infer<typeof ReceiptResult>

/** What was extracted from a file: its digest is that of this object's canonical JSON. */
export const Extraction = z.strictObject({
  file: digest,
  /** How it was extracted, and which pages an officer corrected. */
  recipe: text(20_000),
  /** Digests of the pages' texts, in order. */
  pages: list(digest, 50_000),
})
export type Extraction = z.infer<typeof Extraction>

/** The receipt of an answer: everything somebody without access to the server needs to check it. */
export const Receipt = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  id: receiptId,
  result: ReceiptResult,
  /** The texts of `result.pages`, in the same order. */
  texts: list(z.strictObject({ extraction: digest, page: z.int(), text: text(1_000_000) }), 64),
  /** In the order in which `result.pages` first names them. */
  extractions: list(Extraction, 64),
  decision: z.strictObject({
    index: count,
    /** The entry of the log, to the byte. */
    entry: text(65_535),
    inputSalt: salt,
    input: z.record(z.string(), z.unknown()),
  }),
  outcome: z.strictObject({ index: count, entry: text(65_535), salt }),
  log: z.strictObject({ origin: text(1_000), decisionProof: text(100_000), outcomeProof: text(100_000) }),
  /** The permit that the answer was given under, and the signed note over it; null for an answer that needed none. */
  permit: z.nullable(
    z.union([
      // In receipts from before there were permits.
      z.literal(NOT_YET),
      z.strictObject({ document: text(200_000), signature: text(210_000) }),
    ]),
  ),
  /** What let the system answer; null exactly when `result.system` is null. */
  evaluation: z.nullable(
    z.union([
      // In receipts whose result leaves `system` out, and in no other.
      z.literal(NOT_YET),
      SystemEvidence,
    ]),
  ),
  witnesses: z.literal(NOT_YET),
})
export type Receipt = z.infer<typeof Receipt>
