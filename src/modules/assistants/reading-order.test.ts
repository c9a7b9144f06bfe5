import { expect, test } from 'vitest'
import type { Quote } from '../../../libs/receipt/index.ts'
import { inReadingOrder } from './reading-order.ts'

const digest = `sha256:${'0'.repeat(64)}`

function aQuote(path: string, page: number, start: number, dataSet = 'ds_a'): { readonly quote: Quote } {
  const quote: Quote = {
    text: 'a',
    dataSet,
    version: digest,
    document: { path, title: path, digest },
    extraction: digest,
    page,
    start,
    end: start + 1,
    provenance: 'primary',
    restates: [],
    repaired: null,
    score: 1,
  }
  return { quote }
}

const placesOf = (...quotes: readonly { readonly quote: Quote }[]) =>
  inReadingOrder(quotes).map(({ quote }) => `${quote.dataSet} ${quote.document.path} ${quote.page}:${quote.start}`)

test('quotes of one document stand in its order, and the document of the best quote is first', () => {
  const best = aQuote('law.pdf', 10, 5)
  const second = aQuote('news.md', 1, 40)
  const third = aQuote('law.pdf', 2, 90)
  expect(placesOf(best, second, third)).toEqual(['ds_a law.pdf 2:90', 'ds_a law.pdf 10:5', 'ds_a news.md 1:40'])
  expect(placesOf(second, best, third)).toEqual(['ds_a news.md 1:40', 'ds_a law.pdf 2:90', 'ds_a law.pdf 10:5'])
  expect(placesOf(aQuote('law.pdf', 1, 70), aQuote('law.pdf', 1, 9))).toEqual(['ds_a law.pdf 1:9', 'ds_a law.pdf 1:70'])
})

test('files of one name in two data sets are two documents', () => {
  const quotes = [aQuote('a.md', 2, 0), aQuote('a.md', 1, 0, 'ds_b'), aQuote('a.md', 1, 0)]
  expect(placesOf(...quotes)).toEqual(['ds_a a.md 1:0', 'ds_a a.md 2:0', 'ds_b a.md 1:0'])
  expect(inReadingOrder([])).toEqual([])
})

test('of sources that do not agree the newest stands first, and one without a date last', () => {
  const dated = (path: string, dateAsStated: string) => {
    const { quote } = aQuote(path, 1, 0)
    const restates: Quote['restates'] = [{ source: 'S1', kind: 'press', title: path, dateAsStated }]
    return { quote: { ...quote, restates } }
  }
  const pathsOf = (...quotes: readonly { readonly quote: Quote }[]) =>
    inReadingOrder(quotes, { differ: true }).map(({ quote }) => quote.document.path)
  const [old, recent, undated] = [
    dated('old.md', '2 juillet 2025'),
    dated('recent.md', '12 يناير 2026'),
    dated('undated.md', 'اليوم الاثنين'),
  ]
  expect(pathsOf(undated, old, recent)).toEqual(['recent.md', 'old.md', 'undated.md'])
  expect(pathsOf(old, undated, recent)).toEqual(['recent.md', 'old.md', 'undated.md'])
})
