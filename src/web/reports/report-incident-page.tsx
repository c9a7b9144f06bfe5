import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import type { Problem } from '../../kernel/problem.ts'
import { harms, maxWordsLength, severities } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type Form, formOf, RadioField, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'
import { type IncidentAnswers, type IncidentQuestion, incidentQuestions } from './incident-questions.ts'
import { AllAnswers, OneQuestion } from './question-page.tsx'

/** The system that an incident is reported of. */
type ReportedSystem = { readonly slug: string; readonly names: Multilingual }

const labels = {
  harm: 'incident.ask.harm',
  severity: 'incident.ask.severity',
  what: 'incident.ask.what',
} as const

export type ReportIncidentData = {
  readonly system: ReportedSystem
  readonly question: IncidentQuestion
  readonly answers: IncidentAnswers
  readonly checking: boolean
  readonly problem: Problem | null
}

/** One question of a report of an incident. */
export function reportIncidentPage(frame: Frame, data: ReportIncidentData): string {
  const { language } = frame
  const say = words(language)
  const { system, question, answers, checking, problem } = data
  const form = formOf(language, { values: answers, problem }, labels)
  return renderPage(
    <Page frame={frame} title={say('incident.report')} failed={problem !== null}>
      <Crumbs language={language} system={system} />
      <OneQuestion
        frame={frame}
        form={form}
        title={say('incident.report')}
        action={localised(language, addresses.systemAct(system.slug, 'incident'))}
        questions={incidentQuestions}
        question={question}
        answers={answers}
        checking={checking}
        before={
          <>
            <About language={language} system={system} />
            {question === incidentQuestions[0] && <Before language={language} />}
          </>
        }
      >
        <Field form={form} question={question} />
      </OneQuestion>
    </Page>,
  )
}

export type CheckIncidentData = {
  readonly system: ReportedSystem
  readonly answers: IncidentAnswers
  readonly masked: boolean
}

/** The report before it is sent. */
export function checkIncidentPage(frame: Frame, { system, answers, masked }: CheckIncidentData): string {
  const { language } = frame
  const say = words(language)
  const { harm, severity, what } = answers
  const chosen = {
    harm: harms.find((known) => known === harm),
    severity: severities.find((known) => known === severity),
  }
  const values: Record<IncidentQuestion, JSX.Element | string | null> = {
    harm: chosen.harm ? say(`incident.harm.${chosen.harm}`) : null,
    severity: chosen.severity ? say(`incident.severity.${chosen.severity}`) : null,
    what: <bdi>{what}</bdi>,
  }
  return renderPage(
    <Page frame={frame} title={say('asked.check')}>
      <Crumbs language={language} system={system} />
      <AllAnswers
        frame={frame}
        action={localised(language, addresses.systemAct(system.slug, 'incident'))}
        questions={incidentQuestions}
        answers={answers}
        shown={incidentQuestions.map((question) => ({
          question,
          label: say(labels[question]),
          value: values[question],
        }))}
        masked={masked}
        next={say('incident.check.then')}
        submit={say('incident.send')}
        before={<About language={language} system={system} />}
      />
    </Page>,
  )
}

type AboutProps = { language: Language; system: ReportedSystem }

function Crumbs({ language, system }: AboutProps): JSX.Element {
  return (
    <p class="crumbs">
      <a href={localised(language, addresses.system(system.slug))}>
        <Words language={language} text={system.names} />
      </a>
    </p>
  )
}

function About({ language, system }: AboutProps): JSX.Element {
  return (
    <p class="lead">
      <Say language={language} of="incident.report.about" system={<Words language={language} text={system.names} />} />
    </p>
  )
}

/** What an incident is, before the first question. */
function Before({ language }: { language: Language }): JSX.Element {
  const say = words(language)
  return (
    <div class="measure">
      <p>{say('incident.report.what')}</p>
      <p>{say('asked.nobody')}</p>
      <p class="inset">{say('incident.report.danger')}</p>
    </div>
  )
}

function Field({ form, question }: { form: Form; question: IncidentQuestion }): JSX.Element {
  const say = words(form.language)
  switch (question) {
    case 'harm':
      return (
        <RadioField
          form={form}
          name={question}
          open
          choices={harms.map((value) => ({
            value,
            text: say(`incident.harm.${value}`),
            what: say(`incident.harm.${value}.example`),
          }))}
        />
      )
    case 'severity':
      return (
        <RadioField
          form={form}
          name={question}
          open
          choices={severities.map((value) => ({
            value,
            text: say(`incident.severity.${value}`),
            what: say(`incident.severity.${value}.meaning`),
          }))}
        />
      )
    case 'what':
      return (
        <TextArea
          form={form}
          name={question}
          hint="incident.ask.what.hint"
          maxLength={maxWordsLength}
          lang={form.language}
        />
      )
  }
}
