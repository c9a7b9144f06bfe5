import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Problem } from '../../kernel/problem.ts'
import { maxWordsLength } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { formOf, RadioField, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { begun, type ContestAnswers, type ContestQuestion, contestQuestions, reasonsFor } from './contest-questions.ts'
import { inShort } from './in-short.ts'
import { AllAnswers, OneQuestion } from './question-page.tsx'

/** What is contested, as its own page shows it. */
export type ContestedAnswer = {
  readonly question: string
  readonly abstained: boolean
  /** What was quoted; of an abstention, what was shown nearby. */
  readonly quotes: readonly { readonly text: string; readonly document: string }[]
  /** Where it is read whole. */
  readonly href: string
}

const labels = { reason: 'contest.ask.reason', why: 'contest.ask.why' } as const

/** As much of what was answered as somebody needs to know it again. */
const mostQuotes = 3
const mostOfQuote = 240

type ContestFormData = {
  readonly answer: ContestedAnswer
  readonly answers: ContestAnswers
  /** Where the form goes. */
  readonly action: string
}

export type ContestAnswerData = ContestFormData & {
  readonly question: ContestQuestion
  readonly checking: boolean
  readonly problem: Problem | null
}

/** One question to whoever contests an answer or an abstention. */
export function contestAnswerPage(frame: Frame, data: ContestAnswerData): string {
  const { language } = frame
  const say = words(language)
  const { answer, question, checking, problem, action } = data
  const answers = question === 'why' && problem === null ? begun(data.answers, say) : data.answers
  const form = formOf(language, { values: answers, problem }, labels)
  const isFirst = question === contestQuestions[0]
  return renderPage(
    <Page frame={frame} title={say(titleOf(answer))} section="ask" failed={problem !== null}>
      <OneQuestion
        frame={frame}
        form={form}
        title={say(titleOf(answer))}
        action={action}
        questions={contestQuestions}
        question={question}
        answers={answers}
        checking={checking}
        before={
          <>
            {isFirst && (
              <div class="measure">
                <p>{say('contest.what')}</p>
                <p>{say('asked.nobody')}</p>
              </div>
            )}
            <Contested language={language} answer={answer} />
          </>
        }
      >
        {question === 'reason' ? (
          <RadioField
            form={form}
            name={question}
            hint="contest.ask.reason.hint"
            open
            choices={reasonsFor({ abstained: answer.abstained, nearby: answer.quotes.length > 0 }).map((value) => ({
              value,
              text: say(`contest.reason.${value}`),
            }))}
          />
        ) : (
          <TextArea
            form={form}
            name={question}
            hint="contest.ask.why.hint"
            maxLength={maxWordsLength}
            lang={language}
          />
        )}
      </OneQuestion>
    </Page>,
  )
}

export type CheckContestData = ContestFormData & { readonly masked: boolean }

/** The contest before it is sent. */
export function checkContestPage(frame: Frame, { answer, answers, masked, action }: CheckContestData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('asked.check')} section="ask">
      <AllAnswers
        frame={frame}
        action={action}
        questions={contestQuestions}
        answers={answers}
        shown={[{ question: 'why', label: say('contest.ask.why'), value: <bdi>{answers.why}</bdi> }]}
        masked={masked}
        next={say('contest.check.then')}
        submit={say('contest.send')}
        before={<Contested language={language} answer={answer} />}
      />
    </Page>,
  )
}

function titleOf({ abstained }: ContestedAnswer): 'contest.abstention' | 'contest.answer' {
  return abstained ? 'contest.abstention' : 'contest.answer'
}

/** The question and the quotes in short. */
function Contested({ language, answer }: { language: Language; answer: ContestedAnswer }): JSX.Element {
  const say = words(language)
  const { question, abstained, quotes, href } = answer
  return (
    <section class="inset measure" aria-label={say('contest.question')}>
      <p class="lead" dir="auto">
        {question}
      </p>
      {quotes.length === 0 ? (
        <p>{say('contest.no-quotes')}</p>
      ) : (
        <>
          <p class="weak">{say(abstained ? 'contest.nearby' : 'contest.quotes')}</p>
          <ul>
            {quotes.slice(0, mostQuotes).map(({ text, document }, place) => (
              <li key={place}>
                <bdi>{inShort(text, mostOfQuote)}</bdi>{' '}
                <span class="weak">
                  (<bdi>{document}</bdi>)
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={href}>{say('contest.read-answer')}</a>
      </p>
    </section>
  )
}
