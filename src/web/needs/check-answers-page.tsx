import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { Region } from '../records/setting.ts'
import { Unfilled } from '../text.tsx'
import { type ProposalAnswers, type ProposalQuestion, proposalQuestions } from './proposal-questions.ts'
import { CarriedAnswers, choicesOf, questionLabels } from './propose-page.tsx'

export type CheckAnswersData = {
  readonly answers: ProposalAnswers
  /** Something in the answers was masked. */
  readonly masked: boolean
  readonly regions: readonly Region[]
}

/** Every answer before it is sent, each with a way back to its question. */
export function checkAnswersPage(frame: Frame, data: CheckAnswersData): string {
  const { language } = frame
  const say = words(language)
  const { answers, regions } = data
  return renderPage(
    <Page frame={frame} title={say('need.check.title')} section="needs">
      <h1>{say('need.check.title')}</h1>
      {data.masked && <p class="inset">{say('need.check.masked')}</p>}
      <form method="post" action={localised(language, addresses.proposeNeed)}>
        <CsrfField frame={frame} />
        <input type="hidden" name="at" value="check" />
        <input type="hidden" name="checking" value="yes" />
        <CarriedAnswers answers={answers} />
        <dl class="summary">
          {proposalQuestions.map((question) => (
            <div key={question}>
              <dt id={`label-${question}`}>{say(questionLabels[question])}</dt>
              <dd>
                <p>
                  <Answer language={language} question={question} answers={answers} regions={regions} />
                </p>
                <button
                  type="submit"
                  class="plain"
                  name="to"
                  value={question}
                  id={`change-${question}`}
                  aria-labelledby={`change-${question} label-${question}`}
                >
                  {say('need.check.change')}
                </button>
              </dd>
            </div>
          ))}
        </dl>
        <p class="mt5 measure">{say('need.check.then')}</p>
        <button type="submit" class="btn" formAction={localised(language, addresses.needs)}>
          {say('need.check.send')}
        </button>
      </form>
    </Page>,
  )
}

type AnswerProps = {
  language: Language
  question: ProposalQuestion
  answers: ProposalAnswers
  regions: readonly Region[]
}

function Answer({ language, question, answers, regions }: AnswerProps): JSX.Element {
  const answer = answers[question]
  if (question === 'sectors' || question === 'regions') {
    const [none, ...choices] = choicesOf(question, language, regions)
    return <>{(choices.find(({ value }) => value === answer) ?? none!).text}</>
  }
  return answer ? <bdi>{answer}</bdi> : <Unfilled>{words(language)('need.not-stated')}</Unfilled>
}
