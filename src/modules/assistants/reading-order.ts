import type { Quote } from '../../../libs/receipt/index.ts'
import { findStatedDates } from '../programmes/index.ts'

/**
 * Quotes as they are shown, from quotes that come best first: those of one document together and in the order in which
 * they stand in it, the document of the best quote first. Where sources do not agree, the newest first instead; one without a
 * date comes after those that have one.
 */
export function inReadingOrder<Shown extends { readonly quote: Quote }>(
  quotes: readonly Shown[],
  { differ = false }: { readonly differ?: boolean } = {},
): Shown[] {
  const documents = [...Map.groupBy(quotes, ({ quote }) => `${quote.dataSet} ${quote.document.path}`).values()]
  if (differ) documents.sort((some, others) => newestOf(others).localeCompare(newestOf(some)))
  return documents.flatMap((ofOne) =>
    ofOne.sort(({ quote: one }, { quote: other }) => {
      const byDate = differ ? dateOf(other).localeCompare(dateOf(one)) : 0
      return byDate || one.page - other.page || one.start - other.start
    }),
  )
}

function newestOf(quotes: readonly { readonly quote: Quote }[]): string {
  return latest(quotes.map(({ quote }) => dateOf(quote)))
}

/** From when a quote speaks: of the law it stands in, or of the source that it restates; empty where neither is stated. */
function dateOf({ place, restates }: Quote): string {
  const law = place?.text
  const ofSources = restates.flatMap(({ dateAsStated }) => findStatedDates(dateAsStated).map(({ date }) => date))
  return latest([law?.effect?.date ?? '', law?.issued ?? '', ...ofSources])
}

/** Of dates as far as they are known: `2026-01-12`, `2025-07`, `2025`; the empty string comes before all. */
function latest(dates: readonly string[]): string {
  return [...dates].sort().at(-1) ?? ''
}
