import { expect, test } from 'vitest'
import { readPlainText } from './plain-text.ts'

const cut = (source: string) =>
  readPlainText(source, 1_000_000).flatMap(({ text, paragraphs }) =>
    paragraphs.map(({ start, end, kind }) => `${kind}: ${[...text].slice(start, end).join('')}`),
  )

test('empty lines part paragraphs, and the text stays as it was', () => {
  const [page] = readPlainText('\r\nالأولى  بمسافتين.\r\n\r\n  الثانية.\r\n', 100)

  expect(page?.text).toBe('الأولى  بمسافتين.\n\n  الثانية.')
  expect(page?.paragraphs).toEqual([
    { start: 0, end: 17, kind: 'paragraph' },
    { start: 21, end: 29, kind: 'paragraph' },
  ])
})

test('a line that nobody wrapped is a paragraph of its own', () => {
  const long = 'كلمة '.repeat(40).trim()

  expect(cut(`${long}\n${long}`)).toEqual([`paragraph: ${long}`, `paragraph: ${long}`])
})

test('lines wrapped by hand are one paragraph', () => {
  const wrapped =
    'Le présent arrêté entre en vigueur à la date de sa publication\nau Bulletin officiel du Royaume du Maroc, sous réserve des\ndispositions transitoires.'

  expect(cut(wrapped)).toEqual([`paragraph: ${wrapped}`])
})

test('bullets and numbers make list items', () => {
  expect(cut('• الأول\n2. الثاني\n٣) الثالث')).toEqual([
    'list-item: • الأول',
    'list-item: 2. الثاني',
    'list-item: ٣) الثالث',
  ])
})

test('a long text is cut into parts at paragraph borders, and loses nothing between', () => {
  const paragraphs = Array.from({ length: 50 }, (_, i) => `الفقرة ${i} ${'كلمة '.repeat(200)}نهاية.`)

  const pages = readPlainText(paragraphs.join('\n\n'), 1_000_000)

  expect(pages.map((page) => page.number)).toEqual([1, 2, 3])
  expect(pages.every((page) => [...page.text].length <= 20_000)).toBe(true)
  expect(
    pages.flatMap((page) => page.paragraphs.map(({ start, end }) => [...page.text].slice(start, end).join(''))),
  ).toEqual(paragraphs)
})

test('a paragraph longer than a part is cut between words', () => {
  const pages = readPlainText('كلمة '.repeat(9_000), 1_000_000)

  expect(pages.length).toBe(3)
  expect(pages.every(({ text }) => /^كلمة.*كلمة$/.test(text))).toBe(true)
})
