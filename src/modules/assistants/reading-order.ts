import type { Quote } from '../../../libs/receipt/index.ts'

/**
 * Quotes as they are shown, from quotes that come best first: those of one document together and in the order in which
 * they stand in it, the document of the best quote first.
 */
export function inReadingOrder<Shown extends { readonly quote: Quote }>(quotes: readonly Shown[]): Shown[] {
  const documents = Map.groupBy(quotes, ({ quote }) => `${quote.dataSet} ${quote.document.path}`)
  return [...documents.values()].flatMap((ofOne) =>
    ofOne.sort(({ quote: one }, { quote: other }) => one.page - other.page || one.start - other.start),
  )
}
