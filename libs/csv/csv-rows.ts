export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** A quotation mark that is never closed, or stands inside a cell that does not begin with one. */
export class CsvError extends Error {
  readonly line: number

  constructor(line: number) {
    super('not a table')
    this.name = 'CsvError'
    this.line = line
  }
}

/**
 * The rows of a table (RFC 4180), each with the line that it begins on; empty ones are passed over. Cells are parted by
 * what parts the first line: spreadsheets write `;` where the comma is a decimal sign.
 *
 * @throws CsvError
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const separator = separatorOf(text)
  let at = 0
  let line = 1
  while (at < text.length) {
    const begins = line
    const cells: string[] = []
    do {
      if (cells.length > 0) at += 1
      const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, separator, line)
      cells.push(cell.content)
      line += cell.content.split('\n').length - 1
      at = cell.end
    } while (text[at] === separator)
    if (at < text.length && text[at] !== '\r' && text[at] !== '\n') throw new CsvError(line)
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += 1
    if (cells.some((cell) => cell !== '')) yield { line: begins, cells }
  }
}

type Cell = { readonly content: string; readonly end: number }

/** Two quotation marks in it are one. */
function quotedCell(text: string, start: number, line: number): Cell {
  const parts: string[] = []
  for (let from = start + 1; ; ) {
    const mark = text.indexOf('"', from)
    if (mark === -1) throw new CsvError(line)
    parts.push(text.slice(from, mark))
    if (text[mark + 1] !== '"') return { content: parts.join('"'), end: mark + 1 }
    from = mark + 2
  }
}

function plainCell(text: string, start: number, separator: string, line: number): Cell {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1
  const content = text.slice(start, end)
  if (content.includes('"')) throw new CsvError(line)
  return { content, end }
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0]
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}
