import { parseJsonStrict } from '../canonical-json/index.ts'
import { failed } from './finding.ts'

/** Why a file is no JSON. */
export type NotJson = { readonly finding: ReturnType<typeof failed<'too-large' | 'not-utf8' | 'not-json'>> }

/** What the bytes of a file say, read in the one way that JSON allows. Hostile bytes never throw: they get a finding. */
export function readJsonFile(
  bytes: Uint8Array,
  maxBytes: number,
): { readonly text: string; readonly value: unknown } | NotJson {
  if (bytes.length > maxBytes) return { finding: failed('too-large', { bytes: bytes.length }) }
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

/** What a file says it is; undefined when it does not say it. */
export function formatIn(value: unknown): string | undefined {
  const isNamed = value !== null && typeof value === 'object' && 'format' in value
  return isNamed && typeof value.format === 'string' ? value.format : undefined
}
