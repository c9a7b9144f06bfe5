/** The parts of a message (RFC 2045, 2046) and its fields, from its bytes in one pass. Nothing is decoded but what is asked for. */
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import { decodeText } from '../text-encoding.ts'
import { decodeWords } from './encoded-words.ts'

export type MimePart = {
  /** Lower case, without parameters. */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  /** Unfolded, as written, by name in lower case; of several with one name the first. */
  readonly fields: ReadonlyMap<string, string>
  readonly disposition: 'inline' | 'attachment' | undefined
  readonly fileName: string | undefined
  /** Of a `multipart`. */
  readonly children: MimePart[]
  /** Decoded from its transfer encoding, of a part that is no `multipart`. */
  bytes(): Buffer
}

/** Forwards of forwards have some ten. */
const MOST_DEPTH = 100
const MOST_PARTS = 5_000
/** RFC 2046 allows 70 characters; some programs take more. */
const LONGEST_BOUNDARY = 200

/** The message with its parts below it. @throws DocumentRefused `document.unreadable` when there are parts without end. */
export function readMime(bytes: Buffer): MimePart {
  let at = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0
  // A line that mail boxes put before each message.
  if (bytes.subarray(at, at + 5).toString('latin1') === 'From ') at = endOfLine(bytes, at)
  const message = partAt(bytes, at, 'text/plain')
  const open: Open[] = [message]
  const boundaries = new Map<string, number>()
  const announce = () => {
    const boundary = open.at(-1)!.boundary
    if (boundary === undefined) return
    if (open.length > MOST_DEPTH) throw new DocumentRefused('document.unreadable', { format: 'EML' })
    boundaries.set(boundary, open.length - 1)
  }
  /** Ends every part deeper than `depth` before the delimiter that stands at `end`. */
  const closeTo = (depth: number, end: number) => {
    while (open.length > depth + 1) {
      const part = open.pop()!
      part.end ??= withoutLineEnd(bytes, part.start, end)
      if (part.boundary !== undefined) boundaries.delete(part.boundary)
    }
  }
  announce()
  let parts = 1
  for (let line = message.start; line < bytes.length; ) {
    const end = endOfLine(bytes, line)
    const found = boundaries.size > 0 ? delimiterAt(bytes, line, end, boundaries) : undefined
    if (found) {
      closeTo(found.depth, line)
      const parent = open.at(-1)!
      if (found.last) {
        parent.end = line
        boundaries.delete(parent.boundary!)
      } else {
        if (++parts > MOST_PARTS) throw new DocumentRefused('document.unreadable', { format: 'EML' })
        const child = partAt(bytes, end, parent.part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain')
        parent.part.children.push(child.part)
        open.push(child)
        announce()
        line = child.start
        continue
      }
    }
    line = end
  }
  closeTo(0, bytes.length)
  message.end ??= bytes.length
  return message.part
}

/** A part whose end is not known yet. */
type Open = {
  readonly part: MimePart
  readonly start: number
  end: number | undefined
  readonly boundary: string | undefined
}

function partAt(bytes: Buffer, at: number, usualType: string): Open {
  const { fields, end: start } = fieldsAt(bytes, at)
  const { value, parameters } = parametersOf(fields.get('content-type') ?? usualType)
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value : 'text/plain'
  const disposition = parametersOf(fields.get('content-disposition') ?? '')
  const fileName = disposition.parameters.get('filename') ?? parameters.get('name')
  const boundary = type.startsWith('multipart/') ? parameters.get('boundary')?.trimEnd() : undefined
  const open: Open = {
    start,
    end: undefined,
    boundary: boundary !== undefined && boundary !== '' && boundary.length <= LONGEST_BOUNDARY ? boundary : undefined,
    part: {
      type,
      parameters,
      fields,
      disposition: disposition.value === 'attachment' || disposition.value === 'inline' ? disposition.value : undefined,
      fileName: fileName === undefined ? undefined : decodeWords(fileName),
      children: [],
      bytes: () => decodeTransfer(bytes.subarray(start, open.end), fields.get('content-transfer-encoding') ?? ''),
    },
  }
  return open
}

function endOfLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(0x0a, from)
  return end < 0 ? bytes.length : end + 1
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046, 5.1.1). */
function withoutLineEnd(bytes: Buffer, start: number, end: number): number {
  if (end > start && bytes[end - 1] === 0x0a) end--
  if (end > start && bytes[end - 1] === 0x0d) end--
  return end
}

function delimiterAt(
  bytes: Buffer,
  from: number,
  end: number,
  boundaries: ReadonlyMap<string, number>,
): { readonly depth: number; readonly last: boolean } | undefined {
  if (bytes[from] !== 0x2d || bytes[from + 1] !== 0x2d || end - from > LONGEST_BOUNDARY + 8) return undefined
  const text = bytes.toString('latin1', from + 2, end).trimEnd()
  const depth = boundaries.get(text)
  if (depth !== undefined) return { depth, last: false }
  const closing = text.endsWith('--') ? boundaries.get(text.slice(0, -2)) : undefined
  return closing === undefined ? undefined : { depth: closing, last: true }
}

/** A header as long as a book is none. */
const MOST_HEADER_BYTES = 1024 * 1024

/** The fields up to the first empty line, and where the body starts. */
function fieldsAt(bytes: Buffer, at: number): { readonly fields: Map<string, string>; readonly end: number } {
  const fields = new Map<string, string>()
  const lines: Buffer[] = []
  const close = () => {
    if (lines.length === 0) return
    const line = decodedField(Buffer.concat(lines)).replace(/\r?\n/g, '')
    lines.length = 0
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  const start = at
  while (at < bytes.length) {
    const end = endOfLine(bytes, at)
    if (end - start > MOST_HEADER_BYTES) throw new DocumentRefused('document.unreadable', { format: 'EML' })
    const line = bytes.subarray(at, end)
    at = end
    if (line[0] === 0x0a || (line[0] === 0x0d && line[1] === 0x0a)) break
    if (line[0] !== 0x20 && line[0] !== 0x09) close()
    lines.push(line)
  }
  close()
  return { fields, end: at }
}

/** Fields are ASCII, or UTF-8 (RFC 6532); some programs write what they have. */
function decodedField(bytes: Buffer): string {
  try {
    return decodeText(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

/** A value and its parameters (RFC 2045, 5.1), continued and encoded ones put together (RFC 2231). */
function parametersOf(field: string): { readonly value: string; readonly parameters: Map<string, string> } {
  const [value = '', ...rest] = field.match(/(?:"(?:\\.|[^"\\])*"|[^;"])+/g) ?? []
  const pieces = new Map<string, { readonly order: number; readonly encoded: boolean; readonly text: string }[]>()
  for (const parameter of rest) {
    const match = /^\s*([^\s=*]+)(?:\*([0-9]{1,3}))?(\*)?\s*=\s*([\s\S]*?)\s*$/.exec(parameter)
    if (!match) continue
    const name = match[1]!.toLowerCase()
    const text = match[4]!.replace(/^"([\s\S]*)"$/, '$1').replace(/\\(["\\])/g, '$1')
    const piece = { order: Number(match[2] ?? 0), encoded: match[3] !== undefined, text }
    const others = pieces.get(name)
    if (others) others.push(piece)
    else pieces.set(name, [piece])
  }
  const parameters = new Map<string, string>()
  for (const [name, parts] of pieces) {
    const ordered = parts.sort((a, b) => a.order - b.order)
    const charset = ordered[0]!.encoded ? /^([^']*)'[^']*'/.exec(ordered[0]!.text) : null
    if (!charset) {
      parameters.set(name, ordered.map(({ text }) => text).join(''))
      continue
    }
    const bytes = ordered.map(({ text, encoded }, i) =>
      encoded ? percentDecoded(i === 0 ? text.slice(charset[0].length) : text) : Buffer.from(text, 'latin1'),
    )
    parameters.set(name, decodedOr(Buffer.concat(bytes), charset[1]!))
  }
  return { value: value.trim().toLowerCase(), parameters }
}

function percentDecoded(text: string): Buffer {
  const decoded = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(decoded, 'latin1')
}

function decodedOr(bytes: Buffer, charset: string): string {
  try {
    return decodeText(bytes, charset)
  } catch {
    return bytes.toString('latin1')
  }
}

/** RFC 2045, 6. What is neither base64 nor quoted-printable stands as it is. */
function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(bytes.toString('latin1'), 'base64')
    case 'quoted-printable':
      return unquoted(bytes)
    default:
      return bytes
  }
}

/** RFC 2045, 6.7; what is not well-formed stays as it is, as robust programs do. */
function unquoted(bytes: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === 0x3d) {
      const softEnd = bytes[i + 1] === 0x0a ? 1 : bytes[i + 1] === 0x0d && bytes[i + 2] === 0x0a ? 2 : 0
      if (softEnd > 0) {
        i += softEnd
        continue
      }
      const hex = bytes.toString('latin1', i + 1, i + 3)
      if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
        result[length++] = Number.parseInt(hex, 16)
        i += 2
        continue
      }
    }
    result[length++] = byte
  }
  return result.subarray(0, length)
}
