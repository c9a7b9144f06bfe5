import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documentReader } from '../document-reader.ts'
import {
  characterErrorRate,
  hasSharedDocuments,
  pdfWithContent,
  quotes,
  readBytes,
  scannedPdf,
  sharedPath,
  wordRecall,
} from '../testing.ts'
import { PdfDocument } from './pdfium.ts'

const reader = documentReader()
const withShared = test.skipIf(!hasSharedDocuments())

async function readShared(path: string) {
  return readBytes(reader, path.split('/').at(-1)!, await readFile(sharedPath(path)))
}

const truth = () => readFile(sharedPath('models/fixtures/arabic-truth.txt'), 'utf8')

// Poppler reaches 0.036 and 0.035 on these two, pdf.js 0.258 and 0.602.
withShared.for(['arabic-amiri', 'arabic-noto-naskh'])('%s is read as it was written', async (name) => {
  const text = quotes(await readShared(`models/fixtures/${name}.pdf`)).join('\n')

  expect(characterErrorRate(text, await truth())).toBeLessThanOrEqual(0.005)
  expect(wordRecall(text, await truth())).toBeGreaterThanOrEqual(0.99)
})

withShared('lam-alef that a font spells backwards is put right, and Arabic goes around Latin words', async () => {
  const text = quotes(await readShared('bench/ingest-rtl/docling-right_to_left_01.pdf')).join('\n')

  expect(text).toContain('تحسين الإنتاجية وحل المشكلات من خلال البرمجة بلغة R')
  expect(text).toContain('يؤدي أيضًا إلى اتخاذ قرارات أكثر دقة بناءً على استنتاجات')
  expect(text).toContain('يمكن استخدام مكتبة pandas في Python لإدارة البيانات بكفاءة')
  expect(
    characterErrorRate(text, await readFile(sharedPath('bench/ingest-rtl/docling-right_to_left_01.md'), 'utf8')),
  ).toBeLessThanOrEqual(0.01)
})

withShared('a ligature keeps the order of its letters', async () => {
  const arabic = quotes(await readShared('bench/ingest-rtl/pdf.js-ArabicCIDTrueType.pdf')).join(' ')
  const hebrew = quotes(await readShared('bench/ingest-rtl/pdfbox-PDFBOX-4531-bidi-ligature-1.pdf'))

  expect(arabic).toBe(Array(4).fill('انواع الخطوط العربية').join(' '))
  expect(hebrew).toEqual(['אּ', 'لا'])
})

withShared('columns of two languages are read each in its own direction, in the order of the page', async () => {
  const lines = quotes(await readShared('bench/ingest-rtl/pdfbox-BidiSample.pdf'))

  expect(lines).toContain('14 april 1434 ١٤ إبريل ١٤٣٤')
  expect(lines).toContain('(january) (يناير)')
  expect(lines).toContain('«self test» «إختبار ذاتي»')
  expect(lines).toContain('A line with an Arabic العربية word embedded.')
})

withShared('the rows of a form are rows', async () => {
  const { pages } = await readShared('bench/ingest-rtl/docling-right_to_left_03.pdf')
  const points = [...pages[0]!.text]
  const rows = pages[0]!.paragraphs
    .filter(({ kind }) => kind === 'table-row')
    .map(({ start, end }) => points.slice(start, end).join(''))

  expect(rows).toContain('تاريخ پذيرش 1403/10/04')
  expect(rows).toContain('شماره استاندارد ملی 20300')
})

// Tesseract's command line reaches 0.313 (Amiri, 200 dpi) and 0.195 (Noto Naskh, 300 dpi). Slow: some seconds a page.
withShared.for([
  ['arabic-amiri', 0.18, 0.6],
  ['arabic-noto-naskh', 0.08, 0.7],
] as const)('a scan of %s is recognised', { timeout: 180_000 }, async ([name, ceiling, confidence]) => {
  const printed = await PdfDocument.open(await readFile(sharedPath(`models/fixtures/${name}.pdf`)))
  using page = printed.openPage(0)!
  const image = { width: Math.round((page.size.width / 72) * 300), height: Math.round((page.size.height / 72) * 300) }
  const scan = scannedPdf({ ...image, pixels: page.render(image.width, image.height)! }, page.size)

  const read = await readBytes(reader, 'scan.pdf', scan)

  expect(read.pages[0]?.ocr?.confidence).toBeGreaterThan(confidence)
  const points = [...read.pages[0]!.text]
  const words = (text: string) => text.normalize('NFKC').split(/\s+/)
  const doubtful = read.pages[0]!.ocr!.doubtful.map(({ start, end }) => points.slice(start, end).join(''))
  const right = new Set(words(await truth()))
  expect(doubtful.every((word) => /^\S+$/.test(word))).toBe(true)
  // Most of the words in doubt are wrong.
  expect(doubtful.filter((word) => !right.has(word.normalize('NFKC'))).length).toBeGreaterThan(doubtful.length / 2)
  expect(characterErrorRate(quotes(read).join('\n'), await truth())).toBeLessThanOrEqual(ceiling)
})

test('two columns drawn line by line across the page are read one after the other', async () => {
  const left = [
    'The left column has several lines of running',
    'text, each about as wide as the column lets',
    'it be, until it comes to its own end in the',
    'last line.',
  ]
  const right = [
    'The right column stands beside it and was',
    'drawn by the same hand between the lines of',
    'the left one, so that only the white between',
    'them can tell which is which.',
  ]
  const lines = left.flatMap((text, i) => [
    `1 0 0 1 50 ${700 - i * 16} Tm (${text}) Tj`,
    `1 0 0 1 320 ${700 - i * 16} Tm (${right[i]}) Tj`,
  ])

  const read = await readBytes(reader, 'columns.pdf', pdfWithContent(`BT /F1 12 Tf ${lines.join(' ')} ET`))

  expect(quotes(read)).toEqual([left.join(' '), right.join(' ')])
})

test('text in the margin that is turned does not interrupt the text', async () => {
  const content =
    'BT /F1 12 Tf 1 0 0 1 100 700 Tm (The first line of the text) Tj 0 1 -1 0 40 300 Tm (Received 2026) Tj 1 0 0 1 100 684 Tm (and the second line of it.) Tj ET'

  const read = await readBytes(reader, 'margin.pdf', pdfWithContent(content))

  expect(quotes(read)).toEqual(['The first line of the text and the second line of it.', 'Received 2026'])
})
