import { type ReceiptResult, Quote as StatedQuote } from '../../../libs/receipt/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { Answer, Quote } from '../ask/answer.ts'
import type { AnswerPageData } from '../ask/answer-page.tsx'
import { underPermit } from './acting-permit.ts'
import { verifierHref } from './receipts.ts'
import type { Visit } from './visit.ts'

/** An answer as its page shows it: what the receipt states, with the places it names as links. */
export function answerData(
  visit: Visit,
  result: ReceiptResult,
  downloadHref: string,
  permit: AnswerPageData['permit'],
  system: AnswerPageData['system'],
): AnswerPageData {
  return {
    answer: answerOf(result, visit),
    searched: { ...result.searched, href: underPermit(visit, localised(visit.language, addresses.dataSets)) },
    receipt: { downloadHref, verifierHref },
    contestHref: underPermit(visit, localised(visit.language, addresses.contestAnswer(result.receipt.id))),
    system,
    permit,
  }
}

/** What was answered, with its quotes as links; `visit` is under the permit that it is read by. */
export function answerOf(result: ReceiptResult, visit: Visit): Answer {
  const { question, masked, abstained, reason, answeredAt, answerer } = result
  const { quotes, nearby, differ } = result.answer
  const quote = (stated: StatedQuote) => quoteOf(stated, result.versions, visit)
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
export function foundQuote(event: unknown, visit: Visit): Quote | undefined {
  const told = event as { readonly phase?: unknown; readonly quote?: unknown }
  if (told.phase !== 'found') return undefined
  const { data } = StatedQuote.safeParse(told.quote)
  return data && quoteOf(data, [], visit)
}

function quoteOf(stated: StatedQuote, versions: ReceiptResult['versions'], visit: Visit): Quote {
  const { dataSet, version, page, document, start, end } = stated
  const source = versions.find((known) => known.dataSet === dataSet && known.version === version)
  const address = addresses.source(dataSet, version, page, document.path)
  return {
    ...stated,
    publisher: source?.publisher,
    dataSetTitle: source?.title,
    href: underPermit(visit, `${localised(visit.language, address)}?start=${start}&end=${end}#quote`),
  }
}
