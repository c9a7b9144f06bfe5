import { expect, test } from 'vitest'
import { digestOfText } from '../../kernel/identifier.ts'
import { sliceSpan } from './analysis/code-points.ts'
import type { ExtractedPage } from './extraction.ts'
import { CorrectedText, storedDocument } from './page-decision.ts'

const text = '𝒥 العنوان\n\nالبند | السعر\nحاسوب | 12\n\nفقرة أخيرة.'

function pageOf(number: number): ExtractedPage {
  const kinds = ['heading', 'table-row', 'table-row', 'paragraph'] as const
  const lines = text.split('\n').filter((line) => line !== '')
  const paragraphs = lines.map((line, i) => {
    const start = [...text.slice(0, text.indexOf(line))].length
    return { start, end: start + [...line].length, kind: kinds[i]! }
  })
  const quality = { verdict: 'sound', reasons: [], signals: {}, repairs: [] } as const
  return {
    number,
    text,
    digest: digestOfText(text),
    repaired: null,
    ocrConfidence: 0.9,
    doubtful: [{ start: 2, end: 9, confidence: 0.4 }],
    outline: null,
    paragraphs,
    quality,
    corrected: false,
  }
}

const corrected = (written: string) => {
  const { recipe, pages } = storedDocument(
    { recipe: 'r', mediaType: 'application/pdf' },
    [pageOf(1), pageOf(2)],
    new Map([[2, written]]),
  )
  return { recipe, first: pages[0]!, second: pages[1]! }
}

test('a stored reading is what its reader answered', () => {
  const { recipe, pages } = storedDocument({ recipe: 'r', mediaType: 'text/plain' }, [pageOf(1)])
  expect(recipe).toBe('r')
  expect(pages).toEqual([
    { number: 1, text, paragraphs: pageOf(1).paragraphs, ocr: { confidence: 0.9, doubtful: pageOf(1).doubtful } },
  ])
})

test('a line that was mended in its place is what it was: a heading, a row of a table', () => {
  const written = text.replace('12', '12 500').replace('العنوان', 'العنوان الصحيح')
  const { recipe, first, second } = corrected(written)
  expect(recipe).toBe('r; corrected by an officer: pages 2')
  expect(first).toMatchObject({ text, ocr: { confidence: 0.9 } })
  expect(second.ocr).toBeUndefined()
  expect(second.paragraphs.map((span) => [span.kind, sliceSpan(written, span)])).toEqual([
    ['heading', '𝒥 العنوان الصحيح'],
    ['table-row', 'البند | السعر'],
    ['table-row', 'حاسوب | 12 500'],
    ['paragraph', 'فقرة أخيرة.'],
  ])
})

test('a page that was written anew has the paragraphs that empty lines part', () => {
  const written = 'سطر أول\nوسطر ثان.\n\n\nفقرة أخرى.'
  const { second } = corrected(written)
  expect(second.paragraphs.map((span) => [span.kind, sliceSpan(written, span)])).toEqual([
    ['paragraph', 'سطر أول\nوسطر ثان.'],
    ['paragraph', 'فقرة أخرى.'],
  ])
})

test('what a form sends is stored as texts are, and what is not drawn or turns the text around it is left out', () => {
  expect(CorrectedText.parse('a\r\n\u202Eb\u0000\u2066c\t1\r\n\r\n')).toBe('a\nbc\t1')
  for (const empty of ['', ' \n ', '...', '\ud800a']) expect(CorrectedText.safeParse(empty).success).toBe(false)
})
