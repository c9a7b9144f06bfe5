import type {
  AllowedValues,
  ColumnFinding,
  NamedFile,
  PersonalDataReport,
  Survey,
} from '../../../src/kernel/ports/personal-data.ts'
import { type Cell, TableReader } from './table-reader.ts'
import { TableSurvey } from './table-survey.ts'
import { formOf, piecesOf } from './text-file.ts'
import { Counts, TextSurvey } from './text-survey.ts'
import { isAllowedBy } from './tokens.ts'

/** Counts what is in texts and tables. */
export function survey(allowed: AllowedValues = {}): Survey {
  const counts = new Counts()
  const isAllowed = isAllowedBy(allowed)
  const text = new TextSurvey(counts, isAllowed)
  const columns: ColumnFinding[] = []
  return {
    add: (piece) => text.add(piece),
    table(header, rows) {
      const table = new TableSurvey(counts, isAllowed)
      table.addFirst(header)
      for (const row of rows) for (const [i, cell] of row.entries()) table.addCell(i, cell)
      columns.push(...table.end())
    },
    report() {
      text.end()
      return reportOf(counts, columns)
    },
  }
}

export async function surveyFile(
  bytes: AsyncIterable<Uint8Array>,
  file: NamedFile,
  allowed: AllowedValues = {},
): Promise<PersonalDataReport | undefined> {
  const form = formOf(file)
  const text = form && (await piecesOf(bytes))
  if (!form || !text) return undefined
  const counts = new Counts()
  const isAllowed = isAllowedBy(allowed)
  if (form.kind === 'table') {
    const table = new TableSurvey(counts, isAllowed)
    const cells = new SurveyedCells(table)
    const reader = new TableReader((cell) => cells.add(cell), form.separator)
    for await (const piece of text.pieces) reader.add(piece)
    reader.end()
    cells.end()
    return reportOf(counts, table.end())
  }
  const readable = form.readable()
  const own = new TextSurvey(counts, isAllowed)
  for await (const piece of text.pieces) own.add(readable.add(piece))
  own.add(readable.end())
  own.end()
  return reportOf(counts, [])
}

function reportOf(counts: Counts, columns: readonly ColumnFinding[]): PersonalDataReport {
  return { counts: counts.list(), columns: [...columns], healthWords: counts.healthWords }
}

/** A first line longer than this is no line of names, in characters. */
export const longestFirstLine = 1 << 16

/** Gives the cells of a file to the survey of a table, the first line as a whole. */
class SurveyedCells {
  readonly #table: TableSurvey
  #first: string[] | undefined = []
  #length = 0
  #column = 0
  #long: TextSurvey | undefined

  constructor(table: TableSurvey) {
    this.#table = table
  }

  add({ text, continues, ending }: Cell): void {
    if (this.#first) {
      this.#length += text.length + 1
      if (continues || this.#length > longestFirstLine) this.#giveFirst(false)
    }
    if (this.#first) this.#first.push(text)
    else if (continues || this.#long) this.#addLong(text, continues)
    else this.#table.addCell(this.#column, text)
    if (continues) return
    this.#column += 1
    if (!isEndOfLine(ending)) return
    this.#column = 0
    this.#giveFirst(true)
  }

  end(): void {
    this.#long?.end()
    this.#giveFirst(true)
  }

  #addLong(text: string, continues: boolean): void {
    this.#long ??= this.#table.textSurvey()
    this.#long.add(text)
    if (continues) return
    this.#long.end()
    this.#long = undefined
  }

  #giveFirst(isWhole: boolean): void {
    const first = this.#first
    this.#first = undefined
    if (!first) return
    if (isWhole) this.#table.addFirst(first)
    else for (const [i, cell] of first.entries()) this.#table.addCell(i, cell)
  }
}

export function isEndOfLine(ending: string): boolean {
  return ending === '\n' || ending === '\r' || ending === '\r\n'
}
