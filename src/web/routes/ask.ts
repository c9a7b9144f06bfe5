import { openEvents } from '../../http/event-stream.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { ask, readAnswer, readReceipt } from '../../modules/assistants/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type AnswerPageData, answerFragment, answerPage, answerTitle } from '../ask/answer-page.tsx'
import { askPage } from '../ask/ask-page.tsx'
import { quotesFragment } from '../ask/quotes.tsx'
import { actingPermit, underPermit } from './acting-permit.ts'
import { answerData, foundQuote } from './answers.ts'
import { apiHref } from './downloads.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Asking: a form, and the answer as a page or, where a script asks for it, as a stream that ends with the same. */
export function serveAsking(pages: PageRoutes): void {
  // `q` fills the form in and asks nothing: a link must not write.
  pages.get(addresses.ask, async (visit) => ({ html: await askedAgain(visit, visit.query('q') ?? '', null) }))

  pages.post(addresses.ask, async (visit, form) => {
    // Browsers send line ends as CR LF (HTML, 4.10.22.4).
    const question = (form.get('question') ?? '').replaceAll('\r\n', '\n')
    try {
      if (visit.request.headers.accept?.includes('text/event-stream')) return await streamAnswer(visit, question)
      const { receipt } = await perform(ask, visit.context, { question, language: visit.language })
      return { seeOther: underPermit(visit, addresses.answer(receipt.id)) }
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 401 || error.status === 403) throw error
      return { html: await askedAgain(visit, question, error), status: error.status }
    }
  })

  pages.get('/answers/:id', async (visit) => {
    const { answer } = await perform(readAnswer, visit.context, { id: visit.parameter('id') })
    return { html: answerPage(visit.frame, await dataOf(visit, answer)) }
  })

  // The API is told the permit in a header, which no link can send.
  pages.get('/answers/:id/receipt', async ({ context, parameter, reply }) => {
    const id = parameter('id')
    const receipt = await perform(readReceipt, context, { id })
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${receipt.result.receipt.id}.json"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(receipt))
    return undefined
  })
}

/** The form with what was typed; what identifies a person is masked in every page that repeats it. */
async function askedAgain(visit: Visit, question: string, problem: Problem | null): Promise<string> {
  const { text } = visit.context.personalData.mask(question.slice(0, 4000).toWellFormed())
  const filledIn = problem || text === '' ? addresses.ask : `${addresses.ask}?q=${encodeURIComponent(text)}`
  const permit = await actingPermit(visit)
  return askPage(frameAt(visit, underPermit(visit, filledIn)), { values: { question: text }, problem }, permit)
}

async function dataOf(visit: Visit, answer: Parameters<typeof answerData>[1]): Promise<AnswerPageData> {
  const permit = await actingPermit(visit)
  const { id } = answer.receipt
  const downloadHref = permit
    ? underPermit(visit, localised(visit.language, addresses.answerReceipt(id)))
    : apiHref(readReceipt, { id })
  return answerData(visit, answer, downloadHref, permit)
}

/**
 * Server-sent events: `fragment`, the quotes found so far, then `answer`, the page's content with its title and
 * address. A refusal before the first event is a page; whatever goes wrong later ends the stream without an answer, and
 * the script sends the form the ordinary way.
 */
async function streamAnswer(visit: Visit, question: string): Promise<Answer> {
  const { context, language, reply } = visit
  const found: ReturnType<typeof foundQuote>[] = []
  const events = openEvents(reply)
  const emit = (event: unknown) => {
    const quote = foundQuote(event, visit)
    if (!quote) return
    found.push(quote)
    events.send(
      'fragment',
      quotesFragment(
        language,
        found.flatMap((one) => one ?? []),
      ),
    )
  }
  try {
    const result = await perform(ask, { ...context, emit }, { question, language })
    const address = underPermit(visit, addresses.answer(result.receipt.id))
    const frame = frameAt(visit, address)
    const data = await dataOf(visit, result)
    const name = frame.site.title ?? words(language)('site.name')
    const shown = {
      html: answerFragment(frame, data),
      title: `${answerTitle(frame, data.answer)} - ${name}`,
      address: localised(language, address),
    }
    events.send('answer', JSON.stringify(shown))
  } catch (error) {
    if (!events.begun()) throw error
    visit.request.log.warn({ err: error, route: visit.request.routeOptions.url }, 'stream ended without an answer')
  }
  events.end()
  return undefined
}
