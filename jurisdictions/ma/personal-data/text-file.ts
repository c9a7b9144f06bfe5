import type { NamedFile } from '../../../src/kernel/ports/personal-data.ts'
import { jsonText, markupText, plainText, type ReadableText } from './readable-text.ts'

/** How a text-like file is read: as a table, parted by a tab or by what its first line says, or as a text. */
export type FileForm =
  | { readonly kind: 'table'; readonly separator: string | undefined }
  | { readonly kind: 'text'; readonly readable: () => ReadableText }

/** How a file is read by what it is said to be; `undefined` when that is nothing text-like. */
export function formOf({ path, mediaType }: NamedFile): FileForm | undefined {
  const type = mediaType.split(';', 1)[0]!.trim().toLowerCase()
  const extension = /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  if (type === 'text/tab-separated-values' || extension === 'tsv') return { kind: 'table', separator: '\t' }
  if (type === 'text/csv' || extension === 'csv') return { kind: 'table', separator: undefined }
  if (
    /^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml|image\/svg\+xml)$/.test(type) ||
    /^(?:x?html?|xml|svg)$/.test(extension)
  ) {
    return { kind: 'text', readable: markupText }
  }
  if (/[/+](?:json|x-ndjson|jsonl)$/.test(type) || /^(?:json|jsonl|ndjson|geojson)$/.test(extension)) {
    return { kind: 'text', readable: jsonText }
  }
  const isText = type.startsWith('text/') || /^(?:txt|text|md|markdown|ttl)$/.test(extension)
  return isText ? { kind: 'text', readable: plainText } : undefined
}

/** How many bytes are looked at to see that a file is no text. */
const seen = 1_024

/**
 * The text of a file in pieces, after its byte order mark: UTF-16 where that says so, otherwise UTF-8, with U+FFFD for what is
 * neither. `undefined` for what is no text: PDF, ZIP, or anything with a zero byte in front.
 */
export async function piecesOf(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ mark: string; pieces: AsyncIterable<string> } | undefined> {
  const source = bytes[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let isEnded = false
  while (head.length < seen && !isEnded) {
    const next = await source.next()
    isEnded = next.done === true
    if (!next.done) head = Buffer.concat([head, next.value])
  }
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
  const start = head.subarray(0, seen)
  if (isBinary(start) || (encoding === 'utf-8' && start.includes(0))) {
    await source.return?.()
    return undefined
  }
  const decoder = new TextDecoder(encoding)
  const hasMark = encoding !== 'utf-8' || (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
  async function* pieces(): AsyncGenerator<string> {
    try {
      yield decoder.decode(head, { stream: true })
      while (!isEnded) {
        const next = await source.next()
        isEnded = next.done === true
        if (!next.done) yield decoder.decode(next.value, { stream: true })
      }
      yield decoder.decode()
    } finally {
      if (!isEnded) await source.return?.()
    }
  }
  return { mark: hasMark ? '\ufeff' : '', pieces: pieces() }
}

/** What PDF and ZIP files begin with. */
function isBinary(start: Buffer): boolean {
  return ['%PDF-', 'PK\u0003\u0004'].some((sign) => start.toString('latin1').startsWith(sign))
}
