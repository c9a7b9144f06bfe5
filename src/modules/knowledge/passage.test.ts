import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDigest } from '../../../libs/receipt/index.ts'
import type { ParagraphKind, ReadPage } from '../../kernel/ports/document-reader.ts'
import type { ExtractedPage } from './extraction.ts'
import { cutPassages } from './passage.ts'
import { passageText } from './passage-text.ts'

const kinds: ParagraphKind[] = ['heading', 'paragraph', 'list-item', 'table-row', 'footnote', 'furniture']

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

test('every paragraph but running heads is in exactly one passage, whole and in order', () => {
  fc.assert(
    fc.property(aPage, (page) => {
      const passages = cutPassages([page])
      for (const paragraph of page.paragraphs) {
        if (paragraph.kind === 'furniture') continue
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

test('a running head makes no passage, and is no sentence of one', () => {
  const text = 'Law 09-08\n\nThe first sentence.\n\n- 7 -'
  const paragraphs = [
    { start: 0, end: 9, kind: 'furniture' },
    { start: 11, end: 30, kind: 'paragraph' },
    { start: 32, end: 37, kind: 'furniture' },
  ] as const
  const head = { damaged: false, latin: 'en' } as const
  const page: ExtractedPage = {
    number: 1,
    text,
    digest: textDigest(text),
    repaired: null,
    ocrConfidence: null,
    doubtful: [],
    paragraphs,
    outline: null,
    quality: { verdict: 'sound', reasons: [], signals: {}, repairs: [] },
    corrected: false,
  }

  const passages = cutPassages([page])
  const whole = passageText(head, page, { start: 0, end: text.length })

  expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['The first sentence.'])
  expect(whole.sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['The first sentence.'])
})
