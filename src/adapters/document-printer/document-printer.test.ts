import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrintedDocument } from '../../kernel/ports/document-printer.ts'
import { documentPrinter } from './document-printer.ts'

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

const arabic: PrintedDocument = {
  language: 'ar',
  title: 'المساعد النموذجي',
  at: new Date('2026-11-21T00:00:00Z'),
  foot: 'السجل العمومي للأنظمة',
  pageOf: (page, pages) => `${page}/${pages}`,
  blocks: [
    { kind: 'paragraph', text: 'يجيب عما يقدمه البرنامج الوطني للذكاء الاصطناعي، باقتباس جمل من وثائق العينة.' },
    { kind: 'heading', text: 'المعلومات' },
    {
      kind: 'facts',
      facts: [
        { name: 'الأساس القانوني', values: ['لم تملأ هذه الخانة بعد'], weak: true },
        { name: 'اللغات', values: ['العربية', 'Français'] },
      ],
    },
    { kind: 'list', items: ['لا يتخذ أي قرار', 'Jazari Root'] },
  ],
}

const french: PrintedDocument = {
  ...arabic,
  language: 'fr',
  title: 'L’assistant de démonstration',
  blocks: [{ kind: 'paragraph', text: 'Il cite « mot pour mot » — à 95 % — l’œuvre السجل العمومي.' }],
}

async function printed(document: PrintedDocument): Promise<Uint8Array> {
  const bytes = await documentPrinter.print(document)
  if (bytes === 'busy') throw new Error('nothing else is printed')
  return bytes
}

/** The text of each page, as somebody copies it out of a viewer. */
async function textOf(document: PrintedDocument): Promise<string[]> {
  const pdf = await pdfium.loadDocument(Buffer.from(await printed(document)))
  const pages = [...pdf.pages()].map((page) => page.getText().replaceAll(/\s+/g, ' '))
  pdf.destroy()
  return pages
}

describe('what is copied out of a printed page', () => {
  test('is Arabic in the order of reading, with its letters and not their forms', async () => {
    const [page] = await textOf(arabic)

    for (const sentence of [
      'المساعد النموذجي',
      'يجيب عما يقدمه البرنامج الوطني للذكاء الاصطناعي، باقتباس جمل من وثائق العينة.',
      'الأساس القانوني',
      'لم تملأ هذه الخانة بعد',
      'لا يتخذ أي قرار',
      'Jazari Root',
      'السجل العمومي للأنظمة',
    ]) {
      expect(page).toContain(sentence)
    }
    expect(page).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufefc]/)
  })

  test('is French with all its signs', async () => {
    const [page] = await textOf(french)

    expect(page).toContain('L’assistant de démonstration')
    expect(page).toContain('Il cite « mot pour mot » — à 95 % — l’œuvre')
  })
})

test('while a long document is printed others get their turn, and the same one is printed once', async () => {
  const value = 'يجيب عما يقدمه البرنامج الوطني للذكاء الاصطناعي. '.repeat(20)
  const facts = Array.from({ length: 12 }, (_, i) => ({ name: `خانة ${i}`, values: [value] }))
  const document: PrintedDocument = { ...arabic, blocks: [{ kind: 'facts', facts }] }
  let turns = 0
  const others = setInterval(() => turns++, 0)

  const printing = [documentPrinter.print(document), documentPrinter.print({ ...document })]
  const [first, second] = await Promise.all(printing)
  clearInterval(others)

  expect(turns).toBeGreaterThan(facts.length / 2)
  expect(second).toBe(first)
  expect(await documentPrinter.print({ ...document, title: 'آخر' })).not.toEqual(first)
})

test('twenty wait to be printed, the next is told that too many do, and what is printed already is given again', async () => {
  const asked = Array.from({ length: 21 }, (_, i) => documentPrinter.print({ ...arabic, title: `وثيقة ${i}` }))

  expect(await asked[20]).toBe('busy')
  expect(await documentPrinter.print({ ...arabic, title: 'وثيقة 19' })).toBe(await asked[19])
  expect((await Promise.all(asked)).filter((bytes) => bytes === 'busy')).toHaveLength(1)
})

test('a long document goes on over pages, each numbered', async () => {
  const items = Array.from({ length: 90 }, (_, i) => `بند ${i + 1}`)

  const pages = await textOf({ ...arabic, blocks: [{ kind: 'list', items }] })

  expect(pages.length).toBeGreaterThan(1)
  for (const [i, page] of pages.entries()) expect(page).toContain(`${i + 1}/${pages.length}`)
  const text = pages.join(' ')
  expect(items.filter((_, i) => !new RegExp(`بند ${i + 1}(?!\\d)`).test(text))).toEqual([])
})

test('a fact that is longer than a page is printed whole', async () => {
  const value = Array.from({ length: 900 }, (_, i) => `كلمة${i}`).join(' ')

  const pages = await textOf({ ...arabic, blocks: [{ kind: 'facts', facts: [{ name: 'طويل', values: [value] }] }] })

  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join(' ')).toContain('كلمة899')
})

test('it is tagged, says its language and title, and its fonts are in it', async () => {
  const pdf = Buffer.from(await printed(arabic)).toString('latin1')

  expect(pdf).toContain('/Lang (ar)')
  expect(pdf).toContain('/Marked true')
  expect(pdf).toContain('/DisplayDocTitle true')
  for (const tag of ['/H1', '/H2', '/P', '/Table', '/TH', '/TD', '/L', '/LI']) expect(pdf).toContain(`/S ${tag}`)
  expect(pdf.match(/\/FontFile2/g)?.length).toBeGreaterThan(1)
  expect(pdf).not.toContain('/Helvetica')
})

test('the same document is the same bytes', async () => {
  const [one, other] = await Promise.all([printed(arabic), printed(arabic)])

  expect(Buffer.compare(one, other)).toBe(0)
})

test('text that means harm is drawn like any other', async () => {
  const hostile = `\u202e\u2067${'ﷺ'.repeat(50)} \ud83d\ude00 <script> \\ ) >> endobj ${'x'.repeat(500)}`

  const pages = await textOf({ ...arabic, title: hostile, blocks: [{ kind: 'paragraph', text: hostile }] })

  expect(pages.join(' ')).toContain('endobj')
})
