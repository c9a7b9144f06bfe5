import { open } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documentReader } from './document-reader.ts'
import { pdfWithContent, pdfWithPages, quotes, readBytes, temporaryFile, wordFile, zipFile } from './testing.ts'

const reader = documentReader()

test('an empty file is refused', async () => {
  await expect(readBytes(reader, 'empty.pdf', '')).rejects.toMatchObject({ code: 'document.empty' })
})

test('a file of 60 GB is refused by its size alone', async () => {
  await using file = await temporaryFile('huge.txt', 'x')
  const handle = await open(file.path, 'r+')
  await handle.truncate(60 * 1024 ** 3)
  await handle.close()

  const reading = reader.read({ ...file, size: 1 }, {})

  await expect(reading).rejects.toMatchObject({
    code: 'document.too-large',
    values: { megabytes: 61440, limitMegabytes: 50 },
  })
})

test('a PDF that wants a password is refused', async () => {
  const key = '<'.concat('41'.repeat(32), '>')
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [${key} ${key}]`

  await expect(readBytes(reader, 'secret.pdf', pdfWithContent('', encryption))).rejects.toMatchObject({
    code: 'document.encrypted',
  })
})

test('a Word document that wants a password is refused', async () => {
  const container = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])

  await expect(readBytes(reader, 'secret.docx', container)).rejects.toMatchObject({ code: 'document.encrypted' })
})

test('a PDF that stops early is refused, although its first pages could be read', async () => {
  const whole = pdfWithContent(`BT /F1 12 Tf 50 700 Td (${'A sentence of the first page. '.repeat(20)}) Tj ET`)

  const cut = readBytes(reader, 'cut.pdf', whole.subarray(0, whole.length - 400))

  await expect(cut).rejects.toMatchObject({ code: 'document.truncated' })
})

test('a Word document that stops early is refused', async () => {
  const whole = wordFile(['نص الوثيقة'])

  await expect(readBytes(reader, 'cut.docx', whole.subarray(0, whole.length - 30))).rejects.toMatchObject({
    code: 'document.truncated',
  })
})

test.for([
  ['program.pdf', 'MZ\x90\x00\x03%PDF-1.7', 'application/x-msdownload'],
  ['program.docx', '\x7fELF\x02\x01\x01', 'application/x-elf'],
  ['picture.txt', '\x89PNG\r\n\x1a\n', 'image/png'],
  ['page.pdf', '<!doctype html><p>نص</p>', 'text/plain'],
  ['report.docx', '%PDF-1.7\n', 'application/pdf'],
  ['letter.html', '\x00\x01\x02', 'application/octet-stream'],
] as const)('%s is refused when its bytes say otherwise', async ([name, bytes, found]) => {
  const reading = readBytes(reader, name, Buffer.from(bytes, 'latin1'))

  await expect(reading).rejects.toMatchObject({
    code: 'document.mislabelled',
    values: { claimed: name.split('.')[1], found },
  })
})

test('a ZIP that is no Word document is refused under that name', async () => {
  const archive = zipFile([{ name: 'readme.txt', bytes: Buffer.from('word/document') }])

  await expect(readBytes(reader, 'archive.docx', archive)).rejects.toMatchObject({ code: 'document.mislabelled' })
})

test('a format that is not read is refused by name', async () => {
  const reading = readBytes(reader, 'table.csv', 'a;b')

  await expect(reading).rejects.toMatchObject({ code: 'document.unsupported', values: { found: 'csv' } })
})

test('a name that hides its extension behind a direction mark is taken by what it really ends in', async () => {
  const reading = readBytes(reader, 'report\u202efdp.exe', '%PDF-1.7\n')

  await expect(reading).rejects.toMatchObject({ code: 'document.mislabelled', values: { claimed: 'exe' } })
})

test('a Word document that unpacks to hundreds of megabytes is refused before it is opened', async () => {
  const bomb = wordFile(['نص'], [{ name: 'word/media/zeros.xml', bytes: Buffer.alloc(80 * 1024 * 1024) }])

  await expect(readBytes(reader, 'bomb.docx', bomb)).rejects.toMatchObject({ code: 'document.zip-bomb' })
})

test('an archive that lies about its size is refused', async () => {
  const liar = wordFile(
    ['نص'],
    [{ name: 'word/media/zeros.xml', bytes: Buffer.alloc(80 * 1024 * 1024), claimedSize: 100 }],
  )

  await expect(readBytes(reader, 'liar.docx', liar)).rejects.toMatchObject({
    code: expect.stringMatching(/zip-bomb|unreadable/),
  })
})

test('a PDF of 5,000 pages is refused with both numbers', async () => {
  const reading = readBytes(reader, 'long.pdf', pdfWithPages(5_000))

  await expect(reading).rejects.toMatchObject({ code: 'document.too-many-pages', values: { pages: 5000, limit: 2000 } })
})

test('bytes that are no known encoding are refused with the place', async () => {
  const sound = Buffer.from('السطر الأول سليم، والثاني ')
  const damaged = Buffer.concat([sound, Buffer.from([0xd8, 0x20, 0xff]), Buffer.from(' ليس كذلك')])

  const reading = readBytes(reader, 'damaged.txt', damaged)

  await expect(reading).rejects.toMatchObject({
    code: 'document.invalid-encoding',
    values: { offset: sound.length },
  })
})

test('a document without a single letter is refused', async () => {
  await expect(readBytes(reader, 'blank.pdf', pdfWithPages(2))).rejects.toMatchObject({ code: 'document.no-text' })
})

test('rubbish behind a PDF header is refused', async () => {
  const reading = readBytes(reader, 'rubbish.pdf', `%PDF-1.7\n${'rubbish '.repeat(400)}%%EOF`)

  await expect(reading).rejects.toMatchObject({ code: 'document.unreadable', values: { format: 'PDF' } })
})

test('HTML nested 200,000 deep is read', async () => {
  const document = await readBytes(reader, 'deep.html', `${'<div>'.repeat(200_000)}في الأسفل`)

  expect(quotes(document)).toEqual(['في الأسفل'])
})

test('a document that takes too long is stopped where it stands', async () => {
  const hasty = documentReader({ limits: { documentMs: 20 } })

  const reading = readBytes(hasty, 'slow.txt', 'نص')

  await expect(reading).rejects.toMatchObject({ code: 'document.too-slow', values: { page: 1, seconds: 1 } })
})

test('a document that takes too much memory is stopped', async () => {
  const poor = documentReader({ limits: { residentMegabytes: 60 } })
  const text = `<p>${'فقرة '.repeat(4_000_000)}`

  const reading = readBytes(poor, 'large.html', text)

  await expect(reading).rejects.toMatchObject({ code: 'document.too-much-memory', values: { limitMegabytes: 60 } })
})

test('a document that fills the heap is stopped', async () => {
  const poor = documentReader({ limits: { heapMegabytes: 24 } })

  const reading = readBytes(poor, 'large.html', '<p>فقرة</p>'.repeat(600_000))

  await expect(reading).rejects.toMatchObject({ code: 'document.too-much-memory' })
})

test('more text than the limit is refused', async () => {
  const short = documentReader({ limits: { textLength: 100 } })

  const reading = readBytes(short, 'long.txt', 'كلمة '.repeat(100))

  await expect(reading).rejects.toMatchObject({ code: 'document.too-much-text', values: { limit: 100 } })
})

test('reading stops with the reason of the signal', async () => {
  await using file = await temporaryFile('any.txt', 'نص')
  const stop = new AbortController()

  const reading = reader.read(file, { signal: stop.signal })
  stop.abort(new Error('the worker is leaving'))

  await expect(reading).rejects.toThrow('the worker is leaving')
})

test('spans count code points, so that a quote is exact behind characters of two UTF-16 units', async () => {
  const document = await readBytes(reader, 'emoji.md', '# 🇲🇦 𞤀𞤁 عنوان\n\nالفقرة 😀 الأولى.\n')

  expect(quotes(document)).toEqual(['🇲🇦 𞤀𞤁 عنوان', 'الفقرة 😀 الأولى.'])
  expect(document.pages[0]?.paragraphs).toEqual([
    { start: 0, end: 11, kind: 'heading' },
    { start: 13, end: 29, kind: 'paragraph' },
  ])
})

test('a Word document gives its paragraphs in order', async () => {
  const document = await readBytes(
    reader,
    'note.docx',
    wordFile(['المادة 12: يجب ألا تتجاوز مدة التنفيذ 90 يوماً.', 'Article 12 : délai de 90 jours.']),
  )

  expect(quotes(document)).toEqual([
    'المادة 12: يجب ألا تتجاوز مدة التنفيذ 90 يوماً.',
    'Article 12 : délai de 90 jours.',
  ])
  expect(document.recipe).toMatch(/^jazari-docx\/\d+ mammoth \d/)
})

test('pages are told one by one', async () => {
  await using file = await temporaryFile('two.txt', `${'أ'.repeat(15_000)}\n\n${'ب'.repeat(15_000)}`)
  const told: string[] = []

  await reader.read(file, { onProgress: (page, pages) => told.push(`${page}/${pages}`) })

  expect(told).toEqual(['1/2', '2/2'])
})
