import { decodeBase64, encodeBase64 } from '../transparency-log/index.ts'

/** base64url without padding (RFC 4648 section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes of a text that the receipt's schema has already found to be base64url of a salt. */
export function decodeBase64url(text: string): Uint8Array | undefined {
  const padded = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(text.length / 4) * 4, '=')
  return decodeBase64(padded)
}
