import { digestOfText } from '../../kernel/identifier.ts'
import { type Span, sliceSpan } from './analysis/code-points.ts'

/** A page as it is stored, with the digest that its extraction names it by. */
export type StoredPage = { readonly text: string; readonly digest: string }

/**
 * Whether a quote stands in a stored page to the letter, and the page is still the one its digest names. Spans count
 * code points. What does not stand there is not shown.
 */
export function standsVerbatim(quote: Span & { readonly text: string }, page: StoredPage): boolean {
  if (!(Number.isInteger(quote.start) && quote.start >= 0 && quote.start < quote.end)) return false
  return digestOfText(page.text) === page.digest && quote.text !== '' && sliceSpan(page.text, quote) === quote.text
}
