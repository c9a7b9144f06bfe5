/** What stands around the text of a page: running heads, footnotes, columns and tables. */
import { expect, test } from 'vitest'
import { documentReader } from '../document-reader.ts'
import { kindsAndQuotes, pdfWithContents, readBytes, textAt } from '../testing.ts'

const reader = documentReader()
const read = async (...contents: string[]) =>
  kindsAndQuotes(await readBytes(reader, 'pages.pdf', pdfWithContents(contents)))

const BODY = [
  'The first line of this page has words of its own and is long enough',
  'to be followed by a second one, which says something else again',
  'and by a third that ends the paragraph.',
]
const body = (page: number, top: number) =>
  BODY.map((text, i) => [72, top - i * 16, 12, `${text} (${page * 17 + i})`] as const)

test('heads, feet and page numbers are furniture, and stay in the text', async () => {
  const pages = await read(
    ...[1, 2, 3, 4].map((page) =>
      textAt([200, 800, 9, 'Law 09-08'], ...body(page, 740), [280, 40, 9, `- ${page + 6} -`], [72, 28, 9, 'B.O. 5714']),
    ),
  )

  expect(pages.map((blocks) => blocks.filter((block) => block.startsWith('furniture')))).toEqual(
    [7, 8, 9, 10].map((number) => ['furniture: Law 09-08', `furniture: - ${number} -`, 'furniture: B.O. 5714']),
  )
  expect(pages.flat().filter((block) => block.startsWith('paragraph'))).toHaveLength(4)
})

test('left and right pages have their own heads, and a roman number counts too', async () => {
  const pages = await read(
    ...['i', 'ii', 'iii', 'iv', 'v', 'vi'].map((number, i) =>
      textAt([i % 2 ? 72 : 400, 800, 9, i % 2 ? 'Annual report' : 'Ministry'], ...body(i, 740), [290, 30, 9, number]),
    ),
  )

  expect(pages.map((blocks) => blocks.filter((block) => block.startsWith('furniture')).length)).toEqual(
    Array(6).fill(2),
  )
})

test('a row of figures at the same height on every page is no page number', async () => {
  const pages = await read(
    ...[0, 1, 2, 3].map((page) =>
      textAt(...body(page, 740), [72, 60, 10, `${[312, 88, 745, 20][page]} 500`], [72, 30, 10, 'Sum of page']),
    ),
  )

  expect(pages[0]).toContainEqual(expect.stringMatching(/^(?!furniture).*312 500/))
  expect(pages[0]).toContain('furniture: Sum of page')
})

test('the same sentence on every copy of a form is text when it ends a paragraph', async () => {
  const pages = await read(
    ...[1, 2, 3].map((page) =>
      textAt(
        ...body(page, 740),
        [72, 100, 12, `The undersigned number ${page * 31} declares on his honour that all`],
        [72, 84, 12, 'that is said above is true.'],
      ),
    ),
  )

  expect(pages[0]?.at(-1)).toMatch(/^paragraph: The undersigned .* that is said above is true\.$/)
})

test('on two pages a head is one when both have it, on ten when three have', async () => {
  const withHead = textAt([200, 800, 9, 'Head'], ...body(1, 740))
  const others = [2, 3, 4, 5, 6, 7, 8, 9].map((page) => textAt(...body(page, 740)))

  expect((await read(withHead, withHead))[0]?.[0]).toBe('furniture: Head')
  expect((await read(withHead, withHead, ...others))[0]?.[0]).not.toMatch(/^furniture/)
})

test('a footnote stands behind the paragraph with its mark, or at the end of the page', async () => {
  const [page] = await read(
    textAt(
      [72, 740, 12, 'The law of 2009'],
      [159, 745, 7, '1'],
      [165, 740, 12, 'protects the persons whose data are processed here.'],
      [72, 700, 12, 'A second paragraph that is quite apart from the first one.'],
      [72, 100, 7, '1'],
      [78, 97, 9, 'Official bulletin 5714 of 5 March 2009, which has the'],
      [72, 86, 9, 'whole text of it.'],
      [72, 75, 7, '2'],
      [78, 72, 9, 'Nobody refers to this one.'],
      [290, 30, 9, 'not a note'],
    ),
  )

  expect(page).toEqual([
    expect.stringMatching(/^paragraph: The law of 2009/),
    expect.stringMatching(/^footnote: 1 ?Official bulletin 5714 .* whole text of it\.$/),
    'paragraph: A second paragraph that is quite apart from the first one.',
    expect.stringMatching(/^footnote: 2 ?Nobody refers to this one\. not a note$/),
  ])
})

test('an address in small print at the foot is no footnote', async () => {
  const [page] = await read(textAt(...body(1, 740), [72, 60, 8, '12 avenue Annakhil, Rabat']))

  expect(page?.at(-1)).toBe('paragraph: 12 avenue Annakhil, Rabat')
})

test('three columns drawn line by line across the page are read one after the other', async () => {
  const line = (column: number, i: number) => `Column ${column} line ${i} of running`
  const rows = [0, 1, 2, 3, 4, 5, 6].flatMap((i) =>
    [0, 1, 2].map((column) => [50 + column * 170, 700 - i * 14, 11, line(column, i)] as const),
  )

  const [page] = await read(textAt([50, 740, 16, 'A title across the page and its columns'], ...rows))

  expect(page).toEqual([
    'heading: A title across the page and its columns',
    ...[0, 1, 2].map((column) => `paragraph: ${[0, 1, 2, 3, 4, 5, 6].map((i) => line(column, i)).join(' ')}`),
  ])
})

test('rows stay rows where cells are merged', async () => {
  const row = (y: number, ...cells: readonly (readonly [number, string])[]) =>
    cells.map(([x, text]) => [x, y, 11, text] as const)

  const [page] = await read(
    textAt(
      ...row(700, [72, 'Region'], [200, 'Amounts in thousands'], [420, 'Note']),
      ...row(684, [72, 'Region'], [200, '2023'], [255, '2024'], [310, '2025'], [365, '2026'], [420, 'Note']),
      ...row(668, [72, 'Souss'], [200, '10'], [255, '20'], [310, '30'], [365, '40'], [420, 'a']),
      ...row(652, [72, 'Fes'], [200, '11 to 31'], [420, 'b']),
    ),
  )

  expect(page).toEqual([
    'table-row: Region Amounts in thousands Note',
    'table-row: Region 2023 2024 2025 2026 Note',
    'table-row: Souss 10 20 30 40 a',
    'table-row: Fes 11 to 31 b',
  ])
})
