import { z } from 'zod'
import { Digest, idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { ShownText } from '../datasets/index.ts'

/** The largest that a column of type `integer` holds. */
const maxInteger = 2 ** 31 - 1

export const RecordId = idSchema('rec')

/** What a record is called in addresses, for ever. */
export const RecordSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** A record by its id or its slug. */
export const RecordName = z.union([RecordId, RecordSlug])

/** Revisions of a record count from 1. */
export const RevisionNumber = z.coerce.number().int().positive().max(maxInteger)

/** Our short sign for it beside its title: `A3`. */
export const RecordCode = z.string().regex(/^[A-Z][A-Z0-9-]{0,11}$/)

/** A day, a month or a year of the Gregorian calendar, as far as the source says. */
const StatedDate = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
  .refine((text) => text.length < 10 || !Number.isNaN(Date.parse(text)))

/** A page of this installation, after its language. */
const InstallationAddress = z
  .string()
  .max(200)
  .regex(/^\/(?:[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)*)?$/)

/** What one value of a field says. Which parts it has follows from the field's type (`kind.ts`). */
export const Statement = z.strictObject({
  texts: Multilingual.nullable(),
  date: StatedDate.nullable(),
  number: z.number().nullable(),
  /** Another record, by its slug. */
  record: RecordSlug.nullable(),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  term: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9.-]*$/)
    .nullable(),
  address: InstallationAddress.nullable(),
})
export type Statement = z.infer<typeof Statement>

/**
 * A stretch of a document, named by the document's content: offsets count code points of the page as extracted, `quote`
 * is the SHA-256 of what stands there (UTF-8).
 */
export const Citation = z.strictObject({
  document: Digest,
  page: z.int32().min(1),
  start: z.int32().nonnegative(),
  end: z.int32().positive(),
  quote: Digest,
})
export type Citation = z.infer<typeof Citation>

/** A citation as somebody gives it: the words are found in the document, or the place is read. */
export const GivenCitation = z.union([
  z.strictObject({
    document: Digest,
    /** The words, to the letter; they must stand in the document once (on that page, when one is given). */
    words: z.string().min(1).max(4000),
    page: z.int32().min(1).optional(),
  }),
  z.strictObject({
    document: Digest,
    page: z.int32().min(1),
    start: z.int32().nonnegative(),
    end: z.int32().positive(),
    /** Given too, it may wait for a document that nobody has published here yet. */
    quote: Digest.optional(),
  }),
])
export type GivenCitation = z.infer<typeof GivenCitation>

/** A value as somebody proposes it. Parts that its type does not have are left out. */
export const GivenValue = z.strictObject({
  ...Statement.partial().shape,
  texts: ShownText.nullable().optional(),
  citations: z.array(GivenCitation).max(20).default([]),
})
export type GivenValue = z.infer<typeof GivenValue>

export const FieldName = z.string().regex(/^[a-z][A-Za-z]{0,39}$/)

/** Citations of one proposal: each is looked for in its document while others wait. */
const mostCitations = 2_000

/** All fields of a proposal; the order of a field's values is the order in which they are shown. */
export const GivenFields = z.record(FieldName, z.array(GivenValue).min(1).max(100)).superRefine((fields, context) => {
  const citations = Object.values(fields).flatMap((values) => values.flatMap((value) => value.citations))
  if (citations.length > mostCitations) {
    context.addIssue({ code: 'too_big', origin: 'array', maximum: mostCitations, path: [], input: citations })
  }
})
export type GivenFields = z.infer<typeof GivenFields>

/** A source that a quote stands for: the document itself, or what the document restates. */
const CitedSource = z.strictObject({
  source: z.string(),
  kind: z.enum(['ministry', 'intergovernmental', 'press', 'law', 'other']),
  title: Multilingual,
  dateAsStated: Multilingual,
})

/** A citation as this reader may see it at this moment: read again, and found to the letter. */
export const ShownCitation = z.strictObject({
  ...Citation.shape,
  /** What stands there. */
  text: z.string(),
  dataSet: z.string(),
  version: Digest,
  path: z.string(),
  /** Of the document. */
  title: Multilingual.nullable(),
  publisher: Multilingual,
  provenance: z.enum(['primary', 'restated']),
  /** False: only an earlier version of the data set has this document. */
  stands: z.boolean(),
  /** What the quote restates; of a primary document, what it is known as, if anything here says so. */
  sources: z.array(CitedSource),
})
export type ShownCitation = z.infer<typeof ShownCitation>

/** A record that a value leads to, as far as this reader may see it. */
export const RecordLink = z.strictObject({
  slug: RecordSlug,
  kind: z.string(),
  code: RecordCode.nullable(),
  title: Multilingual,
})
export type RecordLink = z.infer<typeof RecordLink>

export const ShownValue = z.strictObject({
  ...Statement.omit({ record: true }).shape,
  record: RecordLink.nullable(),
  /** Primary documents first, then newest data first. Empty only for what is ours. */
  citations: z.array(ShownCitation),
  /** None of its citations stands in a version that readers get now. */
  flagged: z.boolean(),
})
export type ShownValue = z.infer<typeof ShownValue>

export const ShownRecord = z.strictObject({
  id: RecordId,
  slug: RecordSlug,
  kind: z.string(),
  code: RecordCode.nullable(),
  /** `superseded` and `retracted` records keep their page and say what became of them. */
  state: z.enum(['published', 'superseded', 'retracted']),
  supersededBy: RecordLink.nullable(),
  /** One title for links and lists: of each language, the first there is. */
  title: Multilingual,
  /** Every field of the kind; none stated: an empty list. */
  fields: z.record(FieldName, z.array(ShownValue)),
  flagged: z.boolean(),
  /** The number of the revision in force. */
  revision: z.number().int().positive(),
  publishedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})
export type ShownRecord = z.infer<typeof ShownRecord>
