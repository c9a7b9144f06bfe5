import { openEvents } from '../../http/event-stream.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { ask, readAnswer, readReceipt } from '../../modules/assistants/index.ts'
import { listSystems, readSystem, systemNotFound } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type AnswerPageData, answerFragment, answerPage, answerTitle } from '../ask/answer-page.tsx'
import { askPage } from '../ask/ask-page.tsx'
import type { AskedSystem } from '../ask/asked-system.tsx'
import { quotesFragment } from '../ask/quotes.tsx'
import { actingPermit, underPermit } from './acting-permit.ts'
import { answerData, foundQuote } from './answers.ts'
import { apiHref } from './downloads.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

/** Of the systems that answer citizens, as many as are offered where a question is asked. */
const mostServing = 5

/** Asking: a form, and the answer as a page or, where a script asks for it, as a stream that ends with the same. */
export function serveAsking(pages: PageRoutes): void {
  // `q` fills the form in and asks nothing: a link must not write.
  pages.get(addresses.ask, async (visit) => ({ html: await askedAgain(visit, visit.query('q') ?? '', null) }))

  pages.post(addresses.ask, async (visit, form) => {
    // Browsers send line ends as CR LF (HTML, 4.10.22.4).
    const question = (form.get('question') ?? '').replaceAll('\r\n', '\n')
    const asked = { question, language: visit.language, ...namedSystem(form) }
    try {
      if (visit.request.headers.accept?.includes('text/event-stream')) return await streamAnswer(visit, asked)
      const { receipt } = await perform(ask, visit.context, asked)
      return { seeOther: underPermit(visit, addresses.answer(receipt.id)) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Who was refused is told why on a page of its own; of a registered system that answers nobody, the form's page says it.
      const isRefused = error.status === 401 || error.status === 403
      if (isRefused && !(await isSilent(visit, namedSystem(form)))) throw error
      if (isRefused) return { html: await askedAgain(visit, question, null, form), status: 403 }
      return { html: await askedAgain(visit, question, error, form), status: error.status }
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
async function askedAgain(
  visit: Visit,
  question: string,
  problem: Problem | null,
  form?: URLSearchParams,
): Promise<string> {
  const { text } = visit.context.personalData.mask(question.slice(0, 4000).toWellFormed())
  const { system: slug, stage = 'production' } = form ? namedSystem(form) : namedIn(visit)
  const kept = new URLSearchParams({
    ...(!problem && text !== '' && { q: text }),
    ...(slug !== undefined && { system: slug, stage }),
  })
  const filledIn = kept.size === 0 ? addresses.ask : `${addresses.ask}?${kept}`
  const system = slug === undefined ? null : await systemNamed(visit, slug, stage)
  const permit = await actingPermit(visit)
  return askPage(frameAt(visit, underPermit(visit, filledIn)), { values: { question: text }, problem }, permit, {
    system,
    serving: system ? [] : await servingSystems(visit),
  })
}

type NamedSystem = { readonly system?: string; readonly stage?: AskedSystem['stage'] }

/** Which registered system the form asks; by its alias for citizens unless it says another. */
function namedSystem(form: URLSearchParams): NamedSystem {
  const system = form.get('system')
  if (!system) return {}
  return { system, stage: form.get('stage') === 'staff' ? 'staff' : 'production' }
}

function namedIn(visit: Visit): NamedSystem {
  return namedSystem(new URLSearchParams({ system: visit.query('system') ?? '', stage: visit.query('stage') ?? '' }))
}

async function systemNamed(visit: Visit, system: string, stage: AskedSystem['stage']) {
  const { slug, names, stages } = await perform(readSystem, withoutPermit(visit), { system })
  return { slug, names, stage, missing: stages[stage].missing }
}

/** A system that the asker may know of, and that answers nobody now. */
async function isSilent(visit: Visit, { system, stage = 'production' }: NamedSystem): Promise<boolean> {
  if (system === undefined) return false
  const found = await whereKnown(systemNotFound, () => systemNamed(visit, system, stage))
  return found !== undefined && found.missing.length > 0 && !found.missing.includes('entry-live')
}

/** What everybody may read is read under no permit: one that has ended ends nothing of it. */
function withoutPermit({ context }: Visit) {
  const { permit: _, ...own } = context
  return own
}

/** The most used of those that answer citizens now. */
async function servingSystems(visit: Visit): Promise<Pick<AskedSystem, 'slug' | 'names'>[]> {
  const { systems } = await perform(listSystems, withoutPermit(visit), { limit: mostServing })
  return systems.filter(({ stages }) => stages.production.resolves)
}

async function dataOf(visit: Visit, answer: Parameters<typeof answerData>[1]): Promise<AnswerPageData> {
  const permit = await actingPermit(visit)
  const { id } = answer.receipt
  const downloadHref = permit
    ? underPermit(visit, localised(visit.language, addresses.answerReceipt(id)))
    : apiHref(readReceipt, { id })
  const { system } = answer
  const asked = system ? await systemNamed(visit, system.slug, system.stage) : null
  return answerData(visit, answer, downloadHref, permit, asked)
}

/**
 * Server-sent events: `fragment`, the quotes found so far, then `answer`, the page's content with its title and
 * address. A refusal before the first event is a page; whatever goes wrong later ends the stream without an answer, and
 * the script sends the form the ordinary way.
 */
async function streamAnswer(visit: Visit, asked: NamedSystem & { readonly question: string }): Promise<Answer> {
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
    const result = await perform(ask, { ...context, emit }, { ...asked, language })
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
