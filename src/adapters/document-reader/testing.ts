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
  return pdfFile(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream('', Buffer.from(operators, 'latin1')),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ],
    trailer,
  )
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

type ZipEntry = {
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
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimedSize ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

/** A Word document of one paragraph each. */
export function wordFile(paragraphs: readonly string[], extra: readonly ZipEntry[] = []): Buffer {
  const text = (name: string, xml: string) => ({
    name,
    bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  })
  const body = paragraphs
    .map((paragraph) => `<w:p><w:r><w:t xml:space="preserve">${paragraph}</w:t></w:r></w:p>`)
    .join('')
  const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return zipFile([
    text(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    text(
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}" Target="word/document.xml"/></Relationships>`,
    ),
    text(
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...extra,
  ])
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
  const [a, b] = [[...comparable(read)], [...comparable(truth)]]
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, character] of a.entries()) {
    const row = [i + 1]
    for (const [k, expected] of b.entries()) {
      row.push(Math.min(previous[k + 1]! + 1, row[k]! + 1, previous[k]! + (character === expected ? 0 : 1)))
    }
    previous = row
  }
  return previous[b.length]! / b.length
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

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
