import { randomInt } from 'node:crypto'
import { wordPattern } from './tokenise.ts'

/** What a UTF-16 unit is to a word, where that can be told without its neighbours. */
const unknown = 0
const arabicLetter = 1
const arabicMark = 2
const latinLetter = 3
const digit = 4
const separator = 5

const kinds = new Uint8Array(1 << 16)
mark(separator, 0, 0x7f)
mark(latinLetter, 0x41, 0x5a)
mark(latinLetter, 0x61, 0x7a)
mark(digit, 0x30, 0x39)
mark(latinLetter, 0xc0, 0xff)
for (const sign of '×÷') kinds[sign.charCodeAt(0)] = unknown
for (const sign of '\u00a0«»،؛؟’‘“”…–—') kinds[sign.charCodeAt(0)] = separator
mark(arabicLetter, 0x621, 0x64a)
mark(arabicMark, 0x640, 0x640)
mark(arabicMark, 0x64b, 0x652)

function mark(kind: number, first: number, last: number): void {
  kinds.fill(kind, first, last + 1)
}

const anyWord = new RegExp(wordPattern.source.replaceAll(/\(\?<[a-z]+>/g, '(?:'), wordPattern.flags)
const dot = 0x2e
/** Another one in each process: nobody can write a text whose words all have one hash. */
const multiplier = randomInt(2 ** 30) * 2 + 1

/**
 * The words and numbers of a text as they are written, in reading order, each with a hash of its letters. `tokenise` makes
 * of each by itself what it makes of it in the text: where its pattern looks ahead, it is for the end of a match.
 *
 * Runs of plain Arabic or Latin letters, which nearly all words are, are told by their letters; the pattern is asked
 * about the rest.
 */
export function eachWrittenWord(text: string, visit: (start: number, end: number, hash: number) => void): void {
  let at = 0
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)]!
    if (kind === separator) {
      at++
      continue
    }
    const start = at
    let hash = 0
    if (kind === arabicLetter || kind === latinLetter) {
      const others = kind === arabicLetter ? arabicMark : digit
      let next = kind
      do {
        hash = (Math.imul(hash, multiplier) + text.charCodeAt(at)) | 0
        next = ++at < text.length ? kinds[text.charCodeAt(at)]! : separator
      } while (next === kind || next === others)
      const mayGoOn =
        next === unknown ||
        (kind === latinLetter && (next === arabicMark || (at === start + 1 && text.charCodeAt(at) === dot)))
      if (!mayGoOn) {
        visit(start, at, hash)
        continue
      }
    }
    anyWord.lastIndex = start
    const match = anyWord.exec(text)
    if (match === null) return
    at = anyWord.lastIndex
    hash = 0
    for (let i = match.index; i < at; i++) hash = (Math.imul(hash, multiplier) + text.charCodeAt(i)) | 0
    visit(match.index, at, hash)
  }
}
