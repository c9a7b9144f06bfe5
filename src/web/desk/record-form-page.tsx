import type { JSX } from 'preact'
import type { Field, RecordKind } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { fieldLabel } from '../records/field-words.ts'
import { FaultSummary, Faults } from './fault-summary.tsx'
import { controlId, type FormFaults, faultTexts } from './form-faults.ts'
import { type DraftValue, emptyValue, mostValues, type RecordDraft } from './record-draft.ts'
import { type Choices, ValueControls } from './value-controls.tsx'

export type RecordFormData = {
  readonly kind: RecordKind
  /** Nothing for a record that is not there yet. */
  readonly record: string | null
  readonly draft: RecordDraft
  readonly choices: Choices
  readonly faults: FormFaults | null
}

/** Writes a record, or changes one: a form made from what its kind declares. Posts to its own address. */
export function recordFormPage(frame: Frame, data: RecordFormData): string {
  const { language } = frame
  const { kind, record, draft, faults } = data
  const say = words(language)
  const kindWords = say.find(`record.kind.${kind.kind}`) ?? kind.kind
  const title = record === null ? say('desk.new-of', { kind: kindWords }) : say('desk.change-of', { record })
  const cite = `${localised(language, addresses.cite)}?kind=${kind.kind}${record === null ? '' : `&record=${record}`}`
  return renderPage(
    <Page frame={frame} title={title} failed={faults !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>
      </p>
      <h1>{title}</h1>
      <FaultSummary language={language} faults={faults} />
      <p class="measure">{say('desk.how-values-are-cited')}</p>
      <p>
        <a href={cite}>{say('desk.begin-with-passage')}</a>
      </p>
      <form
        class="record-form"
        method="post"
        action={localised(language, record === null ? addresses.newRecord : addresses.editRecord(record))}
      >
        <CsrfField frame={frame} />
        <input type="hidden" name="kind" value={kind.kind} />
        {record === null ? <Names frame={frame} draft={draft} faults={faults} /> : null}
        {Object.entries(kind.fields).map(([name, field]) => (
          <FieldSection key={name} frame={frame} data={data} name={name} field={field} />
        ))}
        <div class="field">
          <label for={controlId('note')}>
            {say('desk.field.note')} <span class="weak">{say('form.optional')}</span>
          </label>
          <p class="hint" id="note-hint">
            {say('desk.note-hint')}
          </p>
          <Faults at="note" texts={faultTexts(faults, 'note')} />
          <textarea
            id={controlId('note')}
            name="note"
            maxLength={1000}
            rows={2}
            class="short"
            dir="auto"
            aria-describedby="note-hint"
          >
            {draft.note}
          </textarea>
        </div>
        <p>{say('desk.somebody-else-decides')}</p>
        <button type="submit" class="btn">
          {say('desk.propose')}
        </button>
      </form>
    </Page>,
  )
}

type NamesProps = { frame: Frame; draft: RecordDraft; faults: FormFaults | null }

/** What the record is called in addresses, and our short sign for it. */
function Names({ frame: { language }, draft, faults }: NamesProps): JSX.Element {
  const say = words(language)
  const control = (name: 'slug' | 'code', maxLength: number) => {
    const texts = faultTexts(faults, name)
    return (
      <div class={texts.length > 0 ? 'field bad' : 'field'}>
        <label for={controlId(name)}>
          {say(`desk.field.${name}`)} {name === 'code' && <span class="weak">{say('form.optional')}</span>}
        </label>
        <p class="hint" id={`${name}-hint`}>
          {say(`desk.${name}-hint`)}
        </p>
        <Faults at={name} texts={texts} />
        <input
          type="text"
          id={controlId(name)}
          name={name}
          value={draft[name]}
          maxLength={maxLength}
          dir="ltr"
          autocomplete="off"
          aria-describedby={`${name}-hint`}
          aria-invalid={texts.length > 0 ? 'true' : undefined}
        />
      </div>
    )
  }
  return (
    <>
      {control('slug', 80)}
      {control('code', 12)}
    </>
  )
}

type FieldProps = { frame: Frame; data: RecordFormData; name: string; field: Field }

/** One field with all its values. One that nothing is said of stays closed, so that the form can be looked over. */
function FieldSection({ frame: { language }, data, name, field }: FieldProps): JSX.Element {
  const { kind, draft, choices, faults } = data
  const say = words(language)
  const said = draft.fields[name] ?? []
  const values: readonly DraftValue[] = said.length === 0 ? [emptyValue] : said
  const isFaulty = values.some((_, place) => faultTexts(faults, `${name}.${place}`).length > 0)
  return (
    <details class="field-section" id={controlId(name)} open={field.required || said.length > 0 || isFaulty}>
      <summary>
        {fieldLabel(language, kind.kind, name)}{' '}
        <span class="weak">{say(field.required ? 'desk.required' : `desk.from.${field.from}`)}</span>
      </summary>
      {values.map((value, place) => (
        <ValueControls
          key={place}
          language={language}
          name={name}
          field={field}
          place={place}
          value={value}
          choices={choices}
          faults={faultTexts(faults, `${name}.${place}`)}
        />
      ))}
      {values.length < mostValues && (
        <p>
          <button type="submit" class="btn sec" name="more" value={`value:${name}`} formaction={`#${controlId(name)}`}>
            {say(field.many ? 'desk.one-more-value' : 'desk.one-more-account')}
          </button>
        </p>
      )}
    </details>
  )
}
