/**
 * Workbooks (ECMA-376-1, SpreadsheetML) as they are shown: a sheet is a part, a row of cells is a row of a table, and what a
 * formula found last time stands for the formula. Hidden sheets, rows and columns are read too: whoever has the file has them.
 */
import { format as formatNumber } from 'numfmt'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import type { Archive } from '../archive.ts'
import type { DocumentLimits } from '../limits.ts'
import { type Block, CELL_SEPARATOR } from '../parts.ts'
import { relationshipsOf } from './package.ts'
import { readXml, type XmlElement } from './xml.ts'

/**
 * Each sheet under its name. Empty cells and empty rows take no room, however many the sheet declares.
 *
 * @throws DocumentRefused
 */
export async function readXlsx(archive: Archive, limits: DocumentLimits): Promise<Block[][]> {
  const workbook = (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument')!.target
  const parts = await relationshipsOf(archive, workbook)
  const partOf = (type: string) => parts.find((part) => part.type === type)?.target ?? ''
  const { sheets, from1904 } = await readWorkbook(archive, workbook)
  const strings = await readSharedStrings(archive, partOf('sharedStrings'), limits)
  const formats = await readFormats(archive, partOf('styles'))
  const read: Block[][] = []
  for (const { name, id } of sheets) {
    const part = parts.find((one) => one.id === id && one.type === 'worksheet')
    if (!part) continue
    const sheet = await readSheet(archive, part.target, { strings, formats, from1904 }, limits)
    read.push([{ kind: 'heading', text: name }, ...rowBlocks(sheet)])
  }
  return read
}

type Workbook = { readonly sheets: { readonly name: string; readonly id: string }[]; readonly from1904: boolean }

async function readWorkbook(archive: Archive, part: string): Promise<Workbook> {
  const sheets: Workbook['sheets'] = []
  let from1904 = false
  await readXml(archive.chunks(part), 'XLSX', {
    open(element) {
      if (element.name === 'main:workbookPr') from1904 = isTrue(element.attribute('date1904'))
      const id = element.attribute('relationships:id')
      if (element.name === 'main:sheet' && id) sheets.push({ name: tidy(element.attribute('name') ?? ''), id })
    },
    close() {},
  })
  return { sheets, from1904 }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Texts that cells point at by number. How they are pronounced (`rPh`) is no part of them. */
async function readSharedStrings(archive: Archive, part: string, limits: DocumentLimits): Promise<string[]> {
  const strings: string[] = []
  const text = stringCollector()
  let length = 0
  await readXml(archive.chunks(part), 'XLSX', {
    open: text.open,
    close(element) {
      text.close(element)
      if (element.name !== 'main:si') return
      const string = text.take()
      length += string.length
      if (length > limits.textLength) throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
      strings.push(string)
    },
    text: text.text,
  })
  return strings
}

/** The text of `t` elements, wherever they stand in a string, without phonetic runs. */
function stringCollector() {
  let collected = ''
  let inText = false
  let phonetic = 0
  return {
    open({ name }: XmlElement) {
      if (name === 'main:rPh') phonetic++
      if (name === 'main:t' && phonetic === 0) inText = true
    },
    close({ name }: XmlElement) {
      if (name === 'main:rPh') phonetic--
      if (name === 'main:t') inText = false
    },
    text(text: string) {
      if (inText) collected += text
    },
    take(): string {
      const taken = collected
      collected = ''
      return taken
    },
  }
}

/**
 * Format codes that need no style part (ECMA-376-1, 18.8.30). 14 and 22 are the reader's own short date, which a machine in
 * Rabat shows otherwise than one in Boston: they are written year first here, so that no day is taken for a month.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}

/** The format code of each cell style, by its place. */
async function readFormats(archive: Archive, part: string): Promise<string[]> {
  const own = new Map<number, string>()
  const formats: string[] = []
  let inCellStyles = false
  await readXml(archive.chunks(part), 'XLSX', {
    open(element) {
      if (element.name === 'main:cellXfs') inCellStyles = true
      if (element.name === 'main:numFmt')
        own.set(Number(element.attribute('numFmtId')), element.attribute('formatCode') ?? 'General')
      if (element.name === 'main:xf' && inCellStyles) {
        const id = Number(element.attribute('numFmtId') ?? 0)
        formats.push(own.get(id) ?? BUILT_IN[id] ?? 'General')
      }
    },
    close({ name }) {
      if (name === 'main:cellXfs') inCellStyles = false
    },
  })
  return formats
}

type Values = { readonly strings: readonly string[]; readonly formats: readonly string[]; readonly from1904: boolean }

type Cell = { readonly column: number; readonly text: string; readonly isText: boolean }

/** `number` from 1, as the sheet counts. */
type Row = { readonly number: number; readonly cells: Cell[] }

/** `headers` are the numbers of rows that the sheet itself treats as names of columns: above a filter or a frozen pane. */
type SheetRows = { readonly rows: readonly Row[]; readonly headers: readonly number[] }

/** Rows that have something to show, each with the cells that do. */
async function readSheet(archive: Archive, part: string, values: Values, limits: DocumentLimits): Promise<SheetRows> {
  const rows: Row[] = []
  const headers: number[] = []
  const inline = stringCollector()
  let row: Row = { number: 0, cells: [] }
  let cell: { column: number; type: string; style: number; value: string } | undefined
  let inValue = false
  let nextColumn = 0
  let length = 0
  await readXml(archive.chunks(part), 'XLSX', {
    open(element) {
      if (element.name === 'main:pane' && element.attribute('state') !== 'split') {
        headers.push(Number(element.attribute('ySplit') ?? 0))
      } else if (element.name === 'main:autoFilter') {
        headers.push(Number(/[0-9]+/.exec(element.attribute('ref') ?? '')?.[0] ?? 0))
      } else if (element.name === 'main:row') {
        row = { number: Number(element.attribute('r') ?? row.number + 1), cells: [] }
        nextColumn = 0
      } else if (element.name === 'main:c') {
        const column = columnOf(element.attribute('r')) ?? nextColumn
        nextColumn = column + 1
        const style = Number(element.attribute('s') ?? 0)
        cell = { column, type: element.attribute('t') ?? 'n', style, value: '' }
      } else if (element.name === 'main:v') inValue = cell !== undefined
      inline.open(element)
    },
    close(element) {
      inline.close(element)
      if (element.name === 'main:v') inValue = false
      if (element.name === 'main:c' && cell) {
        const inlineText = inline.take()
        const text = tidy(cell.type === 'inlineStr' ? inlineText : shown(cell, values))
        length += text.length
        if (length > limits.textLength)
          throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
        const isText = cell.type === 's' || cell.type === 'str' || cell.type === 'inlineStr'
        if (text !== '') row.cells.push({ column: cell.column, text, isText })
        cell = undefined
      }
      if (element.name === 'main:row' && row.cells.length > 0) {
        row.cells.sort((a, b) => a.column - b.column)
        rows.push(row)
      }
    },
    text(text) {
      if (inValue && cell) cell.value += text
      inline.text(text)
    },
  })
  return { rows, headers }
}

/** From 0; `undefined` when the cell does not say where it stands. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=[0-9])/.exec(reference ?? '')?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : undefined
}

/** Days from 1900-01-00 to 1904-01-01, where the other calendar of workbooks starts. */
const DAYS_TO_1904 = 1462

/** What the sheet shows in the cell (ECMA-376-1, 18.18.11). */
function shown(
  { type, value, style }: { readonly type: string; readonly value: string; readonly style: number },
  { strings, formats, from1904 }: Values,
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '' ? '' : isTrue(value) ? 'TRUE' : 'FALSE'
  if (type !== 'n' || value.trim() === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const code = formats[style] ?? 'General'
  // Outside quotes and brackets, a letter of a date (18.8.31).
  const isDate = /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General/g, ''))
  try {
    return formatNumber(code, isDate && from1904 ? number + DAYS_TO_1904 : number, { throws: true })
  } catch {
    return value
  }
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * Rows as blocks. Below a row of names each cell carries its column's name, so that a quoted row says what its numbers are:
 * "الجهة: سوس ماسة | النسبة: 12.5%". Without a row of names the cells stand alone.
 */
function rowBlocks(sheet: SheetRows): Block[] {
  const header = headerOf(sheet)
  const names = new Map(header?.cells.map(({ column, text }) => [column, text.replace(/\s*:$/, '')]))
  return sheet.rows.map(({ number, cells }): Block => {
    const isBelow = header !== undefined && number > header.number && cells.length > 1
    const texts = cells.map(({ column, text }) => {
      const name = isBelow ? names.get(column) : undefined
      return name === undefined ? text : `${name}: ${text}`
    })
    return { kind: 'table-row', text: texts.join(CELL_SEPARATOR) }
  })
}

/** A name of a column is short. */
const LONGEST_NAME = 80

/**
 * The row that names the columns: the one that the sheet filters or freezes by, else its first row with several cells when
 * some cell below is no text. In either case all its cells are short texts, and no two the same.
 */
function headerOf({ rows, headers }: SheetRows): Row | undefined {
  const couldBe = (row: Row | undefined) =>
    row !== undefined &&
    row.cells.length > 1 &&
    row.cells.every(({ isText, text }) => isText && text.length <= LONGEST_NAME) &&
    new Set(row.cells.map(({ text }) => text)).size === row.cells.length
  const declared = rows.find((row) => headers.includes(row.number) && couldBe(row))
  if (declared) return declared
  const first = rows.findIndex(({ cells }) => cells.length > 1)
  const hasNumbers = rows.slice(first + 1).some(({ cells }) => cells.length > 1 && cells.some(({ isText }) => !isText))
  return hasNumbers && couldBe(rows[first]) ? rows[first] : undefined
}
