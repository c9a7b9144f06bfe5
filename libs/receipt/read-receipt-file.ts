import type * as z from 'zod/mini'
import { canonicalJson, parseJsonStrict } from '../canonical-json/index.ts'
import { type Finding, failed } from './finding.ts'

/** Above any honest receipt; bounds the work a hostile file can cause. */
export const MAX_RECEIPT_BYTES = 5_000_000

/** The file's bytes have to be the canonical JSON of what they say, so that one receipt is one file. */
export function readReceiptFile<Receipt>(
  bytes: Uint8Array,
  schema: z.ZodMiniType<Receipt>,
  format: string,
): { receipt: Receipt } | { finding: Finding } {
  const read = readJson(bytes)
  if ('finding' in read) return read
  const { text, value } = read
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    if (formatIn(value) !== format) return { finding: failed('unknown-format') }
    return { finding: failed('not-the-schema', { place: parsed.error.issues[0]?.path.join('.') ?? '' }) }
  }
  // Writing what was understood, not what was read, shows that nothing was passed over.
  const canonical = canonicalJson(parsed.data)
  if (text !== canonical && text !== `${canonical}\n`) return { finding: failed('not-canonical') }
  return { receipt: parsed.data }
}

/** What a file says it is; undefined when it says nothing that can be read. */
export function formatOf(bytes: Uint8Array): string | undefined {
  const read = readJson(bytes)
  return 'value' in read ? formatIn(read.value) : undefined
}

function readJson(bytes: Uint8Array): { text: string; value: unknown } | { finding: Finding } {
  if (bytes.length > MAX_RECEIPT_BYTES) return { finding: failed('too-large', { bytes: bytes.length }) }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { finding: failed('not-utf8') }
  }
  try {
    return { text, value: parseJsonStrict(text) }
  } catch {
    return { finding: failed('not-json') }
  }
}

function formatIn(value: unknown): string | undefined {
  const isNamed = value !== null && typeof value === 'object' && 'format' in value
  return isNamed && typeof value.format === 'string' ? value.format : undefined
}
