import type { ColumnFinding, NamedFile, TreatedFile, Treatment } from '../../../src/kernel/ports/personal-data.ts'
import { isEndOfLine, longestFirstLine } from './survey.ts'
import { type Cell, TableReader } from './table-reader.ts'
import { isHeader, labelOf } from './table-survey.ts'
import { type FileForm, formOf, piecesOf } from './text-file.ts'
import { Acts, originalFindings, TextTreatment } from './treatment.ts'

type FileTreatment = Treatment & { readonly columns?: readonly ColumnFinding[] }

export async function treatFile(
  open: () => AsyncIterable<Uint8Array>,
  file: NamedFile,
  treatment: FileTreatment,
): Promise<TreatedFile | undefined> {
  const form = formOf(file)
  if (!form) return undefined
  const acts = new Acts(treatment)
  if (Object.values(treatment.actions).includes('block')) {
    const first = new Acts(treatment)
    const text = await piecesOf(open())
    if (!text) return undefined
    for await (const _ of treatedPieces(text, form, first, treatment)) if (first.isBlocked) break
    if (first.isBlocked) return { passes: false, treated: first.list() }
  }
  const text = await piecesOf(open())
  if (!text) return undefined
  const encoder = new TextEncoder()
  async function* bytes(): AsyncGenerator<Uint8Array> {
    // Half a character at the end of a piece waits for its other half.
    let half = ''
    for await (const piece of treatedPieces(text!, form!, acts, treatment)) {
      const whole = half + piece
      half = /[\ud800-\udbff]$/.test(whole) ? whole.slice(-1) : ''
      if (whole.length > half.length) yield encoder.encode(whole.slice(0, whole.length - half.length))
    }
    if (half !== '') yield encoder.encode(half)
  }
  return { passes: true, bytes: bytes(), treated: () => acts.list() }
}

async function* treatedPieces(
  { mark, pieces }: { mark: string; pieces: AsyncIterable<string> },
  form: FileForm,
  acts: Acts,
  { columns = [] }: FileTreatment,
): AsyncGenerator<string> {
  yield mark
  if (form.kind === 'text') {
    const own = new TextTreatment(acts)
    for await (const piece of pieces) yield own.add(piece)
    yield own.end()
    return
  }
  const cells = new TreatedCells(acts, columns)
  const reader = new TableReader((cell) => cells.add(cell), form.separator)
  for await (const piece of pieces) {
    reader.add(piece)
    yield cells.take()
  }
  reader.end()
  cells.end()
  yield cells.take()
}

/** Treats the cells of a table and writes them again, as they were written where nothing changed. */
class TreatedCells {
  readonly #acts: Acts
  /** The type of each column that is one. */
  readonly #types: ReadonlyMap<number, ColumnFinding>
  #headers: readonly string[] = []
  #first: Cell[] | undefined = []
  #length = 0
  #column = 0
  #long: TextTreatment | undefined
  #written: string[] = []

  constructor(acts: Acts, columns: readonly ColumnFinding[]) {
    this.#acts = acts
    const surest = columns.toSorted((one, other) => one.confidence - other.confidence)
    this.#types = new Map(surest.filter(({ type }) => type !== 'health').map((finding) => [finding.column, finding]))
  }

  /** What was written since the last time. */
  take(): string {
    const written = this.#written.join('')
    this.#written = []
    return written
  }

  add(cell: Cell): void {
    if (this.#first) {
      this.#length += cell.raw.length + 1
      if (cell.continues || this.#length > longestFirstLine) this.#giveFirst(false)
    }
    if (this.#first) this.#first.push(cell)
    else if (cell.continues || this.#long) this.#writeLong(cell)
    else this.#write(cell, this.#column)
    if (cell.continues) return
    this.#column += 1
    if (!isEndOfLine(cell.ending)) return
    this.#column = 0
    this.#giveFirst(true)
  }

  end(): void {
    this.#giveFirst(true)
    if (this.#long) this.#written.push(this.#long.end())
  }

  #giveFirst(isWhole: boolean): void {
    const first = this.#first
    this.#first = undefined
    if (!first) return
    const texts = first.map(({ text }) => text)
    if (isWhole && isHeader(texts)) {
      this.#headers = texts.map((text) => text.trim())
      for (const { raw, ending } of first) this.#written.push(raw, ending)
    } else for (const [i, cell] of first.entries()) this.#write(cell, i)
  }

  #write(cell: Cell, column: number): void {
    const { text, raw, isQuoted, ending } = cell
    const treated = this.#treated(text, column)
    const needsQuotes = isQuoted || /[",;\t\r\n]/.test(treated)
    const written = needsQuotes ? `"${treated.replaceAll('"', '""')}"` : treated
    this.#written.push(treated === text ? raw : written, ending)
  }

  #treated(text: string, column: number): string {
    const trimmed = text.trim()
    if (trimmed === '') return text
    const own = this.#types.get(column)
    if (own) return text.replace(trimmed, () => this.#acts.on(own.type, 1, trimmed))
    const label = labelOf(this.#headers[column])
    let result = ''
    let at = label.length
    const labelled = label + text
    for (const { type, start, end, confidence } of originalFindings(labelled)) {
      if (start < label.length) continue
      result += labelled.slice(at, start) + this.#acts.on(type, confidence, labelled.slice(start, end))
      at = end
    }
    return result + labelled.slice(at)
  }

  /** A cell that is too long to be held: its parts, as a text. */
  #writeLong({ text, isQuoted, continues, ending }: Cell): void {
    if (!this.#long && isQuoted) this.#written.push('"')
    this.#long ??= new TextTreatment(this.#acts)
    const treated = this.#long.add(text) + (continues ? '' : this.#long.end())
    this.#written.push(isQuoted ? treated.replaceAll('"', '""') : treated)
    if (continues) return
    this.#long = undefined
    this.#written.push(isQuoted ? '"' : '', ending)
  }
}
