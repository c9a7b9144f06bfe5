/** A cell, or a part of one that is longer than any cell that is looked at as a whole. */
export type Cell = {
  readonly text: string
  /** As it is written in the file, quotation marks included. */
  readonly raw: string
  readonly isQuoted: boolean
  /** More of this cell follows. */
  readonly continues: boolean
  /** What ends it: the separator, the end of the line, or nothing at the end of the table or where it continues. */
  readonly ending: string
}

const inQuotes = /"/g
const outside = /[,;\t\r\n]/g

/** No cell is held longer than this, in characters. */
const longestCell = 1 << 15

/**
 * Reads tables of separated values (RFC 4180) that come in pieces. Whatever comes is read: a quotation mark inside a cell is
 * a character of it, one that is never closed makes the rest of the file its cell.
 */
export class TableReader {
  readonly #take: (cell: Cell) => void
  #separator: string | undefined
  /** Whether a part of the cell was given before. */
  #isLater = false
  /** The beginning, until the separator is known. */
  #head = ''
  #raw = ''
  #isQuoted = false
  #isClosed = false
  #hasBegun = false
  /** A character on whose meaning the next one decides: a quotation mark, or a carriage return. */
  #held = ''

  constructor(take: (cell: Cell) => void, separator?: string) {
    this.#take = take
    this.#separator = separator
  }

  add(piece: string): void {
    if (this.#separator !== undefined) {
      this.#read(piece)
      return
    }
    this.#head += piece
    if (/[\r\n]/.test(this.#head) || this.#head.length > longestCell) this.#begin()
  }

  end(): void {
    if (this.#separator === undefined) this.#begin()
    if (this.#held === '\r') this.#give('\r')
    else {
      this.#raw += this.#held
      if (this.#raw !== '' || this.#hasBegun) this.#give('')
    }
  }

  #begin(): void {
    const head = this.#head
    this.#head = ''
    this.#separator = separatorOf(head.slice(0, longestCell))
    this.#read(head)
  }

  #read(piece: string): void {
    const separator = this.#separator!
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at]!
      if (this.#held === '\r') {
        this.#held = ''
        this.#give(character === '\n' ? '\r\n' : '\r')
        if (character === '\n') continue
      }
      if (this.#held === '"') {
        this.#held = ''
        this.#raw += '"'
        if (character === '"') {
          this.#raw += '"'
          this.#giveLong()
          continue
        }
        this.#isClosed = true
      }
      if (this.#isQuoted && !this.#isClosed) {
        if (character === '"') this.#held = '"'
        else at = this.#takeRun(piece, at, inQuotes) - 1
      } else if (character === separator) {
        this.#give(separator)
        this.#hasBegun = true
      } else if (character === '\n') {
        this.#give('\n')
      } else if (character === '\r') {
        this.#held = '\r'
      } else if (character === '"' && this.#raw === '' && !this.#isLater) {
        this.#isQuoted = true
        this.#raw = '"'
      } else {
        at = this.#takeRun(piece, at, outside) - 1
      }
      if (this.#held === '') this.#giveLong()
    }
  }

  /** Takes characters that mean nothing but themselves, up to the longest cell; answers where they end. */
  #takeRun(piece: string, from: number, special: RegExp): number {
    special.lastIndex = from + 1
    const found = special.exec(piece)
    const to = Math.min(found ? found.index : piece.length, from + Math.max(1, longestCell - this.#raw.length))
    this.#raw += piece.slice(from, to)
    return to
  }

  #giveLong(): void {
    if (this.#raw.length >= longestCell) this.#give('', true)
  }

  #give(ending: string, continues = false): void {
    const raw = this.#raw
    const isQuoted = this.#isQuoted
    const opens = isQuoted && raw.startsWith('"') && !this.#isLater ? 1 : 0
    const mark = isQuoted && this.#isClosed ? raw.lastIndexOf('"') : -1
    const closes = mark < opens ? raw.length : mark
    const text = isQuoted ? raw.slice(opens, closes).replaceAll('""', '"') + raw.slice(closes + 1) : raw
    this.#take({ text, raw, isQuoted, continues, ending })
    this.#raw = ''
    this.#isLater = continues
    this.#hasBegun = false
    if (!continues) {
      this.#isQuoted = false
      this.#isClosed = false
    }
  }
}

/** What parts the cells of the first line: spreadsheets write `;` where the comma is a decimal sign. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}
