import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvRows } from '../../../../libs/csv/index.ts'
import { guarded, unguarded } from './formula-guard.ts'
import type { ImportedRecord } from './imported-record.ts'
import { linkedRecord } from './linked-record.ts'
import { readRecordsFile } from './read-file.ts'
import { columns, tableHead, tableLines } from './record-table.ts'
import { anEvent, placesOf } from './testing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readRecordsFile(bytes(text))
const context = 'https://b.example/records/context.jsonld'
const graph = (...records: unknown[]) => JSON.stringify({ '@context': context, '@graph': records })

test('a table is read as it was written, whatever stands in its cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '=', "'", '-', '\t', 'ع', '😀') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = csvLine(['a', 'b', 'c']) + rows.map((cells) => csvLine(cells.map(guarded))).join('')
      const [, ...found] = [...csvRows(text)].map(({ cells }) => cells.map(unguarded))
      expect(found).toEqual(rows.filter((cells) => cells.some((content) => content !== '')))
      for (const cells of csvRows(text)) for (const content of cells.cells) expect(content).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('a record is the same after a table and after linked data', () => {
  const event = anEvent()
  const [fromTable] = read(tableHead + tableLines(event)) as ImportedRecord[]
  const places = placesOf('https://a.example')
  const [fromData] = read(
    JSON.stringify({ '@context': places.context, ...linkedRecord(event, places) }),
  ) as ImportedRecord[]

  expect(fromTable).toMatchObject({ slug: 'event-one', kind: 'event', code: 'E1', at: 2 })
  expect(fromTable!.fields).toEqual(fromData!.fields)
  expect(fromTable!.fields.name![0]!.texts).toEqual({ ar: 'يوم', fr: '=SUM(A1)', en: "'@day" })
  expect(fromTable!.fields.startsOn!.map(({ date, citations }) => [date, citations.length])).toEqual([
    ['2026-01-12', 2],
    ['2026-01', 1],
  ])
  const [citation] = event.fields.name![0]!.citations
  const { document, page, start, end, quote } = citation!
  expect(fromTable!.fields.name![0]!.citations).toEqual([{ document, page, start, end, quote }])
})

test('a table written by hand gives words in the place of offsets, with any separator', () => {
  const document = `sha256:${'a'.repeat(64)}`
  const [record] = read(
    `Record;Kind;Field;Language;Text;Document;Quote\r\nx;institute;name;fr;Un;${document};"les; mots"\r\nx;institute;name;fr;Deux;${document};mots`,
  ) as ImportedRecord[]

  expect(record!.fields.name).toEqual([
    { texts: { fr: 'Un' }, citations: [{ document, words: 'les; mots' }] },
    { texts: { fr: 'Deux' }, citations: [{ document, words: 'mots' }] },
  ])
})

const head = 'record,kind,field,place,language,text,number\r\n'
test.each<[string, string | Uint8Array, string, object?]>([
  ['a file that is too large', new Uint8Array(10 * 2 ** 20 + 1), 'exchange.too-large'],
  ['a file in another encoding', new Uint8Array([0xe9, 0x3b]), 'exchange.not-text'],
  ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'exchange.not-text'],
  [
    'a quotation mark that is never closed',
    `${head}x,institute,name,0,fr,"un\r\n`,
    'exchange.table-broken',
    { line: 2 },
  ],
  ['a quotation mark inside a cell', `${head}x,institute,na"me,0,fr,un\r\n`, 'exchange.table-broken', { line: 2 }],
  ['a table without its columns', 'record,field\r\n', 'exchange.column-missing', { column: 'kind' }],
  ['a column that nobody knows', 'record,kind,field,qoute\r\n', 'exchange.column-unknown', { column: 'qoute' }],
  ['nothing', '', 'exchange.column-missing'],
  ['half of a JSON text', '{"@context":\n"x"', 'exchange.json-broken'],
  ['a name twice', `{"@context":"${context}",\n"@graph":[],"@graph":[]}`, 'exchange.json-broken', { line: 2 }],
  ['nesting without end', '['.repeat(100_000), 'exchange.json-broken'],
  ['another context', '{"@context":"https://schema.org","@graph":[]}', 'exchange.linked-data-unknown'],
  ['a context of its own', '{"@context":{"name":"urn:x"},"@graph":[]}', 'exchange.linked-data-unknown'],
  ['a thousand records and one', graph(...Array.from({ length: 1_001 }, () => ({}))), 'exchange.too-many'],
  [
    'a table of a thousand records and one',
    head + Array.from({ length: 1_001 }, (_, i) => `r${i},institute,name,0,fr,un\r\n`).join(''),
    'exchange.too-many',
  ],
])('%s is refused whole', (_, content, code, values = {}) => {
  const reading = () => readRecordsFile(typeof content === 'string' ? bytes(content) : content)
  expect(reading).toThrow(expect.objectContaining({ code, values: expect.objectContaining(values) }))
})

test.each<[string, string, string, object?]>([
  [
    'a language that is none',
    `${head}x,institute,name,0,xx,un\r\n`,
    'exchange.cell-unfit',
    { line: 2, column: 'language' },
  ],
  ['a number in words', `${head}x,indicator,target,0,,,twelve\r\n`, 'exchange.cell-unfit', { column: 'number' }],
  [
    'a field that could be a trap',
    `${head}x,institute,__proto__,0,fr,un\r\n`,
    'exchange.cell-unfit',
    { column: 'field' },
  ],
  ['no kind', `${head}x,,name,0,fr,un\r\n`, 'exchange.cell-unfit', { column: 'kind' }],
  [
    'two rows of one value that differ',
    `${head}x,institute,name,0,fr,un\r\nx,institute,name,0,fr,deux\r\n`,
    'exchange.rows-differ',
    { line: 3, column: 'text' },
  ],
  ['a statement without a field', graph({ kind: 'event', slug: 'x', statements: [{}] }), 'request.invalid'],
  ['a record that is none', graph(null), 'request.invalid'],
  [
    'a trap in linked data',
    graph({ kind: 'event', slug: 'x', statements: [{ field: '__proto__', term: 'x' }] }),
    'request.invalid',
  ],
])('%s is refused, and the others of its file are read', (_, text, code, values = {}) => {
  const good = { kind: 'event', slug: 'good', statements: [{ field: 'sector', term: 'health' }] }
  const whole = text.startsWith('{')
    ? JSON.stringify({ '@context': context, '@graph': [...JSON.parse(text)['@graph'], good] })
    : `${text}good,event,sector,0,fr,x\r\n`
  const [refused, other] = read(whole)

  expect(refused).toMatchObject({ problem: { code, values } })
  expect(other).toMatchObject({ slug: 'good' })
  expect(other).not.toHaveProperty('problem')
})

test('the table has the columns that its guide names', () => {
  expect([...columns].join(' ')).toBe(
    'record kind code field place language text date number link region term address document page start end quote data set version provenance sources flagged',
  )
})
