import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import { transferBases } from '../../kernel/purpose.ts'
import {
  askedLanguages,
  audiences,
  automations,
  bands,
  type Entry,
  maxNameLength,
  maxWordsLength,
} from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { itemLanguage } from '../evaluation/slice-words.ts'
import {
  type Choice,
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
import { regionChoices, sectorChoices } from '../records/choices.ts'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { type DeclarationField, unsaid, wordsOf } from './declaration-answers.ts'
import { type DeclarationStep, declarationSteps, fieldsOfStep } from './declaration-steps.ts'

const labels = {
  purpose: 'register.field.purpose',
  audience: 'register.field.audience',
  decisionSupported: 'register.field.decisionSupported',
  automation: 'register.field.automation',
  'peopleAffected.who': 'register.field.peopleAffected',
  'peopleAffected.band': 'register.declare.band',
  humanStep: 'register.field.humanStep',
  refusalPath: 'register.field.refusalPath',
  appealPath: 'register.field.appealPath',
  'legalBasis.law': 'register.field.legalBasis',
  'legalBasis.article': 'register.declare.article',
  'legalBasis.url': 'register.declare.law-url',
  accountableRole: 'register.field.accountableRole',
  contact: 'register.field.contact',
  supplier: 'register.field.supplier',
  knownLimits: 'register.field.knownLimits',
  languages: 'register.field.languages',
  theme: 'register.field.theme',
  regions: 'register.field.regions',
  leaves: 'register.field.crossBorder',
  'crossBorder.countries': 'permit-request.ask.countries',
  'crossBorder.basis': 'permit-request.ask.transfer-basis',
} as const satisfies Readonly<Record<DeclarationField, SentenceKey>>

/** The longest list of countries that is typed, in characters. */
const longestCountries = 1000

export type DeclarationPageData = {
  readonly entry: Pick<Entry, 'slug' | 'names' | 'declared' | 'state'>
  readonly step: DeclarationStep
  readonly regions: readonly Region[]
  /** It came from the page that shows all answers, and goes back there. */
  readonly checking: boolean
}

/** One part of the declaration. What is answered is kept with the system, so that it can be continued later. */
export function declarationPage(frame: Frame, data: DeclarationPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { entry, step, checking } = data
  const { slug } = entry
  const form = formOf(language, filled, labels)
  const place = declarationSteps.indexOf(step)
  const before = declarationSteps[place - 1]
  return renderPage(
    <Page
      frame={frame}
      title={`${say(`register.declare.${step}`)} - ${isolate(inLanguage(entry.names, language).text)}`}
      section="register"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.system(slug))}>
          <Words language={language} text={entry.names} />
        </a>
      </p>
      <ErrorSummary form={form} />
      <p class="weak">{say('need.propose.place', { place: place + 1, count: declarationSteps.length })}</p>
      <h1>{say(`register.declare.${step}`)}</h1>
      <p class="measure">{say(entry.state === 'live' ? 'register.declare.live' : 'register.declare.what')}</p>
      <OtherLanguages language={language} data={data} />
      <form class="measure" method="post" action={localised(language, addresses.declarationStep(slug, step))}>
        <CsrfField frame={frame} />
        {checking && <input type="hidden" name="checking" value="yes" />}
        <StepFields form={form} data={data} />
        <p>
          <button type="submit" class="btn">
            {say('register.declare.save')}
          </button>
        </p>
      </form>
      <ul class="also mt4">
        {before && !checking && (
          <li>
            <a href={localised(language, addresses.declarationStep(slug, before))}>{say('need.propose.back')}</a>
          </li>
        )}
        <li>
          <a href={localised(language, addresses.systemAct(slug, 'declaration'))}>{say('register.declare.all')}</a>
        </li>
      </ul>
    </Page>,
  )
}

/** What is written in other languages stays; who reads this page writes in its language. */
function OtherLanguages({ language, data }: { language: Language; data: DeclarationPageData }): JSX.Element | null {
  const isElsewhere = fieldsOfStep(data.step).some((field) => {
    const said = wordsOf(data.entry.declared, field)
    return said !== null && said[language] === undefined
  })
  return isElsewhere ? <p class="inset">{words(language)('register.declare.other-language')}</p> : null
}

function StepFields({ form, data }: { form: Form; data: DeclarationPageData }): JSX.Element {
  const { language } = form
  const say = words(language)
  const area = (name: WrittenField) => (
    <TextArea
      form={form}
      name={name}
      hint={`register.declare.${name}.hint`}
      maxLength={maxWordsLength}
      lang={language}
      optional
    />
  )
  const undecided: Choice = { value: unsaid, text: say('register.declare.unsaid') }
  switch (data.step) {
    case 'purpose':
      return (
        <>
          {area('purpose')}
          <TicksField
            form={form}
            name="audience"
            choices={audiences.map((one) => ({ value: one, text: say(`register.audience.${one}`) }))}
          />
        </>
      )
    case 'decision':
      return (
        <>
          {area('decisionSupported')}
          <RadioField
            form={form}
            name="automation"
            choices={[
              undecided,
              ...automations.map((one) => ({ value: one, text: say(`register.automation.${one}`) })),
            ]}
          />
        </>
      )
    case 'people':
      return (
        <>
          {area('peopleAffected.who')}
          <SelectField
            form={form}
            name="peopleAffected.band"
            choices={[undecided, ...bands.map((one) => ({ value: one, text: say(`register.band.${one}`) }))]}
          />
          {area('humanStep')}
          {area('refusalPath')}
          {area('appealPath')}
        </>
      )
    case 'law':
      return (
        <>
          <TextField
            form={form}
            name="legalBasis.law"
            hint="register.declare.law.hint"
            maxLength={maxNameLength}
            lang={language}
            optional
          />
          <TextField form={form} name="legalBasis.article" maxLength={80} optional />
          <TextField form={form} name="legalBasis.url" maxLength={500} direction="ltr" optional />
        </>
      )
    case 'accountability':
      return (
        <>
          <TextField
            form={form}
            name="accountableRole"
            hint="register.declare.accountableRole.hint"
            maxLength={maxNameLength}
            lang={language}
            optional
          />
          <TextField
            form={form}
            name="contact"
            hint="register.declare.contact.hint"
            maxLength={500}
            direction="ltr"
            optional
          />
          <TextField form={form} name="supplier" maxLength={maxNameLength} lang={language} optional />
        </>
      )
    case 'limits':
      return area('knownLimits')
    case 'reach':
      return (
        <>
          <TicksField
            form={form}
            name="languages"
            hint="register.declare.languages.hint"
            choices={askedLanguages.map((tag) => ({ value: tag, text: itemLanguage(language, tag) }))}
          />
          <SelectField form={form} name="theme" choices={[undecided, ...sectorChoices(language)]} />
          <TicksField
            form={form}
            name="regions"
            hint="register.declare.regions.hint"
            choices={regionChoices(language, data.regions)}
          />
          <RadioField
            form={form}
            name="leaves"
            choices={[
              undecided,
              { value: 'nothing', text: say('register.cross-border.none') },
              { value: 'abroad', text: say('register.declare.abroad') },
            ]}
          />
          <TextField
            form={form}
            name="crossBorder.countries"
            hint="permit-request.ask.countries.hint"
            maxLength={longestCountries}
            optional
          />
          <SelectField
            form={form}
            name="crossBorder.basis"
            choices={[
              { value: unsaid, text: say('transfer-basis.none') },
              ...transferBases.map((basis) => ({ value: basis, text: say(`transfer-basis.${basis}`) })),
            ]}
          />
        </>
      )
  }
}

type WrittenField =
  | 'purpose'
  | 'decisionSupported'
  | 'peopleAffected.who'
  | 'humanStep'
  | 'refusalPath'
  | 'appealPath'
  | 'knownLimits'
