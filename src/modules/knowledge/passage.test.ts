import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ParagraphKind, ReadPage } from '../../kernel/ports/document-reader.ts'
import { cutPassages } from './passage.ts'

const kinds: ParagraphKind[] = ['heading', 'paragraph', 'list-item', 'table-row']

const aPage = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 2_500 }), kind: fc.constantFrom(...kinds) }), { maxLength: 30 })
  .map((parts): ReadPage => {
    let at = 0
    const paragraphs = parts.map(({ length, kind }) => {
      const start = at
      at += length + 1
      return { start, end: start + length, kind }
    })
    return { number: 1, text: 'x'.repeat(at), paragraphs }
  })

test('every paragraph is in exactly one passage, whole and in order', () => {
  fc.assert(
    fc.property(aPage, (page) => {
      const passages = cutPassages([page])
      for (const paragraph of page.paragraphs) {
        const holding = passages.filter(({ start, end }) => start <= paragraph.start && paragraph.end <= end)
        expect(holding).toHaveLength(1)
      }
      for (const [i, passage] of passages.entries()) {
        expect(passage.ordinal).toBe(i)
        expect(passage.start).toBeGreaterThanOrEqual(passages[i - 1]?.end ?? 0)
      }
    }),
  )
})

test('a heading begins a passage and stays with what follows it', () => {
  const text = 'Title. Body one. Title two. Body two.'
  const paragraphs = [
    { start: 0, end: 6, kind: 'heading' },
    { start: 7, end: 16, kind: 'paragraph' },
    { start: 17, end: 27, kind: 'heading' },
    { start: 28, end: 37, kind: 'paragraph' },
  ] as const
  const passages = cutPassages([{ number: 1, paragraphs }])
  expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['Title. Body one.', 'Title two. Body two.'])
})

test('a passage never leaves its page', () => {
  const page = (number: number): ReadPage => ({
    number,
    text: 'one',
    paragraphs: [{ start: 0, end: 3, kind: 'paragraph' }],
  })
  expect(cutPassages([page(1), page(2)]).map((passage) => passage.page)).toEqual([1, 2])
})
