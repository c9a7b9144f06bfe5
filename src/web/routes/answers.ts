import { type ReceiptResult, Quote as StatedQuote } from '../../../libs/receipt/index.ts'
import type { Language } from '../../kernel/language.ts'
import { addresses, localised } from '../addresses.ts'
import type { Answer, Quote } from '../ask/answer.ts'
import type { AnswerPageData } from '../ask/answer-page.tsx'
import { verifierHref } from './receipts.ts'
import type { Visit } from './visit.ts'

/** An answer as its page shows it: what the receipt states, with the places it names as links. */
export function answerData(visit: Visit, result: ReceiptResult, downloadHref: string): AnswerPageData {
  return {
    answer: answerOf(result, visit.language),
    searched: { ...result.searched, href: localised(visit.language, addresses.dataSets) },
    receipt: { downloadHref, verifierHref },
    contestHref: null,
  }
}

function answerOf(result: ReceiptResult, language: Language): Answer {
  const { question, masked, abstained, reason, answeredAt, answerer } = result
  const { quotes, nearby, differ } = result.answer
  const quote = (stated: StatedQuote) => quoteOf(stated, result.versions, language)
  return {
    question,
    masked,
    language: result.language,
    abstained,
    reason,
    quotes: quotes.map(quote),
    nearby: nearby.map(quote),
    differ,
    answeredAt,
    receiptId: result.receipt.id,
    answerer: { name: answerer.name, version: answerer.version },
  }
}

/** A quote that is told while its answer is still being found; nothing for what else is told. */
export function foundQuote(event: unknown, language: Language): Quote | undefined {
  const told = event as { readonly phase?: unknown; readonly quote?: unknown }
  if (told.phase !== 'found') return undefined
  const { data } = StatedQuote.safeParse(told.quote)
  return data && quoteOf(data, [], language)
}

function quoteOf(stated: StatedQuote, versions: ReceiptResult['versions'], language: Language): Quote {
  const { dataSet, version, page, document, start, end } = stated
  const source = versions.find((known) => known.dataSet === dataSet && known.version === version)
  const address = addresses.source(dataSet, version, page, document.path)
  return {
    ...stated,
    publisher: source?.publisher,
    dataSetTitle: source?.title,
    href: `${localised(language, address)}?start=${start}&end=${end}#quote`,
  }
}
