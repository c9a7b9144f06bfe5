import { perform } from '../../kernel/perform.ts'
import { readAnswer } from '../../modules/assistants/index.ts'
import { contestAnswer, readOwnContest } from '../../modules/register/index.ts'
import { addresses, localised } from '../addresses.ts'
import { wrong } from '../permits/request-answers.ts'
import {
  type ContestAnswerData,
  type ContestedAnswer,
  checkContestPage,
  contestAnswerPage,
} from '../reports/contest-answer-page.tsx'
import { type ContestQuestion, contestQuestions, reasonsFor } from '../reports/contest-questions.ts'
import { ownContestPage } from '../reports/own-contest-page.tsx'
import { sentPage } from '../reports/sent-page.tsx'
import { turnAfter } from '../reports/turn.ts'
import { underPermit } from './acting-permit.ts'
import { answerFault } from './answer-fault.ts'
import { maskedAnswers } from './masked-answers.ts'
import { keepSecret } from './secret-address.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Contesting an answer or an abstention, a question a page; and what became of it. */
export function serveContesting(pages: PageRoutes): void {
  pages.get('/answers/:id/contest', async (visit) => {
    const answer = await contestedAnswer(visit)
    return ask(visit, answer, { question: contestQuestions[0], answers: {}, checking: false, problem: null })
  })
  pages.post('/answers/:id/contest', takeAnswer)

  pages.get('/contests/:secret', async (visit) => {
    const contest = await perform(readOwnContest, visit.context, { secret: visit.parameter('secret') })
    keepSecret(visit)
    return { html: ownContestPage(visit.frame, contest) }
  })
}

async function contestedAnswer(visit: Visit): Promise<ContestedAnswer> {
  const id = visit.parameter('id')
  const { answer: read } = await perform(readAnswer, visit.context, { id })
  const { question, abstained, answer } = read
  const quotes = abstained ? answer.nearby : answer.quotes
  return {
    question,
    abstained,
    quotes: quotes.map(({ text, document }) => ({ text, document: document.title })),
    href: underPermit(visit, localised(visit.language, addresses.answer(id))),
  }
}

async function takeAnswer(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const id = visit.parameter('id')
  const answer = await contestedAnswer(visit)
  const { answers, masked } = maskedAnswers(visit, form, contestQuestions)
  const reasons = reasonsFor({ abstained: answer.abstained, nearby: answer.quotes.length > 0 })
  const faultOf = (question: ContestQuestion) =>
    question === 'reason'
      ? reasons.some((reason) => reason === answers.reason)
        ? null
        : wrong(question, 'missing')
      : answerFault(contestAnswer.input, { id, why: answers.why }, question)
  const turn = turnAfter(contestQuestions, form, faultOf)
  if (turn.page === 'question') return ask(visit, answer, { ...turn, answers })
  if (turn.page === 'check') {
    return { html: checkContestPage(frameOf(visit), { answer, answers, masked, action: actionOf(visit) }) }
  }

  // The address is shown this once, so this form is answered by a page and leads nowhere.
  const contest = await perform(contestAnswer, visit.context, { id, why: answers.why })
  keepSecret(visit)
  const address = addresses.contest(contest.secret)
  const html = sentPage(frameAt(visit, address), {
    title: 'contest.sent',
    number: { label: 'contest.number', id: contest.id },
    next: 'contest.check.then',
    address: `${visit.site.origin}${localised(visit.language, address)}`,
  })
  return { html }
}

function ask(
  visit: Visit,
  answer: ContestedAnswer,
  asked: Omit<ContestAnswerData, 'answer' | 'action'>,
): { html: string; status: number } {
  const html = contestAnswerPage(frameOf(visit), { answer, action: actionOf(visit), ...asked })
  return { html, status: asked.problem?.status ?? 200 }
}

/** Of the form's own address, to which its language links lead. */
function frameOf(visit: Visit) {
  return frameAt(visit, underPermit(visit, addresses.contestAnswer(visit.parameter('id'))))
}

function actionOf(visit: Visit): string {
  return underPermit(visit, localised(visit.language, addresses.contestAnswer(visit.parameter('id'))))
}
