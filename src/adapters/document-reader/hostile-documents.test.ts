/** Documents made to harm whoever opens them: each is refused with its reason, or read as the text that it also is. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentReader } from './document-reader.ts'
import {
  hasSharedDocuments,
  officeFile,
  openDocumentFile,
  overlappingArchive,
  packageParts,
  pdfWithContent,
  pdfWithPages,
  presentationFile,
  quotes,
  readBytes,
  sharedPath,
  wordFile,
  wordFileWith,
  workbookFile,
  zipFile,
} from './testing.ts'

const reader = documentReader()
const read = (name: string, bytes: Buffer) => readBytes(reader, name, bytes)

const laughs = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`).join('')
const bomb = `<!DOCTYPE lolz [<!ENTITY l0 "ha">${laughs}]>`
const external = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const word = (declarations: string, text: string) =>
  officeFile({
    ...packageParts(
      'word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    'word/document.xml': `<!-- -->${declarations}<w:document xmlns:w="${main}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  })

test.for([
  ['entities that expand to a thousand million, in a Word document', 'a.docx', () => word(bomb, '&l9;')],
  ['an entity that names a file of the server', 'a.docx', () => word(external, '&secret;')],
  [
    'entities in the strings of a workbook',
    'a.xlsx',
    () =>
      officeFile({
        ...packageParts(
          'xl/workbook.xml',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        ),
        'xl/workbook.xml': `<!-- -->${bomb}<workbook>&l9;</workbook>`,
      }),
  ],
  [
    'entities in an OpenDocument text',
    'a.odt',
    () =>
      officeFile({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `<!-- -->${external}<text>&secret;</text>`,
      }),
  ],
] as const)('%s: refused before one is expanded', async ([, name, file]) => {
  await expect(read(name, file())).rejects.toMatchObject({ code: 'document.unsafe-xml' })
})

test('an entity that nobody declared makes the XML unreadable', async () => {
  const file = openDocumentFile('<text:p>&secret;</text:p>')

  await expect(read('a.odt', file)).rejects.toMatchObject({ code: 'document.unreadable', values: { format: 'ODT' } })
})

test.for([
  ['a.docx', () => wordFileWith('<w:tbl><w:tr><w:tc>'.repeat(100_000) + '</w:tc></w:tr></w:tbl>'.repeat(100_000))],
  ['a.odt', () => openDocumentFile('<text:p>'.repeat(200_000) + '</text:p>'.repeat(200_000))],
  ['a.xlsx', () => workbookFile({ sheets: [['a', '<is>'.repeat(300_000) + '</is>'.repeat(300_000)]] })],
  ['a.pptx', () => presentationFile([{ shapes: '<p:grpSp>'.repeat(300_000) + '</p:grpSp>'.repeat(300_000) }])],
] as const)('%s nested hundreds of thousands deep is refused', async ([name, file]) => {
  await expect(read(name, file())).rejects.toMatchObject({ code: 'document.unreadable' })
})

test('an archive inside an archive is not opened, however far it would unpack', async () => {
  const zeros = { name: 'zeros', bytes: Buffer.alloc(30 * 1024 * 1024) }
  const inner = zipFile([{ name: 'inner.zip', bytes: zipFile([zeros]) }])

  const document = await read('a.docx', wordFile(['نص'], [{ name: 'word/embeddings/inner.docx', bytes: inner }]))

  expect(quotes(document)).toEqual(['نص'])
})

test('one packed file that thousands of names point at is a bomb', async () => {
  const file = overlappingArchive(Buffer.alloc(1024 * 1024), 9_000)

  await expect(read('a.docx', file)).rejects.toMatchObject({ code: 'document.zip-bomb' })
})

test('two parts of one name, of which programs open either, are refused', async () => {
  const file = wordFile(['نص'], [{ name: 'Word/Document.xml', bytes: Buffer.from('<x/>') }])

  await expect(read('a.docx', file)).rejects.toMatchObject({ code: 'document.unreadable' })
})

test('a document with macros is read as its text', async () => {
  const macros = { name: 'word/vbaProject.bin', bytes: Buffer.from('Sub AutoOpen()\nShell "calc"\nEnd Sub') }
  const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>خلية</t></is></c></row></sheetData>'
  const workbook = workbookFile(
    { sheets: [['ورقة', sheet]], contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' },
    [{ name: 'xl/vbaProject.bin', bytes: macros.bytes }],
  )

  expect(quotes(await read('a.docm', wordFile(['نص'], [macros])))).toEqual(['نص'])
  expect(quotes(await read('a.xlsm', workbook))).toEqual(['ورقة', 'خلية'])
})

test('a formula, and a link to a program, are what the sheet shows of them', async () => {
  const sheet = `<sheetData><row r="1"><c r="A1" t="str"><f>DDE("cmd","/c calc","x")</f><v>قيمة</v></c></row></sheetData>`

  expect(quotes(await read('a.xlsx', workbookFile({ sheets: [['س', sheet]] })))).toEqual(['س', 'قيمة'])
})

test('one long text that a hundred thousand cells point at is counted each time', async () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(100_000)
  const file = workbookFile({
    strings: `<si><t>${'كلمة '.repeat(2_000)}</t></si>`,
    sheets: [['س', `<sheetData><row>${cells}</row></sheetData>`]],
  })

  await expect(read('a.xlsx', file)).rejects.toMatchObject({ code: 'document.too-much-text' })
})

const pdf = pdfWithContent('BT /F1 12 Tf 50 700 Td (A sentence that a PDF program shows.) Tj ET')
test.for([
  ['report.pdf', () => Buffer.concat([pdf, wordFile(['نص'])]), 'application/pdf + application/zip'],
  [
    'report.docx',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40), pdf]),
    'application/pdf + application/zip',
  ],
  ['page.html', () => Buffer.concat([Buffer.from('<html><!-- '), pdf]), 'application/pdf'],
  ['letter.eml', () => Buffer.from('no field here\n\nonly text'), 'text/plain'],
  ['sheet.docx', () => workbookFile({ sheets: [['س', '']] }), /spreadsheetml\.sheet$/],
  ['text.xlsx', () => wordFile(['نص']), /wordprocessingml\.document$/],
  ['text.docx', () => openDocumentFile('<text:p>نص</text:p>'), 'application/vnd.oasis.opendocument.text'],
  [
    'both.odt',
    () => wordFile(['نص'], [{ name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text') }]),
    'application/zip',
  ],
  ['new.docx', () => legacy('WordDocument'), 'doc'],
] as const)('%s that is something else too, or instead, is refused', async ([name, file, found]) => {
  const claimed = name.split('.')[1]

  await expect(read(name, file())).rejects.toMatchObject({
    code: 'document.mislabelled',
    values: { claimed, found: typeof found === 'string' ? found : expect.stringMatching(found) },
  })
})

/** The start of an OLE container ([MS-CFB]) with a stream of that name. */
function legacy(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ])
}

test.for([
  ['old.doc', 'WordDocument', 'doc'],
  ['old.xls', 'Workbook', 'xls'],
  ['old.ppt', 'PowerPoint Document', 'ppt'],
  ['mail.msg', '__substg1.0_0037001F', 'msg'],
] as const)('%s, of before 2007, is refused by that name', async ([name, stream, found]) => {
  await expect(read(name, legacy(stream))).rejects.toMatchObject({ code: 'document.unsupported', values: { found } })
})

test('an OpenDocument sheet is refused by what it is', async () => {
  const sheet = officeFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })

  await expect(read('a.ods', sheet)).rejects.toMatchObject({
    code: 'document.unsupported',
    values: { found: 'application/vnd.oasis.opendocument.spreadsheet' },
  })
})

test('a PDF of 10,000 pages is refused within seconds', async () => {
  const started = performance.now()

  await expect(read('long.pdf', pdfWithPages(10_000))).rejects.toMatchObject({ code: 'document.too-many-pages' })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a page whose content unpacks to half a gigabyte ends within the limits of the process', async () => {
  const limits = { residentMegabytes: 400, pageMs: 20_000 }
  const content = `BT /F1 1 Tf ${'(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj '.repeat(400_000)} ET`

  const reading = readBytes(documentReader({ limits }), 'bomb.pdf', pdfWithContent(content))

  await expect(reading).rejects.toMatchObject({
    code: expect.stringMatching(/^document\.(?:too-much-(?:text|memory)|too-slow|unreadable)$/),
  })
})

test.skipIf(!hasSharedDocuments())(
  'fonts that do not tell their characters are recognised by their look',
  { timeout: 120_000 },
  async () => {
    const printed = readFileSync(sharedPath('models/fixtures/arabic-amiri.pdf')).toString('latin1')
    const withoutMaps = printed.replace(/\/ToUnicode \d+ 0 R/g, (entry) => ' '.repeat(entry.length))

    const { pages } = await read('font.pdf', Buffer.from(withoutMaps, 'latin1'))

    expect(pages[0]?.ocr?.confidence).toBeGreaterThan(0.5)
    expect(pages[0]?.text).toContain('الصفقات العمومية')
    expect(pages[0]?.text).toContain('contact@example.org')
  },
)

test('after all of this the reader reads on', async () => {
  expect(quotes(await read('a.docx', wordFile(['نص الوثيقة'])))).toEqual(['نص الوثيقة'])
})
