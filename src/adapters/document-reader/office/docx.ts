/** Word documents (ECMA-376-1, WordprocessingML), by way of HTML. */
import mammoth from 'mammoth'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import type { Archive } from '../archive.ts'
import { readHtml } from '../html.ts'
import type { Block } from '../parts.ts'
import { relationshipsOf } from './package.ts'
import { readXml } from './xml.ts'

/** @throws DocumentRefused `document.unsafe-xml` or `document.unreadable`. */
export async function readDocx(bytes: Buffer, archive: Archive): Promise<Block[]> {
  // The converter reads the whole tree at once and walks it recursively: what could harm it is refused before.
  const main = (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument')!.target
  const others = (await relationshipsOf(archive, main)).map(({ target }) => target)
  for (const part of [main, ...others.filter((target) => target.endsWith('.xml'))]) {
    await readXml(archive.chunks(part), 'DOCX', { open() {}, close() {} })
  }
  try {
    const result = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    )
    return readHtml(withMarkedNotes(result.value))
  } catch {
    throw new DocumentRefused('document.unreadable', { format: 'DOCX' })
  }
}

/** Notes stand at the end of what the converter makes, as list items with a link back. */
function withMarkedNotes(html: string): string {
  return html
    .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    .replace(/<li id="((?:foot|end)note-)/g, '<li role="doc-footnote" id="$1')
}
