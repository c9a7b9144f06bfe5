import type { Multilingual } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import type { Permit, Project } from '../../modules/permits/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, SelectField, TextField, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'

export type NewAssistantData = {
  readonly project: Pick<Project, 'id' | 'name' | 'problem'>
  /** What it may be put together from: the data of the problem and of the project's permits. */
  readonly dataSets: readonly { readonly id: string; readonly title: Multilingual; readonly open: boolean }[]
  /** The project's, in force. */
  readonly permits: readonly Pick<Permit, 'id' | 'purpose' | 'until' | 'dataSets'>[]
}

/** What an assistant is called, and what it answers from. */
export function newAssistantPage(frame: Frame, data: NewAssistantData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { project, dataSets, permits } = data
  const form = formOf(language, filled, {
    name: 'assistant.name',
    dataSets: 'assistant.data',
    permit: 'assistant.permit',
  })
  const choices = [
    { value: '', text: say('assistant.permit.none') },
    ...permits.map(({ id, purpose, dataSets: opened }) => ({
      value: id,
      text: `${say(`purpose.${purpose}`)} · ${opened.map(({ title }) => inLanguage(title, language).text).join(' · ')}`,
    })),
  ]
  // A choice whose first value is empty must be made: here nothing is a choice, so it is offered last.
  const offered = [...choices.slice(1), choices[0]!]
  return renderPage(
    <Page frame={frame} title={say('assistant.new')} section="workspace" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a> /{' '}
        <a href={localised(language, addresses.project(project.id))}>
          {isolate(inLanguage(project.name, language).text)}
        </a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('assistant.new')}</h1>
      <p class="measure">{say('assistant.what')}</p>
      {dataSets.length === 0 ? (
        <p class="inset">{say('assistant.no-data')}</p>
      ) : (
        <form class="measure" method="post" action={localised(language, addresses.newAssistant(project.id))}>
          <CsrfField frame={frame} />
          <TextField form={form} name="name" maxLength={200} hint="assistant.name.hint" />
          <TicksField
            form={form}
            name="dataSets"
            hint="assistant.data.hint"
            choices={dataSets.map(({ id, title, open }) => ({
              value: id,
              text: inLanguage(title, language).text,
              what: say(open ? 'assistant.data.open' : 'assistant.data.closed'),
            }))}
          />
          {permits.length > 0 && (
            <SelectField form={form} name="permit" hint="assistant.permit.hint" choices={offered} />
          )}
          <button type="submit" class="btn">
            {say('assistant.create')}
          </button>
        </form>
      )}
    </Page>,
  )
}
