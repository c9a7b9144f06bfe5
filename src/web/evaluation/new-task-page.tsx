import type { JSX } from 'preact'
import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  RadioField,
  SelectField,
  TextArea,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Listing } from '../log/listing.tsx'
import { Page, renderPage } from '../page.tsx'
import type { OwnOrganisation } from '../permits/project-form.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { OrganisationField } from './organisation-field.tsx'

const longestHeader = 65_536
/** Of what is pasted; a file may be larger. */
const longestItems = 200_000
export const itemFormats = ['jsonl', 'csv', 'inspect'] as const

export type NewTaskData = {
  /** Data sets with golden questions in them. */
  readonly dataSets: readonly { readonly id: string; readonly titles: Multilingual }[]
  readonly organisations: readonly OwnOrganisation[]
  readonly largestMebibytes: number
}

const labels = {
  dataSet: 'new-task.data-set',
  organisation: 'new-task.organisation',
  header: 'new-task.header',
  items: 'new-task.items',
  format: 'new-task.format',
} as const satisfies Readonly<Record<string, SentenceKey>>

const exampleHeader = `slug: capitals
kind: robustness
names: { ar: عواصم, fr: Capitales, en: Capitals }
description: { ar: أسئلة عن العواصم, fr: Questions sur les capitales, en: Questions on capitals }
licence: CC0-1.0
source: written by us
scorers:
  - name: exact
suggested:
  - { metric: exact, slice: null, comparator: at-least, threshold: 0.9, on: value }`

const exampleItem =
  '{"id":"q1","language":"fr","slices":["africa"],"input":{"question":"Quelle est la capitale du Maroc ?"},"target":{"texts":["Rabat"]}}'

/** A new test: one choice where golden questions are there, or a header and items of one's own. */
export function newTaskPage(frame: Frame, data: NewTaskData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('new-task.title')} section="workspace" failed={filled.problem !== null}>
      <LaboratoryCrumbs language={language} />
      <ErrorSummary form={form} />
      <h1>{say('new-task.title')}</h1>
      <p class="measure">{say('new-task.what')}</p>
      <section aria-labelledby="golden" class="mt6 measure">
        <h2 id="golden">{say('new-task.golden')}</h2>
        <p>{say('new-task.golden.what')}</p>
        <Golden frame={frame} form={form} data={data} />
      </section>
      <section aria-labelledby="own" class="mt6 measure">
        <h2 id="own">{say('new-task.own')}</h2>
        <p>{say('new-task.own.what')}</p>
        <Own frame={frame} form={form} data={data} />
      </section>
    </Page>,
  )
}

type PartProps = { frame: Frame; form: Form; data: NewTaskData }

function Golden({ frame, form, data: { dataSets } }: PartProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  if (dataSets.length === 0) return <p class="inset">{say('new-task.golden.none')}</p>
  return (
    <form method="post" action={localised(language, `${addresses.newTask}/golden`)}>
      <CsrfField frame={frame} />
      <RadioField
        form={form}
        name="dataSet"
        choices={dataSets.map(({ id, titles }) => ({ value: id, text: inLanguage(titles, language).text }))}
      />
      <button type="submit" class="btn">
        {say('new-task.golden.submit')}
      </button>
    </form>
  )
}

function Own({ frame, form, data }: PartProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <form method="post" enctype="multipart/form-data" action={localised(language, addresses.newTask)}>
      <CsrfField frame={frame} />
      <OrganisationField form={form} organisations={data.organisations} />
      <TextArea form={form} name="header" hint="new-task.header.hint" maxLength={longestHeader} lang="en" optional />
      <FileField language={language} name="headerFile" label="new-task.header.file" accept=".yaml,.yml,.txt" />
      <SelectField
        form={form}
        name="format"
        hint="new-task.format.hint"
        choices={itemFormats.map((format) => ({ value: format, text: say(`new-task.format.${format}`) }))}
      />
      <TextArea form={form} name="items" hint="new-task.items.hint" maxLength={longestItems} lang="en" optional />
      <FileField language={language} name="itemsFile" label="new-task.items.file" accept=".jsonl,.json,.csv,.txt" />
      <p class="hint">{say('new-task.items.limit', { mebibytes: data.largestMebibytes })}</p>
      <details>
        <summary>{say('new-task.example')}</summary>
        <p>{say('new-task.example.header')}</p>
        <Listing label={say('new-task.example.header')} text={exampleHeader} />
        <p>{say('new-task.example.item')}</p>
        <Listing label={say('new-task.example.item')} text={exampleItem} />
      </details>
      <p class="mt4">
        <button type="submit" class="btn">
          {say('new-task.submit')}
        </button>
      </p>
    </form>
  )
}

type FileFieldProps = { language: Frame['language']; name: string; label: SentenceKey; accept: string }

function FileField({ language, name, label, accept }: FileFieldProps): JSX.Element {
  return (
    <div class="field">
      <label for={`field-${name}`}>{words(language)(label)}</label>
      <input type="file" id={`field-${name}`} name={name} accept={accept} />
    </div>
  )
}
