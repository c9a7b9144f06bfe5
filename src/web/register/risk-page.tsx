import type { JSX } from 'preact'
import type { Citation } from '../../kernel/citation.ts'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { RiskQuestion, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import { type Entry, maxWordsLength } from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, type Filled, type Form, formOf, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { fieldNameOf, type GivenRiskAnswers } from './risk-answers.ts'
import { RiskDuties, type RiskPreview, RiskScore } from './risk-score.tsx'

export type RiskPageData = {
  readonly entry: Pick<Entry, 'slug' | 'names'>
  readonly questionnaire: RiskQuestionnaire
  readonly answers: GivenRiskAnswers
  readonly preview: RiskPreview
  /** Questions that kept the answers from being taken, and why. */
  readonly faulty: { readonly fault: 'unanswered' | 'unknown'; readonly questions: readonly string[] } | null
}

/**
 * The questionnaire on risks, on one page: a question that depends on others is hidden until they ask for it. Without script it
 * appears when the answers are counted, and counting keeps nothing.
 */
export function riskPage(frame: Frame, data: RiskPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { entry, questionnaire, preview } = data
  const address = localised(language, addresses.systemAct(entry.slug, 'risk'))
  const form = formOf(language, filled, { grounds: 'register.risk.grounds' })
  return renderPage(
    <Page
      frame={frame}
      title={`${questionnaire.title[language]} - ${isolate(inLanguage(entry.names, language).text)}`}
      section="register"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.system(entry.slug))}>
          <Words language={language} text={entry.names} />
        </a>
      </p>
      <Faults form={form} data={data} />
      <h1>{questionnaire.title[language]}</h1>
      <p class="measure lead">{say('register.risk.what')}</p>
      <p class="measure weak">{questionnaire.note[language]}</p>
      <form
        method="post"
        action={address}
        data-island="risk-score"
        data-fragment={localised(language, addresses.systemAct(entry.slug, 'risk-score'))}
      >
        <CsrfField frame={frame} />
        <div class="two">
          <div>
            {questionnaire.pages.map(({ id, title, questions }) => (
              <section key={id} aria-labelledby={`part-${id}`} class="mt6">
                <h2 id={`part-${id}`}>{title[language]}</h2>
                {questions.map((question) => (
                  <Question key={question.id} language={language} question={question} data={data} />
                ))}
              </section>
            ))}
          </div>
          <aside class="stay" aria-labelledby="so-far">
            <h2 id="so-far">{say('register.risk.so-far')}</h2>
            <RiskScore language={language} questionnaire={questionnaire} preview={preview} />
            <p>
              <button type="submit" class="btn sec" name="act" value="count" formNoValidate data-count>
                {say('register.risk.count')}
              </button>
            </p>
            <h3>{say('register.duties')}</h3>
            <RiskDuties language={language} questionnaire={questionnaire} preview={preview} />
          </aside>
        </div>
        <div class="measure mt6">
          <TextArea
            form={form}
            name="grounds"
            hint="register.risk.grounds.hint"
            maxLength={maxWordsLength}
            lang={language}
          />
          <p class="hint">{say('register.risk.then')}</p>
          <button type="submit" class="btn" name="act" value="assess">
            {say('register.risk.submit')}
          </button>
        </div>
      </form>
    </Page>,
  )
}

type QuestionProps = { language: Language; question: RiskQuestion; data: RiskPageData }

function Question({ language, question, data }: QuestionProps): JSX.Element {
  const say = words(language)
  const { id, choose, sentence, help, citation, options } = question
  const { answers, preview, faulty } = data
  const isFaulty = faulty?.questions.includes(id) === true
  const given = answers[id] ?? []
  return (
    <fieldset
      class={isFaulty ? 'choices field bad' : 'choices'}
      id={questionId(id)}
      data-question={id}
      hidden={!preview.score.asked.includes(id)}
    >
      <legend>{sentence[language]}</legend>
      {help && <p class="hint">{help[language]}</p>}
      {faulty && isFaulty && <p class="fault">{say(`register.risk.${faulty.fault}`)}</p>}
      {options.map((option) => (
        <label key={option.code}>
          <input
            type={choose === 'one' ? 'radio' : 'checkbox'}
            name={fieldNameOf(id)}
            value={option.code}
            checked={given.includes(option.code)}
          />
          {option.sentence[language]}
        </label>
      ))}
      <Law language={language} citation={citation} />
    </fieldset>
  )
}

/** The law that the question comes from; nothing for one of this platform. */
function Law({ language, citation }: { language: Language; citation: Citation }): JSX.Element | null {
  const say = words(language)
  const { law, article, status } = citation
  if (law === null) return null
  return (
    <p class="hint">
      {article === null ? say('decision.law', { law }) : say('decision.law-article', { law, article })}{' '}
      <span class={status === 'verified' ? 'tag ok' : 'tag warn'}>{say(`decision.law.${status}`)}</span>
    </p>
  )
}

function questionId(question: string): string {
  return `question-${question}`
}

/** At the top of the page: what kept the answers from being taken, with a link to each question that it is about. */
function Faults({ form, data }: { form: Form; data: RiskPageData }): JSX.Element | null {
  const { language } = form
  const say = words(language)
  const { faulty, questionnaire } = data
  if (!form.problem) return null
  const questions = questionnaire.pages
    .flatMap((page) => page.questions)
    .filter(({ id }) => faulty?.questions.includes(id))
  return (
    <div class="err" role="alert" tabIndex={-1} aria-labelledby="error-title" autofocus>
      <h2 id="error-title">{form.problem.title}</h2>
      <p>{faulty ? say(`register.risk.${faulty.fault}.advice`) : form.problem.advice}</p>
      <ul>
        {questions.map(({ id, sentence }) => (
          <li key={id}>
            <a href={`#${questionId(id)}`}>{sentence[language]}</a>
          </li>
        ))}
        {form.problem.fields.map(({ path, text }) => (
          <li key={path}>
            <a href="#field-grounds">{say('form.fault', { field: say('register.risk.grounds'), fault: text })}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
