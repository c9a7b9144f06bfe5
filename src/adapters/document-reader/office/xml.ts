/**
 * The XML inside office documents, read as a stream. Nothing is fetched and no entity is expanded but the five of XML itself:
 * a document type declaration, which no office program writes, refuses the document (billion laughs, external entities).
 */
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'

export type XmlElement = {
  /** Short name of its namespace and local name, whatever prefix the document chose: `table:table-row`, `main:row`. */
  readonly name: string
  /** Of the attribute with this name; those without a namespace have only a local name. */
  attribute(name: string): string | undefined
}

export type XmlHandler = {
  open(element: XmlElement): void
  close(element: XmlElement): void
  /** May come in several pieces. */
  text?(text: string): void
}

/** Elements within elements. Tables in tables in text boxes stay under a hundred. */
const MOST_DEPTH = 1_000

/**
 * @param format Named in the refusal.
 * @throws DocumentRefused `document.unsafe-xml` when it declares a document type, `document.unreadable` when it is not
 * well-formed, not Unicode, or nested without end.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, format: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const elements: XmlElement[] = []
  const shortNames = new Map<string, string>()
  const shortName = (uri: string, local: string) => {
    const space = shortNames.get(uri) ?? shortNameOf(uri)
    shortNames.set(uri, space)
    return space === '' ? local : `${space}:${local}`
  }
  parser.on('doctype', () => {
    throw new DocumentRefused('document.unsafe-xml')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (elements.length >= MOST_DEPTH) throw new DocumentRefused('document.unreadable', { format })
    const element: XmlElement = {
      name: shortName(uri, local),
      attribute(name) {
        for (const key in attributes) {
          const attribute = attributes[key] as SaxesAttributeNS
          if (shortName(attribute.uri, attribute.local) === name) return attribute.value
        }
        return undefined
      },
    }
    elements.push(element)
    handler.open(element)
  })
  parser.on('closetag', () => handler.close(elements.pop()!))
  if (handler.text) {
    const receive = (text: string) => handler.text?.(text)
    parser.on('text', receive)
    parser.on('cdata', receive)
  }
  try {
    let decoder: TextDecoder | undefined
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    // A part that is not there says nothing.
    if (decoder) parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('document.unreadable', { format })
  }
}

/** XML 1.0, 4.3.3: UTF-16 has a byte order mark, and what has none is UTF-8 in an office document. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** `urn:…:xmlns:table:1.0` is `table`, `http://…/spreadsheetml/2006/main` and its strict variant are `main`. */
function shortNameOf(uri: string): string {
  const parts = uri.split(uri.startsWith('urn:') ? ':' : '/').filter((part) => !/^[0-9.]*$/.test(part))
  return parts.at(-1) ?? ''
}
