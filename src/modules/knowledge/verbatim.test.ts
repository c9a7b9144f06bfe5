import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standsVerbatim } from './verbatim.ts'

/** Letters of three scripts, marks, and characters beyond the basic plane. */
const pageText = fc
  .array(fc.constantFrom('م', 'ع', 'َ', 'ـ', 'é', 'e', '\u0301', ' ', '\n', '𝒥', '🧿', 'a'), {
    minLength: 1,
    maxLength: 80,
  })
  .map((characters) => characters.join(''))

function aPage(text: string) {
  return { text, digest: `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}` }
}

const aQuote = pageText.chain((text) => {
  const points = [...text]
  return fc
    .tuple(fc.nat(points.length - 1), fc.nat(points.length - 1))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other) + 1] as const)
    .map(([start, end]) => ({ text, quote: { start, end, text: points.slice(start, end).join('') } }))
})

test('what is cut out of a page by code points stands in it', () => {
  fc.assert(fc.property(aQuote, ({ text, quote }) => standsVerbatim(quote, aPage(text))))
})

test('a quote that differs in one character, or stands one place on, is found out', () => {
  fc.assert(
    fc.property(aQuote, fc.nat(), ({ text, quote }, seed) => {
      const points = [...quote.text]
      points[seed % points.length] = '☒'
      expect(standsVerbatim({ ...quote, text: points.join('') }, aPage(text))).toBe(false)
      expect(standsVerbatim({ ...quote, text: `${quote.text} ` }, aPage(text))).toBe(false)
      const moved = { ...quote, start: quote.start + 1, end: quote.end + 1 }
      const there = [...text].slice(moved.start, moved.end).join('')
      expect(standsVerbatim(moved, aPage(text))).toBe(there === quote.text)
    }),
  )
})

test('a page that is not the one its digest names proves nothing, and an empty quote is none', () => {
  const page = aPage('معهد 𝒥')
  expect(standsVerbatim({ start: 0, end: 4, text: 'معهد' }, page)).toBe(true)
  expect(standsVerbatim({ start: 0, end: 4, text: 'معهد' }, { ...page, digest: aPage('x').digest })).toBe(false)
  expect(standsVerbatim({ start: 2, end: 2, text: '' }, page)).toBe(false)
  expect(standsVerbatim({ start: -1, end: 4, text: 'معهد' }, page)).toBe(false)
  expect(standsVerbatim({ start: 0.5, end: 4, text: 'معهد' }, page)).toBe(false)
})
