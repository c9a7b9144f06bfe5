/** What a reading child says, one JSON text a line. The child has eaten hostile input: what it says is checked like any other. */
import { z } from 'zod'
import type { DocumentMediaType, DocumentRefusal, ReadPage } from '../../kernel/ports/document-reader.ts'
import { MEDIA_TYPES } from './media-type.ts'

const Page: z.ZodType<ReadPage> = z.strictObject({
  number: z.int().min(1),
  text: z.string(),
  paragraphs: z.array(
    z.strictObject({
      start: z.int().min(0),
      end: z.int().min(0),
      kind: z.enum(['heading', 'paragraph', 'list-item', 'table-row', 'footnote', 'furniture']),
    }),
  ),
  ocr: z.exactOptional(
    z.strictObject({
      confidence: z.number().min(0).max(1),
      doubtful: z.array(
        z.strictObject({ start: z.int().min(0), end: z.int().min(0), confidence: z.number().min(0).max(1) }),
      ),
    }),
  ),
})

/** A record, so that a reason added to the port and not here does not compile. */
const everyRefusal: Readonly<Record<DocumentRefusal, true>> = {
  'document.empty': true,
  'document.too-large': true,
  'document.encrypted': true,
  'document.truncated': true,
  'document.mislabelled': true,
  'document.unsupported': true,
  'document.zip-bomb': true,
  'document.unsafe-xml': true,
  'document.too-many-pages': true,
  'document.too-much-text': true,
  'document.too-slow': true,
  'document.too-much-memory': true,
  'document.invalid-encoding': true,
  'document.no-text': true,
  'document.unreadable': true,
}
export const REFUSALS = Object.keys(everyRefusal) as DocumentRefusal[]

export const Frame = z.discriminatedUnion('type', [
  /** A page was read, and comes later: a format that is understood as a whole. */
  z.strictObject({ type: z.literal('read'), page: z.int().min(1), pages: z.int().min(1) }),
  z.strictObject({ type: z.literal('page'), page: Page, pages: z.int().min(1) }),
  z.strictObject({
    type: z.literal('done'),
    recipe: z.string().max(400),
    mediaType: z.enum(MEDIA_TYPES as DocumentMediaType[]),
  }),
  z.strictObject({
    type: z.literal('refused'),
    code: z.enum(REFUSALS),
    values: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
  }),
  /** Not the document's fault: a bug, told whole. */
  z.strictObject({ type: z.literal('failed'), stack: z.string() }),
])
export type Frame = z.infer<typeof Frame>

/** Bytes of one line. A page has at most some hundred thousand glyphs. */
const MOST_FRAME_BYTES = 16 * 1024 * 1024

/** Puts chunks together to lines; throws when a line or the whole grows beyond its bound. */
export function frameReader(mostBytes: number, receive: (frame: Frame) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let lineBytes = 0
  let allBytes = 0
  return (chunk) => {
    allBytes += chunk.length
    let from = 0
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      parts.push(chunk.subarray(from, end))
      const line = Buffer.concat(parts)
      parts = []
      lineBytes = 0
      from = end + 1
      receive(Frame.parse(JSON.parse(line.toString('utf8'))))
    }
    const rest = chunk.subarray(from)
    lineBytes += rest.length
    if (allBytes > mostBytes || lineBytes > MOST_FRAME_BYTES)
      throw new RangeError('a reading child said more than it may')
    if (rest.length > 0) parts.push(rest)
  }
}
