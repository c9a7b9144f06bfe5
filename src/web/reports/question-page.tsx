import type { ComponentChildren, JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { CsrfField, ErrorSummary, type Form } from '../forms.tsx'
import type { Frame } from '../frame.ts'

/** What was answered so far, by question: as typed or chosen. */
export type Answers<Question extends string> = Readonly<Partial<Record<Question, string>>>

type OneQuestionProps<Question extends string> = {
  frame: Frame
  form: Form
  title: string
  /** Where the form goes. */
  action: string
  questions: readonly Question[]
  question: Question
  answers: Answers<Question>
  checking: boolean
  /** What stands above the question. */
  before?: ComponentChildren
  children: ComponentChildren
}

/** One question of a form, alone on its page. The other answers travel along in it; nothing is stored until it is sent. */
export function OneQuestion<Question extends string>(props: OneQuestionProps<Question>): JSX.Element {
  const { frame, form, title, action, questions, question, answers, checking, before, children } = props
  const say = words(frame.language)
  const place = questions.indexOf(question)
  const previous = questions[place - 1]
  return (
    <>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      {before}
      <form class="measure" method="post" action={action}>
        <CsrfField frame={frame} />
        <input type="hidden" name="at" value={question} />
        {checking && <input type="hidden" name="checking" value="yes" />}
        <Carried answers={answers} questions={questions.filter((other) => other !== question)} />
        <p class="weak">{say('asked.place', { place: place + 1, count: questions.length })}</p>
        {children}
        <p>
          <button type="submit" class="btn">
            {say('asked.continue')}
          </button>
        </p>
        {previous !== undefined && !checking && (
          <p>
            <button type="submit" class="plain" name="to" value={previous} formNoValidate>
              {say('asked.back')}
            </button>
          </p>
        )}
      </form>
    </>
  )
}

type AllAnswersProps<Question extends string> = {
  frame: Frame
  action: string
  questions: readonly Question[]
  answers: Answers<Question>
  /** Those that are sent, with what each is called and how its answer reads. */
  shown: readonly { readonly question: Question; readonly label: string; readonly value: ComponentChildren }[]
  /** Something in the answers was masked. */
  masked: boolean
  /** What happens with it. */
  next: string
  submit: string
  before?: ComponentChildren
}

/** Every answer before it is sent, each with a way back to its question. */
export function AllAnswers<Question extends string>(props: AllAnswersProps<Question>): JSX.Element {
  const { frame, action, questions, answers, shown, masked, next, submit, before } = props
  const say = words(frame.language)
  return (
    <>
      <h1>{say('asked.check')}</h1>
      {masked && <p class="inset">{say('asked.masked')}</p>}
      {before}
      <form method="post" action={action}>
        <CsrfField frame={frame} />
        <input type="hidden" name="at" value="check" />
        <input type="hidden" name="checking" value="yes" />
        <Carried answers={answers} questions={questions} />
        <dl class="summary">
          {shown.map(({ question, label, value }) => (
            <div key={question}>
              <dt id={`label-${question}`}>{label}</dt>
              <dd>
                <p>{value}</p>
                <button
                  type="submit"
                  class="plain"
                  name="to"
                  value={question}
                  id={`change-${question}`}
                  aria-labelledby={`change-${question} label-${question}`}
                >
                  {say('asked.change')}
                </button>
              </dd>
            </div>
          ))}
        </dl>
        <p class="mt5 measure">{next}</p>
        <button type="submit" class="btn" name="to" value="send">
          {submit}
        </button>
      </form>
    </>
  )
}

type CarriedProps<Question extends string> = { answers: Answers<Question>; questions: readonly Question[] }

function Carried<Question extends string>({ answers, questions }: CarriedProps<Question>): JSX.Element {
  return (
    <>
      {questions.map((name) =>
        answers[name] === undefined ? null : <input key={name} type="hidden" name={name} value={answers[name]} />,
      )}
    </>
  )
}
