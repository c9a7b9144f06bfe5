import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Problem } from '../../kernel/problem.ts'
import { maxTitleLength, maxWordsLength } from '../../modules/calls/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type Choice, CsrfField, ErrorSummary, type Form, formOf, SelectField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { regionChoices, sectorChoices } from '../records/choices.ts'
import type { Region } from '../records/setting.ts'
import {
  isOptional,
  noneOfList,
  type ProposalAnswers,
  type ProposalQuestion,
  proposalQuestions,
} from './proposal-questions.ts'

export const questionLabels = {
  need: 'need.ask.need',
  title: 'need.ask.title',
  people: 'need.ask.people',
  dataThatExist: 'need.ask.dataThatExist',
  dataMissing: 'need.ask.dataMissing',
  sectors: 'need.ask.sectors',
  regions: 'need.ask.regions',
} as const

export type ProposePageData = {
  readonly question: ProposalQuestion
  readonly answers: ProposalAnswers
  /** It came from the page that shows all answers, and goes back there. */
  readonly checking: boolean
  readonly regions: readonly Region[]
  readonly problem: Problem | null
}

/** One question of a proposal. The other answers travel along in the form; nothing is stored until it is sent. */
export function proposePage(frame: Frame, data: ProposePageData): string {
  const { language } = frame
  const say = words(language)
  const { question, answers, checking } = data
  const place = proposalQuestions.indexOf(question)
  const before = proposalQuestions[place - 1]
  const form = formOf(language, { values: answers, problem: data.problem }, questionLabels)
  return renderPage(
    <Page frame={frame} title={say('need.propose')} section="needs" failed={data.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.needs)}>{say('need.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('need.propose')}</h1>
      {place === 0 && <p class="measure">{say('need.propose.what')}</p>}
      <form class="measure" method="post" action={localised(language, addresses.proposeNeed)}>
        <CsrfField frame={frame} />
        <input type="hidden" name="at" value={question} />
        {checking && <input type="hidden" name="checking" value="yes" />}
        <CarriedAnswers answers={answers} but={question} />
        <p class="weak">{say('need.propose.place', { place: place + 1, count: proposalQuestions.length })}</p>
        <Question form={form} question={question} regions={data.regions} />
        <p>
          <button type="submit" class="btn">
            {say('need.propose.continue')}
          </button>
        </p>
        {before && !checking && (
          <p>
            <button type="submit" class="plain" name="to" value={before} formNoValidate>
              {say('need.propose.back')}
            </button>
          </p>
        )}
      </form>
    </Page>,
  )
}

/** What was answered on other pages. */
export function CarriedAnswers({ answers, but }: { answers: ProposalAnswers; but?: ProposalQuestion }): JSX.Element {
  return (
    <>
      {proposalQuestions
        .filter((name) => name !== but && answers[name] !== undefined)
        .map((name) => (
          <input key={name} type="hidden" name={name} value={answers[name]} />
        ))}
    </>
  )
}

type QuestionProps = { form: Form; question: ProposalQuestion; regions: readonly Region[] }

function Question({ form, question, regions }: QuestionProps): JSX.Element {
  const { language } = form
  const optional = isOptional(question)
  switch (question) {
    case 'title':
      return (
        <TextField form={form} name={question} hint="need.ask.title.hint" maxLength={maxTitleLength} lang={language} />
      )
    case 'sectors':
    case 'regions':
      return <SelectField form={form} name={question} choices={choicesOf(question, language, regions)} />
    default:
      return (
        <TextArea
          form={form}
          name={question}
          hint={`need.ask.${question}.hint`}
          maxLength={maxWordsLength}
          lang={language}
          {...(optional && { optional })}
        />
      )
  }
}

/** The items of a list, after the choice of none. */
export function choicesOf(
  question: 'sectors' | 'regions',
  language: Language,
  regions: readonly Region[],
): readonly Choice[] {
  const say = words(language)
  const items = question === 'sectors' ? sectorChoices(language) : regionChoices(language, regions)
  return [{ value: noneOfList, text: say(`need.ask.${question}.none`) }, ...items]
}
