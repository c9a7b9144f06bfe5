import type { ComponentChildren, JSX } from 'preact'
import type { Criterion } from '../../../libs/receipt/index.ts'
import type { Language } from '../../kernel/language.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import type { Task } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { dutyName, LeastBar } from './duty-words.tsx'
import { CriteriaList } from './measure-words.tsx'
import type { PlanAnswers, PlanStep } from './plan-answers.ts'
import { stepHref } from './plan-step-page.tsx'

export type PlanCheckData = {
  readonly answers: PlanAnswers
  readonly task: Task
  /** What is put to the test, as it is called. */
  readonly system: string
  readonly duties: readonly Duty[]
  readonly criteria: readonly Criterion[]
  readonly items: number
  readonly attempts: number
  readonly validDays: number
}

/** Every answer before the bar is fixed, each with a way back to its step. Nothing of it can be changed after. */
export function planCheckPage(frame: Frame, data: PlanCheckData, problem: Filled['problem'] = null): string {
  const { language } = frame
  const say = words(language)
  const { answers, task, duties } = data
  const format = formatIn(language)
  const duty = duties.find(({ id }) => id === answers.duty)
  const tooWeak = problem?.code === 'evaluation.bar-too-weak' && duty
  return renderPage(
    <Page frame={frame} title={say('new-plan.check')} section="workspace" failed={problem !== null}>
      <LaboratoryCrumbs language={language} />
      <ErrorSummary form={formOf(language, { values: {}, problem }, {})} />
      <h1>{say('new-plan.check')}</h1>
      {tooWeak && (
        <section aria-labelledby="least" class="inset measure">
          <h2 id="least">{say('duty.least', { duty: duty.name[language] })}</h2>
          <LeastBar language={language} duty={duty} />
        </section>
      )}
      <dl class="summary">
        <Line language={language} answers={answers} step="task">
          <Words language={language} text={task.names} />
        </Line>
        <Line language={language} answers={answers} step="system">
          <bdi>{data.system}</bdi>
        </Line>
        <Line language={language} answers={answers} step="duty">
          <bdi>{dutyName(language, duties, answers.duty ?? null)}</bdi>
        </Line>
        <Line language={language} answers={answers} step="criteria">
          <CriteriaList language={language} criteria={data.criteria} />
        </Line>
        <Line language={language} answers={answers} step="terms">
          <ul class="plain-list">
            <li>
              {say('plan.items')}: <bdi dir="ltr">{format.number(data.items)}</bdi>
            </li>
            <li>
              {say('plan.attempts')}: <bdi dir="ltr">{format.number(data.attempts)}</bdi>
            </li>
            <li>{say('plan.valid-for', { count: data.validDays })}</li>
          </ul>
        </Line>
      </dl>
      <p class="mt5 measure">{say('new-plan.check.usual')}</p>
      <p class="inset measure">
        <strong>{say('new-plan.check.final')}</strong> {say('new-plan.check.weaken')}
      </p>
      <form method="post" action={localised(language, addresses.newPlan)}>
        <CsrfField frame={frame} />
        {Object.entries(answers).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="btn">
          {say('new-plan.register')}
        </button>
      </form>
    </Page>,
  )
}

type LineProps = { language: Language; answers: PlanAnswers; step: PlanStep; children: ComponentChildren }

function Line({ language, answers, step, children }: LineProps): JSX.Element {
  const say = words(language)
  return (
    <div>
      <dt id={`answer-${step}`}>{say(`new-plan.step.${step}`)}</dt>
      <dd>
        {children}
        <p>
          <a
            id={`change-${step}`}
            aria-labelledby={`change-${step} answer-${step}`}
            href={stepHref(language, answers, step, true)}
          >
            {say('new-plan.change')}
          </a>
        </p>
      </dd>
    </div>
  )
}
