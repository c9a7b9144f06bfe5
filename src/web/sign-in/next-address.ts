import { localised } from '../addresses.ts'

const longest = 1_000

/**
 * Where somebody goes after signing in, as an address of ours that starts after the language, like those of
 * `addresses.ts`. Anything that a browser could take for another place, or that hides what it is, is nothing: only the
 * characters of a path and a query pass (RFC 3986), no empty or climbing part, encoded or not, and no control, backslash
 * or turn of direction in what they stand for.
 */
export function nextAddress(given: string | null | undefined): string | undefined {
  if (!given || given.length > longest || !/^\/(?:[\w\-.~!$&'()*+,;=:@/?]|%[\dA-Fa-f]{2})*$/.test(given))
    return undefined
  const decoded = decodedFully(given)
  if (decoded === undefined || /[\p{Cc}\p{Cf}\\]/u.test(decoded)) return undefined
  const path = decoded.split('?')[0]!
  if (/\/\/|\/\.{1,2}(?:\/|$)/.test(path)) return undefined
  const origin = 'https://ours.invalid'
  const reached = new URL(localised('ar', given), origin)
  return reached.origin === origin && reached.pathname.startsWith('/ar/') ? given : undefined
}

/** What is left when nothing more is encoded; nothing for what is encoded again and again, or is not UTF-8. */
function decodedFully(text: string): string | undefined {
  let decoded = text
  for (let i = 0; i < 4; i++) {
    try {
      const once = decodeURIComponent(decoded)
      if (once === decoded) return decoded
      decoded = once
    } catch {
      return undefined
    }
  }
  return undefined
}
