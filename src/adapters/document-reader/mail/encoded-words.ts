/** Words that are not ASCII, inside fields that are (RFC 2047). */
import { decodeText } from '../text-encoding.ts'

/** The language that RFC 2231 allows behind the charset is left out. */
const WORD = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]*)\?=/g

/**
 * The text with its encoded words decoded. White space between two of them goes (6.2), and those of one charset are decoded
 * together, since some programs cut a character in two.
 */
export function decodeWords(text: string): string {
  let result = ''
  let from = 0
  let open: { readonly charset: string; readonly source: string; bytes: Buffer } | undefined
  const close = () => {
    if (open) result += decoded(open)
    open = undefined
  }
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(from, match.index)
    const charset = match[1]!.toLowerCase()
    const bytes = bytesOf(match[2]!, match[3]!)
    const goesOn = open !== undefined && /^\s*$/.test(between)
    if (goesOn && open?.charset === charset) {
      open = { charset, source: open.source + match[0], bytes: Buffer.concat([open.bytes, bytes]) }
    } else {
      close()
      if (!goesOn) result += between
      open = { charset, source: match[0], bytes }
    }
    from = match.index + match[0].length
  }
  close()
  return result + text.slice(from)
}

/** A word in an encoding that nobody knows stays as it is written. */
function decoded({ charset, source, bytes }: { charset: string; source: string; bytes: Buffer }): string {
  try {
    return decodeText(bytes, charset)
  } catch {
    return source
  }
}

function bytesOf(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64')
  const unquoted = text
    .replace(/_/g, ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(unquoted, 'latin1')
}
