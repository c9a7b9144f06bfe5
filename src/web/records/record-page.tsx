import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import { kindNamed, type RecordKind, type ShownRecord } from '../../modules/programmes/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import { SourceList } from './cited-sources.tsx'
import { FieldValues } from './field-values.tsx'
import { fieldLabel, kindPlural } from './field-words.ts'
import { fieldsOfSome, type LayoutSection, layoutOf } from './layout.ts'
import { RecordAnchor } from './record-links.tsx'
import type { Region, Setting } from './setting.ts'
import { Words } from './words.tsx'

/** Records of one kind that lead to the one on the page. */
export type Related = {
  readonly kind: string
  readonly records: readonly ShownRecord[]
  /** Where the rest are, when these are not all. */
  readonly moreHref: string | null
}

export type RecordPageData = {
  readonly record: ShownRecord
  readonly regions: readonly Region[]
  readonly related: readonly Related[]
}

/** A record, whatever its kind: each field with its sources, or that no source states it. */
export function recordPage(frame: Frame, data: RecordPageData): string {
  const { language } = frame
  const { record, regions, related } = data
  const say = words(language)
  const kind = kindNamed(record.kind)
  if (!kind) throw new RangeError(`a record of an unknown kind, ${record.kind}`)
  const setting = { language, regions }
  const title = inLanguage(record.title, language).text
  return renderPage(
    <Page frame={frame} title={isolate(title)} section="roadmap" alternate={addresses.recordData(record.slug)}>
      <p class="crumbs">
        <a href={localised(language, addresses.roadmap)}>{say('nav.roadmap')}</a>
        {' / '}
        <a href={localised(language, `${addresses.records}?kind=${record.kind}`)}>
          {kindPlural(language, record.kind)}
        </a>
      </p>
      <h1>
        {record.code !== null && <bdi class="weak">{record.code}</bdi>}{' '}
        <Words language={language} text={record.title} />
      </h1>
      <WhatBecameOfIt frame={frame} record={record} />
      <p class="measure">
        <SetOfAgreement language={language} record={record} /> {say('record.how-to-read')}
      </p>
      {record.flagged && <p class="inset">{say('record.some-flagged')}</p>}
      {layoutOf(record.kind, Object.keys(kind.fields)).map((section) => (
        <FieldsSection key={section.heading ?? ''} setting={setting} kind={kind} record={record} section={section} />
      ))}
      {related.map((group) => (
        <RelatedSection key={group.kind} frame={frame} group={group} />
      ))}
      <SourceList language={language} records={[record]} />
      <Administration frame={frame} record={record} />
    </Page>,
  )
}

/** Of an agreement: at which event its set was signed, since sets are kept apart. */
function SetOfAgreement({ language, record }: { language: Language; record: ShownRecord }): JSX.Element | null {
  const event = record.kind === 'agreement' ? record.fields.event?.[0]?.record : undefined
  if (!event) return null
  return (
    <Say language={language} of="record.agreement-set" event={<RecordAnchor language={language} record={event} />} />
  )
}

/** Of a record that ended: that it did, and where to go. */
export function WhatBecameOfIt({ frame, record }: { frame: Frame; record: ShownRecord }): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  if (record.state === 'published') return null
  return (
    <div class="inset">
      <p>
        <span class="tag warn">{say(`record.state.${record.state}`)}</span>{' '}
        {say(`record.state.${record.state}.meaning`)}
      </p>
      {record.supersededBy && (
        <p>
          {say('record.superseded-by')} <RecordAnchor language={language} record={record.supersededBy} />
        </p>
      )}
    </div>
  )
}

type SectionProps = { setting: Setting; kind: RecordKind; record: ShownRecord; section: LayoutSection }

function FieldsSection({ setting, kind, record, section }: SectionProps): JSX.Element | null {
  const { language } = setting
  const { heading } = section
  const say = words(language)
  const fields = section.fields.filter((field) => isSaid(kind, record, field))
  if (fields.length === 0) return null
  const list = (
    <dl class="summary">
      {fields.map((field) => (
        <div key={field}>
          <dt>
            {fieldLabel(language, record.kind, field)}
            {kind.fields[field]?.from === 'ours' && heading !== 'tags' && (
              <span class="mark">{say('record.ours')}</span>
            )}
          </dt>
          <dd>
            <FieldValues setting={setting} kind={kind} field={field} record={record} />
          </dd>
        </div>
      ))}
    </dl>
  )
  if (heading === null) return list
  return (
    <section aria-labelledby={heading} class="mt6">
      <h2 id={heading}>{say(`record.section.${heading}`)}</h2>
      {heading === 'tags' && <p class="measure">{say('record.tags-why')}</p>}
      {list}
    </section>
  )
}

/** A field that sources could state is worth a line when they do not; a tag that we did not give is not. */
function isSaid(kind: RecordKind, record: ShownRecord, field: string): boolean {
  if ((record.fields[field]?.length ?? 0) > 0) return true
  const declared = kind.fields[field]
  return declared?.type === 'address' || (declared?.from === 'sources' && !fieldsOfSome.includes(field))
}

function RelatedSection({ frame, group }: { frame: Frame; group: Related }): JSX.Element {
  const { language } = frame
  const id = `related-${group.kind}`
  return (
    <section aria-labelledby={id} class="mt6">
      <h2 id={id}>{kindPlural(language, group.kind)}</h2>
      <ul class="plain-list related">
        {group.records.map((record) => (
          <li key={record.id}>
            <RecordAnchor language={language} record={record} />
          </li>
        ))}
      </ul>
      {group.moreHref && (
        <p>
          <a href={group.moreHref}>{words(language)('record.all-of-kind')}</a>
        </p>
      )}
    </section>
  )
}

/** Since when it stands as it does, its history, and the same as data. */
export function Administration({ frame, record }: { frame: Frame; record: ShownRecord }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="card" class="mt7">
      <h2 id="card">{say('record.this-card')}</h2>
      <p>
        <Say
          language={language}
          of="record.revision-since"
          revision={record.revision}
          date={<Day language={language} at={record.changedAt} />}
        />
      </p>
      <ul class="also">
        <li>
          <a href={localised(language, addresses.recordHistory(record.slug))}>{say('record.history')}</a>
        </li>
        <li>
          <a href={addresses.recordData(record.slug)}>{say('record.data')}</a>
        </li>
        {frame.person?.isOfficer && record.state === 'published' && (
          <>
            <li>
              <a href={localised(language, addresses.editRecord(record.slug))}>{say('desk.edit-record')}</a>
            </li>
            <li>
              <a href={localised(language, addresses.endRecord(record.slug))}>{say('desk.end')}</a>
            </li>
          </>
        )}
      </ul>
    </section>
  )
}
