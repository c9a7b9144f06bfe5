import { failed, passed } from '../offline-check/index.ts'
import type { Quote, Receipt } from './receipt.ts'
import type { Finding } from './report.ts'

/** The identifier is the one the log committed to. */
export function idIsBound({ id, result }: Receipt): Finding {
  return id === result.receipt.id ? passed({ id }) : failed('id-differs', { id: result.receipt.id })
}

/** Every quote, answer or not, stands in its page to the letter. */
export function quotesVerbatim({ result, texts }: Receipt): Finding {
  const quotes = [...result.answer.quotes, ...result.answer.nearby]
  const textOf = new Map(texts.map((text) => [pageKey(text), text.text]))
  for (const [i, quote] of quotes.entries()) {
    const text = textOf.get(pageKey(quote))
    if (text === undefined) return failed('page-not-carried', { quote: i + 1 })
    if (sliceCodePoints(text, quote.start, quote.end) !== quote.text) return failed('text-differs', { quote: i + 1 })
  }
  return passed({ quotes: quotes.length })
}

/** Every quote names a listed source with its kind; nothing is listed twice; no page is carried that nobody quotes. */
export function sourcesListed({ result }: Receipt): Finding {
  const quotes = [...result.answer.quotes, ...result.answer.nearby]
  const sourceKey = ({ dataSet, version }: { dataSet: string; version: string }) => `${version} ${dataSet}`
  const sources = new Map(result.versions.map((source) => [sourceKey(source), source]))
  const pages = new Set(result.pages.map(pageKey))
  if (sources.size !== result.versions.length || pages.size !== result.pages.length) return failed('listed-twice')
  for (const [i, quote] of quotes.entries()) {
    if (sources.get(sourceKey(quote))?.provenance !== quote.provenance)
      return failed('source-not-listed', { quote: i + 1 })
  }
  const quoted = new Set(quotes.map(pageKey))
  const unused = result.pages.findIndex((page) => !quoted.has(pageKey(page)))
  return unused < 0 ? passed({ sources: sources.size }) : failed('page-unused', { page: unused + 1 })
}

/** An answer has quotes, an abstention has a reason and no quote, and only two quotes can differ. */
export function abstention({ result }: Receipt): Finding {
  const { abstained, reason } = result
  const { quotes, nearby, differ } = result.answer
  if (abstained && quotes.length > 0) return failed('quotes-while-abstaining')
  if (!abstained && quotes.length === 0) return failed('answer-without-quotes')
  if (!abstained && reason !== null) return failed('reason-while-answering')
  if (abstained && reason === null) return failed('abstention-without-reason')
  if (!abstained && nearby.length > 0) return failed('nearby-while-answering')
  if (differ && quotes.length < 2) return failed('one-quote-cannot-differ')
  return passed()
}

function pageKey({ extraction, page }: Pick<Quote, 'extraction' | 'page'>): string {
  return `${extraction} ${page}`
}

/** Characters counted as Unicode code points: `undefined` unless start < end and the text reaches that far. */
function sliceCodePoints(text: string, start: number, end: number): string | undefined {
  if (start >= end) return undefined
  let unit = 0
  let from = 0
  for (let point = 0; point < end; point++) {
    if (point === start) from = unit
    const code = text.codePointAt(unit)
    if (code === undefined) return undefined
    unit += code > 0xffff ? 2 : 1
  }
  return text.slice(from, unit)
}
