/** Small documents made for tests, hostile ones included; nothing here is a file on disk that a scanner would flag. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import type { DocumentReader, ReadDocument } from '../../kernel/ports/document-reader.ts'

/** A file that is gone when the test is over. */
export async function temporaryFile(name: string, bytes: Uint8Array | string) {
  const folder = await mkdtemp(join(tmpdir(), 'jazari-document-'))
  const path = join(folder, name.replace(/[^\w.]/g, '_'))
  await writeFile(path, bytes)
  return { path, name, size: bytes.length, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Reads `bytes` as if somebody had sent them under `name`. */
export async function readBytes(
  reader: DocumentReader,
  name: string,
  bytes: Uint8Array | string,
): Promise<ReadDocument> {
  await using file = await temporaryFile(name, bytes)
  return await reader.read(file, {})
}

/** What its paragraphs quote, each cut from its page by code points. */
export function quotes(document: ReadDocument): string[] {
  return document.pages.flatMap((page) => {
    const points = [...page.text]
    return page.paragraphs.map(({ start, end }) => points.slice(start, end).join(''))
  })
}

/** What its paragraphs quote, each behind its kind, page by page. */
export function kindsAndQuotes({ pages }: ReadDocument): string[][] {
  return pages.map(({ text, paragraphs }) => {
    const points = [...text]
    return paragraphs.map(({ start, end, kind }) => `${kind}: ${points.slice(start, end).join('')}`)
  })
}

/** A PDF file (ISO 32000-1, 7.5) from the bodies of its objects, numbered from 1; object 1 is the catalogue. */
export function pdfFile(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]!.length
  const push = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  for (const [i, body] of objects.entries()) {
    offsets.push(length)
    push(
      Buffer.concat([
        Buffer.from(`${i + 1} 0 obj\n`),
        Buffer.from(body as string, 'latin1'),
        Buffer.from('\nendobj\n'),
      ]),
    )
  }
  const start = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`))
  push(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function stream(dictionary: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

/** Empty pages that share nothing but their size. */
export function pdfWithPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(' ')
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    ...Array<string>(count).fill(page),
  ])
}

/** One page whose content is `operators`, with Helvetica as `/F1`. */
export function pdfWithContent(operators: string, trailer = ''): Buffer {
  return pdfWithContents([operators], trailer)
}

/** A page each. */
export function pdfWithContents(contents: readonly string[], trailer = ''): Buffer {
  const kids = contents.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')
  return pdfFile(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...contents.flatMap((operators, i) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        stream('', Buffer.from(operators, 'latin1')),
      ]),
    ],
    trailer,
  )
}

/** Lines of Helvetica in a page's content; x and y in points from the lower left corner. */
export function textAt(...lines: readonly (readonly [x: number, y: number, size: number, text: string])[]): string {
  const shows = lines.map(
    ([x, y, size, text]) => `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj`,
  )
  return `BT ${shows.join(' ')} ET`
}

/** A page that is only a picture, as a scanner makes it. `pixels` are grey levels; the page's size is in points. */
export function scannedPdf(
  image: { pixels: Uint8Array; width: number; height: number },
  page: { width: number; height: number },
): Buffer {
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
    stream('', Buffer.from(`q ${page.width} 0 0 ${page.height} 0 0 cm /I Do Q`)),
    stream(
      `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
      deflateSync(image.pixels),
    ),
  ])
}

export type ZipEntry = {
  readonly name: string
  readonly bytes: Buffer /** Written in the headers in place of the true size. */
  readonly claimedSize?: number
}

/** A ZIP archive (APPNOTE 6.3) of deflated entries. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, claimedSize } of entries) {
    const packed = deflateRawSync(bytes)
    const fields = zipFields(name, bytes, packed, claimedSize)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    directory.push(directoryEntry(name, fields, offset))
    parts.push(local)
    offset += local.length
  }
  return Buffer.concat([...parts, ...endOfArchive(directory, offset)])
}

/** An archive of which `count` names share one packed file. */
export function overlappingArchive(bytes: Buffer, count: number): Buffer {
  const packed = deflateRawSync(bytes)
  const name = (i: number) => `entry${String(i).padStart(6, '0')}`
  const fields = zipFields(name(0), bytes, packed)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name(0)), packed])
  const directory = Array.from({ length: count }, (_, i) => directoryEntry(name(i), fields, 0))
  return Buffer.concat([local, ...endOfArchive(directory, local.length)])
}

/** What the header of a file and its entry in the directory share (APPNOTE 4.3.7). */
function zipFields(name: string, bytes: Buffer, packed: Buffer, claimedSize?: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(claimedSize ?? bytes.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function directoryEntry(name: string, fields: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)])
}

function endOfArchive(directory: readonly Buffer[], offset: number): Buffer[] {
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return [central, end]
}

/** An archive of XML parts, as office documents are. */
export function officeFile(parts: Readonly<Record<string, string>>, extra: readonly ZipEntry[] = []): Buffer {
  const entries = Object.entries(parts).map(([name, xml]) => ({
    name,
    bytes: Buffer.from(xml.startsWith('<') ? `<?xml version="1.0" encoding="UTF-8"?>${xml}` : xml),
  }))
  return zipFile([...entries, ...extra])
}

const OFFICE = 'http://schemas.openxmlformats.org'
const RELATIONSHIP = `${OFFICE}/officeDocument/2006/relationships`

/** The parts of a package whose main part is `main`. */
export function packageParts(main: string, contentType: string): Record<string, string> {
  return {
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${contentType}"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', main]]),
  }
}

/** Their ids are r1, r2, … */
export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="r${i + 1}" Type="${RELATIONSHIP}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${each.join('')}</Relationships>`
}

type WorkbookParts = {
  readonly sheets: readonly (readonly [name: string, xml: string])[]
  readonly strings?: string
  readonly styles?: string
  readonly properties?: string
  readonly contentType?: string
}

/** A workbook whose sheets are given as what stands in their `worksheet` element. */
export function workbookFile(
  { sheets, strings = '', styles = '', properties = '', contentType }: WorkbookParts,
  extra: readonly ZipEntry[] = [],
): Buffer {
  const main = `xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIP}"`
  const type = contentType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const rels: [string, string][] = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`])
  return officeFile(
    {
      ...packageParts('xl/workbook.xml', type),
      'xl/_rels/workbook.xml.rels': relationships([
        ...rels,
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', '/xl/styles.xml'],
      ]),
      'xl/workbook.xml': `<workbook ${main}><workbookPr ${properties}/><sheets>${sheets.map(([name], i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`,
      'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
      'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
      ...Object.fromEntries(
        sheets.map(([, xml], i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet ${main}>${xml}</worksheet>`]),
      ),
    },
    extra,
  )
}

type SlideParts = { readonly shapes: string; readonly notes?: string }

/** A presentation whose slides are given as the shapes in their tree. */
export function presentationFile(slides: readonly SlideParts[]): Buffer {
  const spaces = `xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:p="${OFFICE}/presentationml/2006/main" xmlns:r="${RELATIONSHIP}" xmlns:mc="${OFFICE}/markup-compatibility/2006"`
  const tree = (root: string, shapes: string) =>
    `<p:${root} ${spaces}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:${root}>`
  return officeFile({
    ...packageParts(
      'ppt/presentation.xml',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    ),
    // The order of the show is not the order of the parts.
    'ppt/_rels/presentation.xml.rels': relationships(
      slides.map((_, i) => ['slide', `slides/slide${slides.length - i}.xml`]),
    ),
    'ppt/presentation.xml': `<p:presentation ${spaces}><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="r${i + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ...Object.fromEntries(
      slides.flatMap(({ shapes, notes }, i) => {
        const number = slides.length - i
        return [
          [`ppt/slides/slide${number}.xml`, tree('sld', shapes)],
          ...(notes === undefined
            ? []
            : [
                [
                  `ppt/slides/_rels/slide${number}.xml.rels`,
                  relationships([['notesSlide', `../notesSlides/notesSlide${number}.xml`]]),
                ],
                [`ppt/notesSlides/notesSlide${number}.xml`, tree('notes', notes)],
              ]),
        ]
      }),
    ),
  })
}

/** A text document of OpenDocument whose `office:text` element holds `body`. */
export function openDocumentFile(body: string, extra: readonly ZipEntry[] = []): Buffer {
  const space = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
  return officeFile(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content ${space('office')} ${space('text')} ${space('table')}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    extra,
  )
}

/** A Word document of one paragraph each. */
export function wordFile(paragraphs: readonly string[], extra: readonly ZipEntry[] = []): Buffer {
  const body = paragraphs
    .map((paragraph) => `<w:p><w:r><w:t xml:space="preserve">${paragraph}</w:t></w:r></w:p>`)
    .join('')
  return wordFileWith(body, extra)
}

/** A Word document whose body is given as XML. */
export function wordFileWith(body: string, extra: readonly ZipEntry[] = []): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return officeFile(
    {
      ...packageParts('word/document.xml', type),
      'word/document.xml': `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    extra,
  )
}

/** Sets for tests live beside the repository: `../shared`, or the folder that JAZARI_SHARED names. */
const shared = process.env.JAZARI_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))

/** Whether the documents with known text are there; says so loudly when not, and fails where they are required. */
export function hasSharedDocuments(): boolean {
  if (existsSync(sharedPath('models/fixtures'))) return true
  if (process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`documents with known text are required in ${shared}`)
  console.warn(
    `SKIPPED: no documents with known text in ${shared}; set JAZARI_SHARED to the folder that holds models/fixtures`,
  )
  return false
}

export function sharedPath(path: string): string {
  return join(shared, path)
}

/**
 * Character error rate: edits (Levenshtein, in code points) that turn `read` into `truth`, divided by the truth's length.
 * Both after NFKC, without bidi controls, white space as single spaces: how `reference/ingestion.md` measured other engines.
 */
export function characterErrorRate(read: string, truth: string): number {
  const { errors, length } = characterErrors(read, truth)
  return errors / length
}

/** The same as two numbers, so that several documents add up. */
export function characterErrors(read: string, truth: string): { readonly errors: number; readonly length: number } {
  const [a, b] = [[...comparable(read)], [...comparable(truth)]]
  return { errors: editDistance(a, b), length: b.length }
}

/**
 * Levenshtein's distance by bit vectors, 32 rows at a time (Myers 1999, Hyyrö 2003): whole documents of some hundred thousand
 * characters in seconds.
 */
function editDistance(a: readonly string[], b: readonly string[]): number {
  const symbols = new Map<string, number>()
  const numbered = b.map((character) => {
    const known = symbols.get(character) ?? symbols.size
    symbols.set(character, known)
    return known
  })
  const steps = new Int8Array(b.length).fill(1)
  const equal = new Int32Array(symbols.size)
  for (let from = 0; from < a.length; from += 32) {
    const rows = a.slice(from, from + 32)
    equal.fill(0)
    for (const [row, character] of rows.entries()) {
      const symbol = symbols.get(character)
      if (symbol !== undefined) equal[symbol]! |= 1 << row
    }
    const last = 1 << (rows.length - 1)
    let plus = -1
    let minus = 0
    for (let column = 0; column < b.length; column++) {
      const step = steps[column]!
      let same = equal[numbered[column]!]!
      const vertical = same | minus
      if (step < 0) same |= 1
      const horizontal = (((same & plus) + plus) ^ plus) | same
      let plusStep = minus | ~(horizontal | plus)
      let minusStep = plus & horizontal
      steps[column] = plusStep & last ? 1 : minusStep & last ? -1 : 0
      plusStep = (plusStep << 1) | (step > 0 ? 1 : 0)
      minusStep = (minusStep << 1) | (step < 0 ? 1 : 0)
      plus = minusStep | ~(vertical | plusStep)
      minus = plusStep & vertical
    }
  }
  return steps.reduce((sum, step) => sum + step, a.length)
}

/** Of the truth's words, the share that was read exactly, each as often as it stands there. */
export function wordRecall(read: string, truth: string): number {
  const counts = new Map<string, number>()
  for (const word of comparable(read).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = comparable(truth).split(' ')
  const found = words.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  })
  return found.length / words.length
}

/**
 * Of the truth's lines, how many have their words in the right order somewhere in what was read: without their marks and
 * vowel signs, close to each other, and with at most a third of them misread. Where a line stands among the others does not
 * count.
 */
export function orderedLines(read: string, truth: string): { readonly right: number; readonly lines: number } {
  const words = wordsIn(read)
  const places = new Map<string, number[]>()
  for (const [i, word] of words.entries()) {
    const known = places.get(word)
    if (known) known.push(i)
    else places.set(word, [i])
  }
  const lines = truth
    .split('\n')
    .map(wordsIn)
    .filter((line) => line.length > 0)
  const right = lines.filter((line) => {
    const found = line.filter((word) => places.has(word))
    return found.length >= line.length * (2 / 3) && standsInOrder(found, words, places)
  })
  return { right: right.length, lines: lines.length }
}

/** Other words between two of a line: a name of a column, a word misread as two. */
const MOST_BETWEEN = 6

function standsInOrder(
  line: readonly string[],
  words: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): boolean {
  return places.get(line[0]!)!.some((start) => {
    let at = start
    return line.slice(1).every((word) => {
      const next = words.indexOf(word, at + 1)
      const isClose = next > at && next - at <= MOST_BETWEEN + 1
      at = next
      return isClose
    })
  })
}

function wordsIn(text: string): string[] {
  const plain = comparable(text)
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
  // Where one script meets another without a space, two words meet.
  return plain.match(/(?:(?!\p{Script=Arabic})\p{L}|\p{N})+(?:[.,/@:_-][a-z\p{N}]+)*|\p{Script=Arabic}+/gu) ?? []
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
