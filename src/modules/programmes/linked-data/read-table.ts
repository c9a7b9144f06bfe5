import { CsvError, type CsvRow, csvRows } from '../../../../libs/csv/index.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { type Language, languages } from '../../../kernel/language.ts'
import { Problem } from '../../../kernel/problem.ts'
import { inputInvalid } from '../../../kernel/problems.ts'
import { GivenFields } from '../record.ts'
import { unguarded } from './formula-guard.ts'
import { type ImportedRecord, mostRecords, type UnreadRecord } from './imported-record.ts'
import { cellUnfit, columnMissing, columnUnknown, rowsDiffer, tableBroken, tooManyRecords } from './problems.ts'
import { type Column, columns } from './record-table.ts'
import { saidParts } from './said-parts.ts'

type Row = { readonly line: number; cell(column: Column): string }

/**
 * The records of a table with our columns (`columns`), in any order; `record`, `kind` and `field` must be there. Rows with
 * the same `record`, `field` and `place` are one value; a row without a place is a value of its own. A citation has a
 * document with its page, start and end, or with the words (`quote`) alone, which are then looked for. Columns that only
 * an export has are passed over.
 *
 * @throws Problem for a table that cannot be read as a whole.
 */
export function readTable(text: string): (ImportedRecord | UnreadRecord)[] {
  const rows = tableRows(text)
  const head = rows.next().value
  const places = placesOf(head ? head.cells : [])
  const records = new Map<string, Row[]>()
  for (const row of rows) {
    const read = rowOf(row, places)
    const slug = read.cell('record')
    const known = records.get(slug)
    if (known) known.push(read)
    else if (records.size === mostRecords) throw tooManyRecords({ maximum: mostRecords })
    else records.set(slug, [read])
  }
  return [...records].map(([slug, rows]) => readRecord(slug, rows))
}

function* tableRows(text: string): Generator<CsvRow, undefined> {
  try {
    yield* csvRows(text)
  } catch (error) {
    if (error instanceof CsvError) throw tableBroken({ line: error.line })
    throw error
  }
}

function placesOf(head: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>()
  for (const [i, cell] of head.entries()) {
    const name = cell.trim().toLowerCase()
    const column = columns.find((one) => one === name)
    if (!column || places.has(column)) throw columnUnknown({ column: cell.slice(0, 80) })
    places.set(column, i)
  }
  for (const column of ['record', 'kind', 'field'] as const) {
    if (!places.has(column)) throw columnMissing({ column })
  }
  return places
}

function rowOf({ line, cells }: CsvRow, places: ReadonlyMap<Column, number>): Row {
  const cell = (column: Column) => {
    const place = places.get(column)
    const content = (place === undefined ? undefined : cells[place]) ?? ''
    return column === 'text' || column === 'quote' ? unguarded(content) : content.trim()
  }
  return { line, cell }
}

function readRecord(slug: string, rows: readonly Row[]): ImportedRecord | UnreadRecord {
  const at = rows[0]!.line
  try {
    const kind = once(rows, 'kind')
    if (slug === '') throw cellUnfit({ line: at, column: 'record' })
    if (kind === undefined) throw cellUnfit({ line: at, column: 'kind' })
    const given = new Map<string, unknown[]>()
    for (const [name, ofValue] of valuesOf(rows)) {
      const field = name.split(' ', 1)[0]!
      const values = given.get(field) ?? []
      values.push(valueFrom(ofValue))
      given.set(field, values)
    }
    const fields = GivenFields.safeParse(Object.fromEntries(given), { reportInput: true })
    if (!fields.success) throw inputInvalid(fields.error)
    return { at, slug, kind, code: once(rows, 'code') ?? null, fields: fields.data }
  } catch (error) {
    if (error instanceof Problem) return { at, slug: slug === '' ? null : slug, problem: error }
    throw error
  }
}

/** The rows of each value, in the order in which values begin, by `<field> <place>`. */
function valuesOf(rows: readonly Row[]): Map<string, Row[]> {
  const values = new Map<string, Row[]>()
  for (const row of rows) {
    const field = row.cell('field')
    if (!/^[a-z][A-Za-z]{0,39}$/.test(field)) throw cellUnfit({ line: row.line, column: 'field' })
    const place = row.cell('place')
    const name = place === '' ? `${field} line ${row.line}` : `${field} ${place}`
    const known = values.get(name)
    if (known) known.push(row)
    else values.set(name, [row])
  }
  return values
}

function valueFrom(rows: readonly Row[]): unknown {
  return saidParts({
    texts: textsOf(rows),
    date: once(rows, 'date'),
    number: numberOf(rows),
    record: once(rows, 'link'),
    region: once(rows, 'region'),
    term: once(rows, 'term'),
    address: once(rows, 'address'),
    citations: rows.flatMap(citationOf),
  })
}

/** What rows say in a column, when one of them says it and no other says something else. */
function once(rows: readonly Row[], column: Column): string | undefined {
  let said: string | undefined
  for (const { line, cell } of rows) {
    const content = cell(column)
    if (content === '' || content === said) continue
    if (said !== undefined) throw rowsDiffer({ line, column })
    said = content
  }
  return said
}

function textsOf(rows: readonly Row[]): Partial<Record<Language, string>> | undefined {
  const texts: Partial<Record<Language, string>> = {}
  for (const { line, cell } of rows) {
    const text = cell('text')
    if (text === '') continue
    const language = languages.find((one) => one === cell('language').toLowerCase())
    if (!language) throw cellUnfit({ line, column: 'language' })
    if (texts[language] !== undefined && texts[language] !== text) throw rowsDiffer({ line, column: 'text' })
    texts[language] = text
  }
  return Object.keys(texts).length > 0 ? texts : undefined
}

function numberOf(rows: readonly Row[]): number | undefined {
  const said = once(rows, 'number')
  if (said === undefined) return undefined
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(said)) {
    throw cellUnfit({ line: rows.find(({ cell }) => cell('number') === said)!.line, column: 'number' })
  }
  return Number(said)
}

function citationOf(row: Row): unknown[] {
  const document = row.cell('document')
  if (document === '') return []
  const page = countOf(row, 'page')
  const start = countOf(row, 'start')
  const end = countOf(row, 'end')
  const words = row.cell('quote')
  if (start === undefined && end === undefined) return [saidParts({ document, words, page })]
  return [saidParts({ document, page, start, end, quote: words === '' ? undefined : digestOfText(words) })]
}

function countOf({ line, cell }: Row, column: 'page' | 'start' | 'end'): number | undefined {
  const content = cell(column)
  if (content === '') return undefined
  if (!/^\d{1,9}$/.test(content)) throw cellUnfit({ line, column })
  return Number(content)
}
