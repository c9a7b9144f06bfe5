import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvRows } from './index.ts'

const cellsOf = (text: string) => [...csvRows(text)].map(({ cells }) => cells)

test('a table is read as it was written, whatever stands in its cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\r\n', '\t', 'ع', '😀') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const [, ...found] = cellsOf(csvLine(['a', 'b', 'c']) + rows.map(csvLine).join(''))
      expect(found).toEqual(rows.filter((cells) => cells.some((content) => content !== '')))
    }),
  )
})

test.each([
  [
    'commas',
    'a,b\n1;2,3\n',
    [
      ['a', 'b'],
      ['1;2', '3'],
    ],
  ],
  [
    'semicolons, where the comma is a decimal sign',
    'a;b\r\n1,2;3',
    [
      ['a', 'b'],
      ['1,2', '3'],
    ],
  ],
  [
    'tabs',
    'a\tb\r1\t"2\t3"\r',
    [
      ['a', 'b'],
      ['1', '2\t3'],
    ],
  ],
])('cells are parted by %s, as the first line has them', (_, text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})

test('a row says on which line it begins, whatever stood before it', () => {
  expect([...csvRows('a,b\n\n"1\n2",3\r\n4,5')].map(({ line }) => line)).toEqual([1, 3, 5])
})

test.each([
  ['is never closed', 'a\n"b', 2],
  ['stands inside a cell', 'a\nb"c"', 2],
  ['is followed by more', 'a\n"b\n"c', 3],
])('a quotation mark that %s is told with its line', (_, text, line) => {
  expect(() => cellsOf(text)).toThrow(expect.objectContaining({ name: 'CsvError', line }))
})

test('many quoted cells on one line are read in a time that its length explains', () => {
  const started = performance.now()
  expect(cellsOf('"a",'.repeat(500_000))[0]).toHaveLength(500_001)
  expect(performance.now() - started).toBeLessThan(3_000)
})
