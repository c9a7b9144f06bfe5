import type * as z from 'zod/mini'
import { canonicalJson } from '../canonical-json/index.ts'
import { failed, formatIn, readJsonFile } from '../offline-check/index.ts'
import type { Finding } from './report.ts'

/** Above any honest receipt; bounds the work a hostile file can cause. */
export const MAX_RECEIPT_BYTES = 5_000_000

/** The file's bytes have to be the canonical JSON of what they say, so that one receipt is one file. */
export function readReceiptFile<Receipt>(
  bytes: Uint8Array,
  schema: z.ZodMiniType<Receipt>,
  format: string,
): { receipt: Receipt } | { finding: Finding } {
  const read = readJsonFile(bytes, MAX_RECEIPT_BYTES)
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
  const read = readJsonFile(bytes, MAX_RECEIPT_BYTES)
  return 'value' in read ? formatIn(read.value) : undefined
}
