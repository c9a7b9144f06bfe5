import { z } from 'zod'
import { parseJsonStrict } from '../../../../libs/canonical-json/index.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { inputInvalid } from '../../../kernel/problems.ts'
import { FieldName, GivenFields } from '../record.ts'
import type { ImportedRecord, UnreadRecord } from './imported-record.ts'
import { mostRecords } from './imported-record.ts'
import { jsonBroken, linkedDataUnknown, recordTwice, tooManyRecords } from './problems.ts'
import { saidParts } from './said-parts.ts'

/** One of ours, of whichever installation. It is recognised, not fetched. */
const ContextAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^/]+\/records\/context\.jsonld$/)

const Selector = z.union([
  z.object({ '@type': z.literal('TextQuoteSelector'), exact: z.string().min(1).max(20_000) }),
  z.object({
    '@type': z.literal('TextPositionSelector'),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
  }),
])
const SelectedStretch = z.object({
  document: Digest,
  page: z.number().int().min(1),
  quote: Digest,
  selector: z.array(Selector).min(1).max(4),
})
const LinkedStatement = z.object({
  field: FieldName,
  texts: z.unknown().optional(),
  date: z.unknown().optional(),
  number: z.unknown().optional(),
  record: z.object({ slug: z.string() }).optional(),
  region: z.unknown().optional(),
  term: z.unknown().optional(),
  address: z.unknown().optional(),
  citations: z.array(SelectedStretch).max(20).default([]),
})
const LinkedRecord = z.object({
  kind: z.string().max(40),
  slug: z.string().max(80),
  code: z.string().max(40).optional(),
  statements: z.array(LinkedStatement).max(2_000),
})

/**
 * The records of JSON-LD that an installation of this platform wrote: one, or those of a list. It is read by the names of
 * our own context, as written: JSON-LD in another form has to be brought into it first.
 *
 * @throws Problem for a text that is not that.
 */
export function readLinkedData(text: string): (ImportedRecord | UnreadRecord)[] {
  const document = parsed(text)
  const { '@context': context, '@graph': graph } = document
  if (!ContextAddress.safeParse(context).success) throw linkedDataUnknown({})
  if (graph !== undefined && !Array.isArray(graph)) throw linkedDataUnknown({})
  const records: readonly unknown[] = graph ?? [document]
  if (records.length > mostRecords) throw tooManyRecords({ maximum: mostRecords })
  const slugs = new Set<string>()
  return records.map((written, i) => {
    const record = readRecord(written, i + 1)
    if (record.slug === null || 'problem' in record) return record
    if (slugs.has(record.slug)) return { at: record.at, slug: record.slug, problem: recordTwice({}) }
    slugs.add(record.slug)
    return record
  })
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = parseJsonStrict(text)
  } catch (error) {
    throw jsonBroken({ line: lineOf(text, error) })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw linkedDataUnknown({})
  return value as Readonly<Record<string, unknown>>
}

/** The line that the parser's message means, which counts characters; the first when it says nothing. */
function lineOf(text: string, error: unknown): number {
  const position = /at (?:position )?(\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return text.slice(0, Number(position ?? 0)).split('\n').length
}

function readRecord(written: unknown, at: number): ImportedRecord | UnreadRecord {
  const read = LinkedRecord.safeParse(written, { reportInput: true })
  if (!read.success) return { at, slug: slugOf(written), problem: inputInvalid(read.error) }
  const { kind, slug, code = null, statements } = read.data
  const given = new Map<string, unknown[]>()
  for (const { field, record, citations, ...parts } of statements) {
    const value = saidParts({
      texts: parts.texts,
      date: parts.date,
      number: parts.number,
      record: record?.slug,
      region: parts.region,
      term: parts.term,
      address: parts.address,
      citations: citations.map(givenCitation),
    })
    const values = given.get(field) ?? []
    values.push(value)
    given.set(field, values)
  }
  const fields = GivenFields.safeParse(Object.fromEntries(given), { reportInput: true })
  if (!fields.success) return { at, slug, problem: inputInvalid(fields.error) }
  return { at, slug, kind, code, fields: fields.data }
}

function givenCitation({ document, page, quote, selector }: z.infer<typeof SelectedStretch>): unknown {
  const place = selector.find((one) => one['@type'] === 'TextPositionSelector')
  if (place) return { document, page, start: place.start, end: place.end, quote }
  const words = selector.find((one) => one['@type'] === 'TextQuoteSelector')
  return { document, page, words: words?.exact }
}

/** To say which record could not be read. */
function slugOf(written: unknown): string | null {
  return z.object({ slug: z.string().max(80) }).safeParse(written).data?.slug ?? null
}
