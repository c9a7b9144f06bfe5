import type { ColumnFinding } from '../../../src/kernel/ports/personal-data.ts'
import { confidence } from './confidence.ts'
import { findPersonalData } from './find-personal-data.ts'
import { normalise } from './normalise.ts'
import { type Counts, likelyFrom, TextSurvey } from './text-survey.ts'
import { kind, wordsOf } from './words.ts'

/** Columns that are looked at as columns; those after them count as text. */
const mostColumns = 1_000
/** Cells longer than this are text, and no values. */
const longestValue = 400
const longestHeader = 60
/** The part of its cells that makes a column one of a type, and of a cell that makes it a value. */
const leastShare = 0.5
const leastOfCell = 0.6
/** So many cells of one shape are more than one of them. */
const manyCells = 10
const nearlyAll = 0.8

type Tally = { cells: number; sum: number; readonly levels: Map<number, number> }
type Column = {
  readonly header: string | undefined
  cells: number
  healthCells: number
  readonly tallies: Map<string, Tally>
}

/** The words before a cell: what its column is called. They name what is in it, as words in a text do. */
export function labelOf(header: string | undefined): string {
  return header === undefined ? '' : `${header.slice(0, longestHeader)}: `
}

/** Whether a first line says what the columns are called: no cell of it is a number, or anybody's data. */
export function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => /\p{L}/u.test(cell)) && cells.every((cell) => !holdsValue(normalise(cell).text))
}

/** No column is called by five figures in a row, and numbers of people have them: «A10000» by itself is told from no other code. */
function holdsValue(text: string): boolean {
  return (
    /\p{Nd}{5}/u.test(text) ||
    /^[\s0-9.,/:;%+-]*[0-9][\s0-9.,/:;%+-]*$/.test(text) ||
    findPersonalData(text).found.length > 0
  )
}

/** Counts what is in a table by column. Cells that are of no type as a whole are text. */
export class TableSurvey {
  readonly #counts: Counts
  readonly #isAllowed: (type: string, value: string) => boolean
  #columns: Column[] | undefined

  constructor(counts: Counts, isAllowed: (type: string, value: string) => boolean) {
    this.#counts = counts
    this.#isAllowed = isAllowed
  }

  /** The first line: the names of the columns, or cells like the others. */
  addFirst(cells: readonly string[]): void {
    const named = isHeader(cells)
    this.#columns = cells.slice(0, mostColumns).map((cell) => newColumn(named ? cell.trim() : undefined))
    if (!named) for (const [i, cell] of cells.entries()) this.addCell(i, cell)
  }

  addCell(i: number, cell: string): void {
    const trimmed = cell.trim()
    if (trimmed === '') return
    const column = this.#columnAt(i)
    if (!column || trimmed.length > longestValue) {
      if (column) column.cells += 1
      const survey = this.textSurvey()
      survey.add(cell)
      survey.end()
      return
    }
    column.cells += 1
    const label = normalise(labelOf(column.header)).text
    const value = normalise(trimmed).text
    const { found, words } = findPersonalData(label + value)
    if ((words.allKinds & kind.health) !== 0) column.healthCells += 1
    for (const one of found) {
      if (one.start < label.length || this.#isAllowed(one.type, (label + value).slice(one.start, one.end))) continue
      if (one.end - one.start < leastOfCell * value.length) this.#counts.add(one.type, one.confidence)
      else tally(column, one.type, one.confidence)
    }
  }

  /** A survey for a cell that is too long to be looked at as a whole. */
  textSurvey(): TextSurvey {
    return new TextSurvey(this.#counts, this.#isAllowed)
  }

  end(): ColumnFinding[] {
    const columns = this.#columns ?? []
    const findings = columns.flatMap((column, i) => this.#findingsIn(column, i))
    const hasFullNames = findings.some(({ type, confidence: sure }) => type === 'name' && sure >= likelyFrom)
    // A column that is only called "nom" is one of people beside one of given names.
    return findings.map((finding) =>
      finding.type === 'name' && hasFullNames
        ? { ...finding, confidence: Math.max(finding.confidence, confidence.named) }
        : finding,
    )
  }

  #findingsIn({ header, cells, healthCells, tallies }: Column, column: number): ColumnFinding[] {
    const named =
      header === undefined || header === '' ? { column } : { column, header: header.slice(0, longestHeader) }
    const findings: ColumnFinding[] = []
    for (const [type, { cells: passed, sum, levels }] of tallies) {
      const share = passed / cells
      const mean = sum / passed
      const isColumn = share >= leastShare && (mean >= likelyFrom || passed >= 3)
      if (!isColumn) {
        for (const [sure, count] of levels) this.#counts.add(type, sure, count)
        continue
      }
      const isMany = mean >= confidence.uncertain && cells >= manyCells && share >= nearlyAll
      const sure = Math.round(100 * (isMany ? Math.max(mean, confidence.named) : mean)) / 100
      findings.push({ ...named, type, share, cells, confidence: sure })
    }
    if (header !== undefined && cells > 0 && isOfHealth(header)) {
      findings.push({ ...named, type: 'health', share: 1, cells, confidence: confidence.named })
    } else this.#counts.healthWords += healthCells
    return findings
  }

  #columnAt(i: number): Column | undefined {
    if (i >= mostColumns) return undefined
    this.#columns ??= []
    while (this.#columns.length <= i) this.#columns.push(newColumn(undefined))
    return this.#columns[i]
  }
}

function newColumn(header: string | undefined): Column {
  return { header, cells: 0, healthCells: 0, tallies: new Map() }
}

function tally({ tallies }: Column, type: string, sure: number): void {
  const own = tallies.get(type) ?? { cells: 0, sum: 0, levels: new Map() }
  tallies.set(type, own)
  own.cells += 1
  own.sum += sure
  own.levels.set(sure, (own.levels.get(sure) ?? 0) + 1)
}

function isOfHealth(header: string): boolean {
  return (wordsOf(normalise(header).text).allKinds & kind.health) !== 0
}
