import { tableBroken } from './problems.ts'

/** What a spreadsheet would read as a formula, or what stands so because of that. */
const formula = /^'*[=+\-@\t\r\n]/

/** A cell of text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text that was guarded; of what was not, itself. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** One line of a table (RFC 4180), with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/**
 * The rows of a table (RFC 4180), each with the line that it begins on; empty ones are passed over. Cells are parted by
 * what parts the first line: spreadsheets write `;` where the comma is a decimal sign.
 *
 * @throws Problem for a quotation mark that is never closed, or stands inside a cell that does not begin with one.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const separator = separatorOf(text)
  let at = 0
  let line = 1
  while (at < text.length) {
    const begins = line
    const cells: string[] = []
    for (;;) {
      const quoted = text[at] === '"'
      const cell = quoted ? quotedCell(text, at, begins) : plainCell(text, at, separator, begins)
      cells.push(cell.content)
      if (quoted) line += cell.content.split('\n').length - 1
      at = cell.end
      if (text[at] !== separator) break
      at += 1
    }
    if (at < text.length) {
      if (text[at] !== '\n' && text[at] !== '\r') throw tableBroken({ line })
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line += 1
    }
    if (cells.some((cell) => cell !== '')) yield { line: begins, cells }
  }
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

type Cell = { readonly content: string; readonly end: number }

function quotedCell(text: string, start: number, line: number): Cell {
  const parts: string[] = []
  for (let from = start + 1; ; ) {
    const mark = text.indexOf('"', from)
    if (mark === -1) throw tableBroken({ line })
    parts.push(text.slice(from, mark))
    if (text[mark + 1] !== '"') return { content: parts.join('"'), end: mark + 1 }
    from = mark + 2
  }
}

function plainCell(text: string, start: number, separator: string, line: number): Cell {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1
  const content = text.slice(start, end)
  if (content.includes('"')) throw tableBroken({ line })
  return { content, end }
}
