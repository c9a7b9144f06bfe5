import { inLanguage } from '../../kernel/language.ts'
import type { RecordLink, ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  formOf,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { RecordAnchor } from '../records/record-links.tsx'

const labels = { change: 'desk.field.change', by: 'desk.field.by', note: 'desk.field.end-note' } as const

export type EndData = {
  readonly record: Pick<ShownRecord, 'slug' | 'code' | 'title'>
  /** Records that may take its place; null when they are too many to list, and their name is typed. */
  readonly successors: readonly RecordLink[] | null
}

/** Proposes to retract a record, or to let another supersede it. */
export function endPage(frame: Frame, data: EndData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  const { record, successors } = data
  return renderPage(
    <Page frame={frame} title={say('desk.end')} failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>
        {' / '}
        <RecordAnchor language={language} record={record} />
      </p>
      <h1>{say('desk.end')}</h1>
      <ErrorSummary form={form} />
      <p class="measure">{say('desk.end-what')}</p>
      <form class="measure" method="post" action={localised(language, addresses.endRecord(record.slug))}>
        <CsrfField frame={frame} />
        <RadioField
          form={form}
          name="change"
          choices={[
            { value: 'retraction', text: say('desk.change.retraction') },
            { value: 'supersession', text: say('desk.change.supersession') },
          ]}
        />
        {successors === null ? (
          <TextField form={form} name="by" hint="desk.by-hint" maxLength={80} direction="ltr" optional />
        ) : (
          <SelectField
            form={form}
            name="by"
            hint="desk.by-hint"
            optional
            choices={[
              { value: 'none', text: say('desk.nothing-chosen') },
              ...successors.map(({ slug, code, title }) => ({
                value: slug,
                text: [code, inLanguage(title, language).text].filter(Boolean).join(' '),
              })),
            ]}
          />
        )}
        <TextArea form={form} name="note" hint="desk.end-note-hint" maxLength={1000} />
        <p>{say('desk.somebody-else-decides')}</p>
        <button type="submit" class="btn">
          {say('desk.propose')}
        </button>
      </form>
    </Page>,
  )
}
