import { type IndexField, indexFields } from '../../kernel/ports/search-index.ts'
import { fieldByte } from './file-format.ts'
import { StringNumbers, type StringTable, stringAt } from './string-table.ts'

/** Longer terms are not made by any analysis; they would only bloat the vocabulary. */
const longestTerm = 256

/** How many terms of a field are remembered as strings, and found without their bytes being looked at. */
const remembered = 1 << 16
/** Longer ones may be slices, to the engine, of the page they were cut from, and would keep it in memory. */
const longestRemembered = 12

/** The terms of an index while it is built, numbered from 0. */
export class Vocabulary {
  readonly #numbers = new StringNumbers()
  readonly #recent = { words: new Map<string, number>(), grams: new Map<string, number>() }

  get count(): number {
    return this.#numbers.count
  }

  /** @throws RangeError on a term beyond 256 characters. */
  numberOf(field: IndexField, text: string): number {
    const recent = this.#recent[field]
    const known = recent.get(text)
    if (known !== undefined) return known
    if (text.length > longestTerm) throw new RangeError(`a term of ${text.length} characters`)
    // Forgotten all at once: what is common is soon remembered again, and no order has to be kept.
    if (recent.size >= remembered) recent.clear()
    const number = this.#numbers.numberOf(text, fieldByte(field))
    if (text.length <= longestRemembered) recent.set(text, number)
    return number
  }

  fieldOf(term: number): IndexField {
    return indexFields[this.#numbers.firstByte(term) - fieldByte('words')]!
  }

  textOf(term: number): string {
    return stringAt(this.#numbers.table(), term).slice(1)
  }

  table(): StringTable {
    return this.#numbers.table()
  }
}
