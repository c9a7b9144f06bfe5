import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import type { Task } from '../../modules/evaluation/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  type Choice,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  RadioField,
  SelectField,
  TextField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { OwnOrganisation } from '../permits/project-form.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { LeastBar } from './duty-words.tsx'
import { metricWords } from './metric-words.ts'
import { OrganisationField } from './organisation-field.tsx'
import {
  allItems,
  carriedFrom,
  criterionFields,
  noMetric,
  type PlanAnswers,
  type PlanStep,
  planSteps,
  shownRows,
} from './plan-answers.ts'
import { itemLanguage, ownSlice } from './slice-words.ts'

export type PlanStepData = {
  readonly step: PlanStep
  readonly answers: PlanAnswers
  /** It came from the page that shows all answers, and goes back there. */
  readonly checking: boolean
  readonly tasks: readonly Task[]
  /** The one that was chosen. */
  readonly task: Task | undefined
  readonly systems: readonly Choice[]
  readonly organisations: readonly OwnOrganisation[]
  /** Duties of the register that a passed plan meets. */
  readonly duties: readonly Duty[]
  readonly duty: Duty | undefined
  /** Rows of criteria that are still empty. */
  readonly emptyRows: number
}

const labels = {
  task: 'plan.ask.task',
  system: 'plan.ask.system',
  endpoint: 'plan.ask.endpoint',
  organisation: 'plan.ask.organisation',
  duty: 'plan.ask.duty',
  items: 'plan.ask.items',
  attempts: 'plan.ask.attempts',
  validDays: 'plan.ask.valid-days',
} as const satisfies Readonly<Record<string, SentenceKey>>

const criterionLabels = {
  metric: 'criterion.ask.metric',
  slice: 'criterion.ask.slice',
  comparator: 'criterion.ask.comparator',
  threshold: 'criterion.ask.threshold',
  on: 'criterion.ask.on',
} as const satisfies Readonly<Record<(typeof criterionFields)[number], SentenceKey>>

/** One step towards a plan. What was answered stands in the address, so that going back loses nothing. */
export function planStepPage(frame: Frame, data: PlanStepData, problem: Filled['problem'] = null): string {
  const { language } = frame
  const say = words(language)
  const { step, answers, checking } = data
  const rows = step === 'criteria' ? Math.max(1, shownRows(answers, data.emptyRows)) : 0
  const form = formOf(language, { values: answers, problem }, { ...labels, ...rowLabels(rows) })
  const title = say(`new-plan.step.${step}`)
  return renderPage(
    <Page frame={frame} title={`${title} - ${say('new-plan.title')}`} section="workspace" failed={problem !== null}>
      <LaboratoryCrumbs language={language} />
      <ErrorSummary form={form} />
      <p class="weak">{say('new-plan.place', { place: planSteps.indexOf(step) + 1, count: planSteps.length })}</p>
      <h1>{title}</h1>
      <p class="measure">{say(`new-plan.step.${step}.what`)}</p>
      <form method="get" action={localised(language, addresses.newPlan)}>
        {carriedFrom(answers, step).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="at" value={step} />
        {checking && <input type="hidden" name="checking" value="yes" />}
        {step === 'criteria' ? (
          <CriteriaFields form={form} data={data} rows={rows} />
        ) : (
          <div class="measure">
            <StepFields form={form} data={data} />
          </div>
        )}
        <p class="mt4">
          <button type="submit" class="btn">
            {say('new-plan.continue')}
          </button>
        </p>
      </form>
      <Back language={language} data={data} />
    </Page>,
  )
}

function Back({
  language,
  data: { step, answers, checking },
}: {
  language: Language
  data: PlanStepData
}): JSX.Element {
  const say = words(language)
  const before = planSteps[planSteps.indexOf(step) - 1]
  return (
    <ul class="also">
      {before && !checking && (
        <li>
          <a href={stepHref(language, answers, before)}>{say('new-plan.back')}</a>
        </li>
      )}
      <li>
        <a href={localised(language, addresses.evaluation)}>{say('new-plan.leave')}</a>
      </li>
    </ul>
  )
}

/** Where a step is, with all answers so far. */
export function stepHref(language: Language, answers: PlanAnswers, step: PlanStep, checking = false): string {
  const query = new URLSearchParams({ ...answers, step, ...(checking && { checking: 'yes' }) })
  return `${localised(language, addresses.newPlan)}?${query}`
}

function rowLabels(rows: number): Record<string, SentenceKey> {
  const places = Array.from({ length: rows }, (_, place) => place)
  return Object.fromEntries(
    places.flatMap((place) => criterionFields.map((field) => [`criteria.${place}.${field}`, criterionLabels[field]])),
  )
}

function StepFields({ form, data }: { form: Form; data: PlanStepData }): JSX.Element | null {
  const { language } = form
  const say = words(language)
  switch (data.step) {
    case 'task':
      if (data.tasks.length === 0) return <p class="inset">{say('evaluation.no-task')}</p>
      return (
        <RadioField
          form={form}
          name="task"
          open
          choices={data.tasks.map((task) => ({
            value: task.digest,
            text: inLanguage(task.names, language).text,
            what: say('plan.ask.task.what', { kind: say(`task.kind.${task.kind}`), count: task.items }),
          }))}
        />
      )
    case 'system':
      return (
        <>
          {data.systems.length === 0 ? (
            <p class="inset" id="field-system">
              {say('plan.ask.system.none')}
            </p>
          ) : (
            <RadioField form={form} name="system" choices={data.systems} />
          )}
          <TextField
            form={form}
            name="endpoint"
            hint="plan.ask.endpoint.hint"
            maxLength={40}
            direction="ltr"
            optional
          />
          <OrganisationField form={form} organisations={data.organisations} />
        </>
      )
    case 'duty':
      return <DutyFields form={form} data={data} />
    case 'terms':
      return <TermFields form={form} data={data} />
    case 'criteria':
      return null
  }
}

function DutyFields({ form, data: { duties } }: { form: Form; data: PlanStepData }): JSX.Element {
  const { language } = form
  const say = words(language)
  return (
    <>
      <RadioField
        form={form}
        name="duty"
        choices={[
          { value: '', text: say('duty.none'), what: say('duty.none.what') },
          ...duties.map(({ id, name, sentence }) => ({ value: id, text: name[language], what: sentence[language] })),
        ]}
      />
      {duties.map((duty) => (
        <details key={duty.id}>
          <summary>{say('duty.least', { duty: duty.name[language] })}</summary>
          <LeastBar language={language} duty={duty} />
        </details>
      ))}
    </>
  )
}

function TermFields({ form, data: { task, duty } }: { form: Form; data: PlanStepData }): JSX.Element {
  const values = {
    ...form.values,
    items: form.values.items ?? String(task?.items ?? ''),
    attempts: form.values.attempts ?? '1',
    validDays: form.values.validDays ?? '180',
  }
  const prefilled = { ...form, values }
  const { language } = form
  const say = words(language)
  return (
    <>
      <p>
        {say('plan.ask.items.has', { count: task?.items ?? 0 })}{' '}
        {duty?.bar && say('duty.least-items', { count: duty.bar.items })}
      </p>
      <TextField form={prefilled} name="items" hint="plan.ask.items.hint" maxLength={6} direction="ltr" />
      <TextField
        form={prefilled}
        name="attempts"
        hint={task?.hidden ? 'plan.ask.attempts.hidden' : 'plan.ask.attempts.hint'}
        maxLength={3}
        direction="ltr"
      />
      <TextField form={prefilled} name="validDays" hint="plan.ask.valid-days.hint" maxLength={4} direction="ltr" />
    </>
  )
}

type CriteriaProps = { form: Form; data: PlanStepData; rows: number }

function CriteriaFields({ form, data, rows }: CriteriaProps): JSX.Element {
  const { language } = form
  const say = words(language)
  const { task, duty } = data
  return (
    <>
      {duty && (
        <section aria-labelledby="least" class="inset measure">
          <h2 id="least">{say('duty.least', { duty: duty.name[language] })}</h2>
          <LeastBar language={language} duty={duty} />
        </section>
      )}
      <p class="hint">{say('criterion.ask.threshold.hint')}</p>
      {Array.from({ length: rows }, (_, place) => (
        <CriterionRow key={place} form={form} task={task} place={place} />
      ))}
      <p>
        <button type="submit" class="btn sec" name="more" value="yes">
          {say('criterion.more')}
        </button>
      </p>
      <details class="measure">
        <summary>{say('criterion.metrics')}</summary>
        <dl class="prov">
          {task?.metrics.map((metric) => {
            const { name, what } = metricWords(language, metric)
            return [<dt key={metric}>{name}</dt>, <dd key={`${metric} what`}>{what}</dd>]
          })}
        </dl>
      </details>
    </>
  )
}

function CriterionRow({ form, task, place }: { form: Form; task: Task | undefined; place: number }): JSX.Element {
  const { language } = form
  const say = words(language)
  const name = (field: (typeof criterionFields)[number]) => `criteria.${place}.${field}`
  const metrics = (task?.metrics ?? []).map((metric) => ({ value: metric, text: metricWords(language, metric).name }))
  const slices = [
    { value: allItems, text: say('slice.all') },
    ...(task?.languages ?? []).map((tag) => ({ value: `language:${tag}`, text: itemLanguage(language, tag) })),
    ...(task?.slices ?? []).map((slice) => ({ value: `slice:${slice.name}`, text: ownSlice(language, slice.name) })),
  ]
  return (
    <fieldset class="criterion">
      <legend>{say('criterion.number', { place: place + 1 })}</legend>
      <div class="filters">
        <SelectField
          form={form}
          name={name('metric')}
          choices={[{ value: noMetric, text: say('criterion.no-metric') }, ...metrics]}
        />
        <SelectField form={form} name={name('slice')} choices={slices} />
        <SelectField
          form={form}
          name={name('comparator')}
          choices={(['at-least', 'at-most'] as const).map((one) => ({ value: one, text: say(`criterion.ask.${one}`) }))}
        />
        <TextField
          form={form}
          name={name('threshold')}
          maxLength={12}
          direction="ltr"
          optional={(form.values[name('metric')] ?? noMetric) === noMetric}
        />
        <SelectField
          form={form}
          name={name('on')}
          choices={(['value', 'bound'] as const).map((one) => ({ value: one, text: say(`criterion.ask.on.${one}`) }))}
        />
      </div>
    </fieldset>
  )
}
