import { expect, test } from 'vitest'
import type { ParagraphKind } from '../../../kernel/ports/document-reader.ts'
import { embeddedText } from './embedded-text.ts'

const paragraph = (start: number, end: number, kind: ParagraphKind) => ({ start, end, kind })

test('a model is given the paragraphs of a passage as they should read, without running heads, and not more than it takes', () => {
  const text = 'الرأس\nعنوان\nاألول\nالثاني'
  const page = {
    text,
    repaired: text.replace('األول', 'الأول'),
    outline: null,
    paragraphs: [
      paragraph(0, 5, 'furniture'),
      paragraph(6, 11, 'heading'),
      paragraph(12, 17, 'paragraph'),
      paragraph(18, 24, 'paragraph'),
    ],
  }
  expect(embeddedText(page, { start: 0, end: 17 })).toBe('عنوان\nالأول')
  const long = { ...page, text: 'x'.repeat(9_000), repaired: null, paragraphs: [paragraph(0, 9_000, 'paragraph')] }
  expect(embeddedText(long, { start: 0, end: 9_000 })).toHaveLength(6_000)
})
