import type { JSX } from 'preact'
import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import { legalBases, purposes, transferBases } from '../../kernel/purpose.ts'
import { maxDays, maxWordsLength, type PermitRequest } from '../../modules/permits/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  RadioField,
  SelectField,
  TextArea,
  TextField,
  TicksField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { questionsOf, type RequestQuestion } from './request-questions.ts'

/** A data set that may be asked for: one that the reader knows of, or that stands in the request already. */
export type AskableData = {
  readonly id: string
  readonly title: Multilingual
  readonly publisher: Multilingual
}

/** The longest lists that are typed, in characters. */
const longestList = { countries: 1000, models: 2500, consents: 6000 } as const

export const fieldLabels = {
  dataSets: 'permit-request.ask.data-sets',
  otherDataSet: 'permit-request.ask.other-data-set',
  purpose: 'permit-request.ask.purpose',
  purposeText: 'permit-request.ask.purpose-text',
  legalBasis: 'permit-request.ask.legal-basis',
  consents: 'permit-request.ask.consents',
  leaves: 'permit-request.ask.egress',
  'egress.countries': 'permit-request.ask.countries',
  'egress.basis': 'permit-request.ask.transfer-basis',
  uses: 'permit-request.ask.models',
  models: 'permit-request.ask.which-models',
  'amounts.tokens': 'permit-request.ask.tokens',
  'amounts.gpuSeconds': 'permit-request.ask.gpu-hours',
  days: 'permit-request.ask.days',
  justification: 'permit-request.ask.justification',
} as const satisfies Readonly<Record<string, SentenceKey>>

export type QuestionPageData = {
  readonly request: Pick<PermitRequest, 'id' | 'project' | 'legalBasis'>
  readonly question: RequestQuestion
  /** It came from the page that shows all answers, and goes back there. */
  readonly checking: boolean
  readonly known: readonly AskableData[]
}

/** One question of a request for a permit. What was answered is stored with it, so that it can be continued later. */
export function questionPage(frame: Frame, data: QuestionPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { request, question, checking } = data
  const questions = questionsOf(request)
  const place = questions.indexOf(question)
  const before = questions[place - 1]
  const form = formOf(language, filled, fieldLabels)
  return renderPage(
    <Page
      frame={frame}
      title={say(`permit-request.question.${question}`)}
      section="workspace"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.project(request.project.id))}>
          <Words language={language} text={request.project.name} />
        </a>
      </p>
      <ErrorSummary form={form} />
      <p class="weak">{say('need.propose.place', { place: place + 1, count: questions.length })}</p>
      <h1>{say(`permit-request.question.${question}`)}</h1>
      <form
        class="measure"
        method="post"
        action={localised(language, addresses.permitRequestStep(request.id, question))}
      >
        <CsrfField frame={frame} />
        {checking && <input type="hidden" name="checking" value="yes" />}
        <Question form={form} data={data} />
        <p>
          <button type="submit" class="btn">
            {say('permit-request.save')}
          </button>
        </p>
      </form>
      <ul class="also mt4">
        {before && !checking && (
          <li>
            <a href={localised(language, addresses.permitRequestStep(request.id, before))}>
              {say('need.propose.back')}
            </a>
          </li>
        )}
        <li>
          <a href={localised(language, addresses.permitRequest(request.id))}>{say('permit-request.all-answers')}</a>
        </li>
      </ul>
    </Page>,
  )
}

function Question({ form, data }: { form: Form; data: QuestionPageData }): JSX.Element {
  const { language } = form
  const say = words(language)
  switch (data.question) {
    case 'data-sets':
      return (
        <>
          <p>{say('permit-request.data-sets.what')}</p>
          {data.known.length === 0 ? (
            <p class="inset">{say('permit-request.data-sets.none')}</p>
          ) : (
            <TicksField
              form={form}
              name="dataSets"
              choices={data.known.map(({ id, title, publisher }) => ({
                value: id,
                text: inLanguage(title, language).text,
                what: inLanguage(publisher, language).text,
              }))}
            />
          )}
          <TextField
            form={form}
            name="otherDataSet"
            hint="permit-request.ask.other-data-set.hint"
            maxLength={40}
            direction="ltr"
            optional
          />
        </>
      )
    case 'purpose':
      return (
        <>
          <RadioField
            form={form}
            name="purpose"
            hint="permit-request.ask.purpose.hint"
            open
            choices={purposes.map((purpose) => ({ value: purpose, text: say(`purpose.${purpose}`) }))}
          />
          <TextArea
            form={form}
            name="purposeText"
            hint="permit-request.ask.purpose-text.hint"
            maxLength={maxWordsLength}
          />
        </>
      )
    case 'legal-basis':
      return (
        <>
          <RadioField
            form={form}
            name="legalBasis"
            open
            choices={legalBases.map((basis) => ({
              value: basis,
              text: say(`legal-basis.${basis}`),
              what: say(`legal-basis.${basis}.meaning`),
            }))}
          />
          <p class="inset">
            <span class="tag warn">{say('rules.verification.unverified')}</span>
            {say('permit-request.legal-basis.unverified')}
          </p>
        </>
      )
    case 'consents':
      return (
        <TextArea
          form={form}
          name="consents"
          hint="permit-request.ask.consents.hint"
          maxLength={longestList.consents}
        />
      )
    case 'egress':
      return (
        <>
          <RadioField
            form={form}
            name="leaves"
            choices={(['nothing', 'abroad'] as const).map((value) => ({
              value,
              text: say(`permit-request.egress.${value}`),
            }))}
          />
          <TextField
            form={form}
            name="egress.countries"
            hint="permit-request.ask.countries.hint"
            maxLength={longestList.countries}
            optional
          />
          <SelectField
            form={form}
            name="egress.basis"
            hint="permit-request.ask.transfer-basis.hint"
            choices={[
              { value: 'none', text: say('transfer-basis.none') },
              ...transferBases.map((basis) => ({ value: basis, text: say(`transfer-basis.${basis}`) })),
            ]}
          />
        </>
      )
    case 'models':
      return (
        <>
          <RadioField
            form={form}
            name="uses"
            choices={(['none', 'some'] as const).map((value) => ({
              value,
              text: say(`permit-request.models.${value}`),
            }))}
          />
          <TextArea
            form={form}
            name="models"
            hint="permit-request.ask.which-models.hint"
            maxLength={longestList.models}
            optional
          />
          <TextField form={form} name="amounts.tokens" maxLength={15} direction="ltr" optional />
          <TextField
            form={form}
            name="amounts.gpuSeconds"
            hint="permit-request.ask.gpu-hours.hint"
            maxLength={15}
            direction="ltr"
            optional
          />
        </>
      )
    case 'days':
      return (
        <>
          <p>{say('permit-request.days.most', { days: maxDays })}</p>
          <TextField form={form} name="days" hint="permit-request.ask.days.hint" maxLength={5} direction="ltr" />
        </>
      )
    case 'justification':
      return (
        <TextArea
          form={form}
          name="justification"
          hint="permit-request.ask.justification.hint"
          maxLength={maxWordsLength}
        />
      )
  }
}
