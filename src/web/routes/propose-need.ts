import type { Language } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { proposeProblem, readProposal } from '../../modules/calls/index.ts'
import { addresses, localised } from '../addresses.ts'
import { checkAnswersPage } from '../needs/check-answers-page.tsx'
import { proposalPage } from '../needs/proposal-page.tsx'
import {
  isQuestion,
  noneOfList,
  type ProposalAnswers,
  type ProposalQuestion,
  proposalQuestions,
  writtenQuestions,
} from '../needs/proposal-questions.ts'
import { proposePage } from '../needs/propose-page.tsx'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Proposing a problem: a question a page, all answers to check, then sent; and what became of it. */
export function serveProposing(pages: PageRoutes): void {
  pages.get(addresses.proposeNeed, async (visit) => ask(visit, proposalQuestions[0], {}, false, null))

  pages.post(addresses.proposeNeed, async (visit, form) => {
    const answers = answersOf(visit, form)
    const [at, to] = [form.get('at'), form.get('to')]
    const checking = form.get('checking') === 'yes'
    if (isQuestion(to)) return ask(visit, to, answers, checking, null)
    if (!isQuestion(at)) return ask(visit, proposalQuestions[0], answers, false, null)

    const problem = faultOf(at, answers, visit.language)
    if (problem) return ask(visit, at, answers, checking, problem)
    const next = proposalQuestions[proposalQuestions.indexOf(at) + 1]
    return next === undefined || checking ? check(visit, answers) : ask(visit, next, answers, false, null)
  })

  pages.post(addresses.needs, async (visit, form) => {
    const answers = answersOf(visit, form)
    const wrong = proposalQuestions.find((question) => faultOf(question, answers, visit.language))
    if (wrong) return ask(visit, wrong, answers, true, faultOf(wrong, answers, visit.language)!)
    const { secret } = await perform(proposeProblem, visit.context, inputOf(answers, visit.language))
    return { seeOther: addresses.needProposal(secret) }
  })

  pages.get('/needs/proposals/:secret', async ({ frame, language, context, parameter, reply, site }) => {
    const secret = parameter('secret')
    const proposal = await perform(readProposal, context, { secret })
    // Whoever has the address has the secret: nobody keeps the page, and no search engine lists it.
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    const address = `${site.origin}${localised(language, addresses.needProposal(secret))}`
    return { html: proposalPage(frame, { ...proposal, address }) }
  })
}

function ask(
  visit: Visit,
  question: ProposalQuestion,
  answers: ProposalAnswers,
  checking: boolean,
  problem: Problem | null,
): { html: string; status: number } {
  const frame = frameAt(visit, addresses.proposeNeed)
  const html = proposePage(frame, { question, answers, checking, regions: visit.context.regions.list, problem })
  return { html, status: problem?.status ?? 200 }
}

function check(visit: Visit, answers: ProposalAnswers): { html: string } {
  const { personalData, regions } = visit.context
  const masked = Object.values(answers).some((answer) => personalData.maskedIn(answer).length > 0)
  return {
    html: checkAnswersPage(frameAt(visit, addresses.proposeNeed), { answers, masked, regions: regions.list }),
  }
}

/** What was answered so far. What identifies a person is masked at once: no page repeats it. */
function answersOf({ context }: Visit, form: URLSearchParams): ProposalAnswers {
  const given = proposalQuestions.flatMap((question) => {
    const typed = form.get(question)?.trim().replaceAll('\r\n', '\n')
    return typed === undefined ? [] : [[question, context.personalData.mask(typed).text]]
  })
  return Object.fromEntries(given)
}

/** The operation's input. What was left empty was not said. */
function inputOf(answers: ProposalAnswers, language: Language): Record<string, unknown> {
  const written = writtenQuestions.flatMap((question) =>
    answers[question] ? [[question, { [language]: answers[question] }]] : [],
  )
  const chosen = (['sectors', 'regions'] as const).map((question) => {
    const answer = answers[question] ?? noneOfList
    return [question, answer === noneOfList ? [] : [answer]]
  })
  return Object.fromEntries([...written, ...chosen])
}

/** What the operation would find wrong with the answer to one question. */
function faultOf(question: ProposalQuestion, answers: ProposalAnswers, language: Language): Problem | null {
  const parsed = proposeProblem.input.safeParse(inputOf(answers, language), { reportInput: true })
  if (parsed.success) return null
  const { code, status, fields } = inputInvalid(parsed.error)
  const own = fields
    .map((fault) => ({ ...fault, path: fault.path.split('.')[0]! }))
    .filter(({ path }) => path === question)
  return own.length > 0 ? new Problem(code, status, { count: own.length }, own) : null
}
