import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordPattern } from './tokenise.ts'
import { WordMemory } from './word-memory.ts'
import { eachWrittenWord } from './written-words.ts'

function written(text: string): string[] {
  const words: string[] = []
  eachWrittenWord(text, (start, end) => words.push(text.slice(start, end)))
  return words
}

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    ...[
      'المادة',
      '4أدناه',
      'مُحَـمَّد',
      'S.A.',
      'U.N.E.S.C.O',
      'X.0',
      'a.',
      'a.1',
      'D4SD',
      "l'article",
      'qu’il',
      'cafe\u0301',
      'a\u0652',
    ],
    ...[
      '09-08',
      '2.12.682',
      '٠٩٫٠٨',
      '۱۴',
      '3ad',
      'ⵜⴰⵎⴰⵣⵉⵖⵜ',
      '\u200f',
      '\u0640',
      'ک',
      'ж',
      '،',
      '؛',
      '×',
      'ª',
      '😀',
      '\ud800',
      ' ',
      '.',
      '-',
      '\n',
    ],
  ),
)

test('words are those that the pattern finds, in any text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      expect(written(text)).toEqual(text.match(wordPattern) ?? [])
    }),
    { numRuns: 3_000 },
  )
})

test('every unit of the basic plane parts or joins words as the pattern says', () => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const sign = String.fromCharCode(unit)
    for (const text of [`كت${sign}اب`, `ab${sign}cd`, `a${sign}1`, `${sign}a`])
      if (written(text).join(' ') !== (text.match(wordPattern) ?? []).join(' ')) expect(text).toBe('read alike')
  }
})

test('a word is answered for once, and every word with its own answer, however many there are', () => {
  let asked = 0
  const memory = new WordMemory((word) => {
    asked++
    return { word }
  })
  const text = Array.from({ length: 150_000 }, (_, i) => `w${i % 1_000 === 0 ? 'same' : i}`).join(' ')
  eachWrittenWord(text, (start, end, hash) => {
    expect(memory.answer(text, start, end, hash).word).toBe(text.slice(start, end))
  })
  expect(asked).toBe(150_000 - 150 + 1)
})
