import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { kindNamed, type RecordLink, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import { SourceList } from './cited-sources.tsx'
import { FieldValues, NotKnown } from './field-values.tsx'
import { fieldLabel, kindPlural } from './field-words.ts'
import { RecordAnchor } from './record-links.tsx'
import { type RoadmapFilter, RoadmapFilters } from './roadmap-filters.tsx'
import type { Region, Setting } from './setting.ts'
import { StatedDate } from './stated-date.tsx'
import { Words } from './words.tsx'

/** The first records of a kind, and where the rest are. */
export type RecordList = { readonly records: readonly ShownRecord[]; readonly moreHref: string | null }

export type RoadmapPageData = {
  readonly regions: readonly Region[]
  /** The record of the roadmap itself. */
  readonly roadmap: ShownRecord | null
  /** Never filtered: what the others are filtered by. */
  readonly axes: readonly ShownRecord[]
  readonly organisations: readonly ShownRecord[]
  /** For the dates of the sets of agreements. */
  readonly events: readonly ShownRecord[]
  readonly agreements: RecordList
  readonly recommendations: RecordList
  readonly programmes: RecordList
  readonly institutes: RecordList
  readonly filter: RoadmapFilter
}

/** What the sources say of the roadmap: its axes, agreements, recommendations, programmes and institutes. */
export function roadmapPage(frame: Frame, data: RoadmapPageData): string {
  const { language } = frame
  const { roadmap, axes, organisations, events, agreements, recommendations, programmes, institutes } = data
  const say = words(language)
  const setting = { language, regions: data.regions }
  const sets = agreementSets(agreements.records, events)
  const lists = [agreements, recommendations, programmes, institutes]
  const listed = lists.flatMap(({ records }) => records)
  const shown = [...(roadmap ? [roadmap] : []), ...axes, ...listed]
  const latest = shown
    .map(({ changedAt }) => changedAt)
    .sort()
    .at(-1)
  const filtered = Object.values(data.filter.chosen).some((value) => value !== undefined)
  return renderPage(
    <Page
      frame={frame}
      title={say('roadmap.title')}
      section="roadmap"
      alternate={roadmap ? addresses.recordData(roadmap.slug) : undefined}
    >
      <h1>{say('roadmap.heading')}</h1>
      <p class="measure">
        {say('roadmap.what')} {say('record.how-to-read')}{' '}
        {latest && (
          <>
            {say('data-sets.updated')} <Day language={language} at={latest} />
          </>
        )}
      </p>
      <Contents language={language} sets={sets} />
      <section aria-label={say('roadmap.itself')} class="mt6">
        {roadmap ? <Itself setting={setting} roadmap={roadmap} /> : <p class="inset">{say('roadmap.no-record')}</p>}
      </section>
      <section aria-labelledby="axes" class="mt7">
        <h2 id="axes">{kindPlural(language, 'axis')}</h2>
        {axes.length === 0 ? (
          <p class="inset">{say('record.none')}</p>
        ) : (
          <ol class="axes">
            {axes.map((axis) => (
              <li key={axis.id}>
                {axis.code !== null && <bdi class="weak">{axis.code}</bdi>}
                <Cell setting={setting} record={axis} field="name" href={addresses.record(axis.slug)} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <RoadmapFilters frame={frame} regions={data.regions} axes={axes} organisations={organisations} {...data.filter} />
      {filtered && lists.every(({ records }) => records.length === 0) && (
        <p class="inset" role="status">
          {say('roadmap.nothing-fits')}
        </p>
      )}
      <section aria-labelledby="agreements" class="mt7">
        <h2 id="agreements">{kindPlural(language, 'agreement')}</h2>
        {sets.length > 1 && <p class="measure">{say('roadmap.sets-apart')}</p>}
        {sets.length === 0 && <None language={language} filtered={filtered} />}
        {sets.map((set) => (
          <AgreementSet key={setId(set)} setting={setting} set={set} />
        ))}
        <More language={language} href={agreements.moreHref} />
      </section>
      <section aria-labelledby="recommendations" class="mt7">
        <h2 id="recommendations">{kindPlural(language, 'recommendation')}</h2>
        <p class="measure">{say('roadmap.grouping-ours')}</p>
        <Table
          language={language}
          class="stack rec"
          labelledBy="recommendations"
          columns={[
            fieldLabel(language, 'recommendation', 'statement'),
            fieldLabel(language, 'recommendation', 'offer'),
          ]}
          list={recommendations}
          filtered={filtered}
          row={(record, [, here]) => (
            <>
              <Head setting={setting} record={record} field="statement" class="th-n" />
              <Data label={here!}>
                <Cell setting={setting} record={record} field="offer" />
              </Data>
            </>
          )}
        />
      </section>
      <section aria-labelledby="programmes" class="mt7">
        <h2 id="programmes">{kindPlural(language, 'programme')}</h2>
        <Table
          language={language}
          class="stack agr"
          labelledBy="programmes"
          columns={[fieldLabel(language, 'programme', 'name'), fieldLabel(language, 'programme', 'description')]}
          list={{ ...programmes, records: programmes.records.filter(({ slug }) => slug !== roadmap?.slug) }}
          filtered={filtered}
          row={(record) => (
            <>
              <Head setting={setting} record={record} field="name" />
              <Data>
                <Cell setting={setting} record={record} field="description" />
              </Data>
            </>
          )}
        />
      </section>
      <section aria-labelledby="institutes" class="mt7">
        <h2 id="institutes">{kindPlural(language, 'institute')}</h2>
        <Table
          language={language}
          class="stack"
          labelledBy="institutes"
          columns={['name', 'place', 'stage', 'openedOn', 'role'].map((field) =>
            fieldLabel(language, 'institute', field),
          )}
          list={institutes}
          filtered={filtered}
          row={(record, labels) => (
            <>
              <Head setting={setting} record={record} field="name" />
              {['place', 'stage', 'openedOn', 'role'].map((field, at) => (
                <Data key={field} label={labels[at + 1]!}>
                  <Cell setting={setting} record={record} field={field} />
                </Data>
              ))}
            </>
          )}
        />
        <p class="mt4">
          <a href={localised(language, addresses.network)}>{say('roadmap.to-network')}</a>
        </p>
      </section>
      <SourceList language={language} records={shown} />
      <section aria-labelledby="all" class="mt7">
        <h2 id="all">{say('roadmap.also')}</h2>
        <ul class="also">
          {(['laboratory', 'event', 'organisation', 'space'] as const).map((kind) => (
            <li key={kind}>
              <a href={localised(language, `${addresses.records}?kind=${kind}`)}>{kindPlural(language, kind)}</a>
            </li>
          ))}
          <li>
            <a href={localised(language, addresses.indicators)}>{kindPlural(language, 'indicator')}</a>
          </li>
          {roadmap && (
            <li>
              <a href={addresses.recordData(roadmap.slug)}>{say('record.data')}</a>
            </li>
          )}
        </ul>
      </section>
    </Page>,
  )
}

/** Agreements that were signed at one event. Sets are never joined, nor counted together. */
type AgreementGroup = {
  readonly event: RecordLink | null
  /** The event's day, or the month in which it took its days. */
  readonly date: string | null
  readonly agreements: readonly ShownRecord[]
}

function agreementSets(agreements: readonly ShownRecord[], events: readonly ShownRecord[]): AgreementGroup[] {
  const byEvent = Map.groupBy(agreements, ({ fields }) => fields.event?.[0]?.record?.slug ?? '')
  return [...byEvent].map(([slug, group]) => ({
    event: group[0]!.fields.event?.[0]?.record ?? null,
    date: dateOf(events.find((event) => event.slug === slug)),
    agreements: group,
  }))
}

function dateOf(event: ShownRecord | undefined): string | null {
  const starts = event?.fields.startsOn?.[0]?.date ?? null
  const ends = event?.fields.endsOn?.[0]?.date ?? starts
  return starts !== null && ends !== starts ? starts.slice(0, 'yyyy-mm'.length) : starts
}

function setId({ event }: AgreementGroup): string {
  return `agreements-${event?.slug ?? 'other'}`
}

const parts = [
  ['axis', 'axes'],
  ['agreement', 'agreements'],
  ['recommendation', 'recommendations'],
  ['programme', 'programmes'],
  ['institute', 'institutes'],
] as const

function Contents({ language, sets }: { language: Language; sets: readonly AgreementGroup[] }): JSX.Element {
  return (
    <nav aria-label={words(language)('roadmap.contents')}>
      <ul class="toc">
        {parts.map(([kind, id]) =>
          kind === 'agreement' && sets.length > 1 ? (
            sets.map((set) => (
              <li key={setId(set)}>
                <a href={`#${setId(set)}`}>
                  <SetName language={language} set={set} />
                </a>
              </li>
            ))
          ) : (
            <li key={kind}>
              <a href={`#${id}`}>{kindPlural(language, kind)}</a>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

/** A set by the date of its event, else by the event's name. */
function SetName({ language, set }: { language: Language; set: AgreementGroup }): JSX.Element {
  const { event, date } = set
  if (date) {
    return <Say language={language} of="roadmap.agreements-of" event={<StatedDate language={language} date={date} />} />
  }
  if (!event) return <>{words(language)('roadmap.agreements-of-none')}</>
  return <Say language={language} of="roadmap.agreements-of" event={<Words language={language} text={event.title} />} />
}

function Itself({ setting, roadmap }: { setting: Setting; roadmap: ShownRecord }): JSX.Element {
  return (
    <dl class="summary">
      {['name', 'aim', 'budget', 'targets'].map((field) => (
        <div key={field}>
          <dt>{fieldLabel(setting.language, 'roadmap', field)}</dt>
          <dd>
            <Cell setting={setting} record={roadmap} field={field} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type CellProps = { setting: Setting; record: ShownRecord; field: string; href?: string; class?: string }

function Cell({ record, ...rest }: Omit<CellProps, 'class'>): JSX.Element | null {
  const kind = kindNamed(record.kind)
  return kind ? <FieldValues kind={kind} record={record} {...rest} /> : null
}

/** A row's first cell: the record's code and the words that lead to its page. */
function Head({ setting, record, field, class: name }: CellProps): JSX.Element {
  return (
    // The roles stay when phones stack the cells.
    // biome-ignore lint/a11y/noRedundantRoles: `display: block` takes them away
    <th scope="row" role="rowheader" class={name}>
      {record.code !== null && (
        <>
          <bdi class="weak">{record.code}</bdi>{' '}
        </>
      )}
      <Cell setting={setting} record={record} field={field} href={addresses.record(record.slug)} />
    </th>
  )
}

/** Phones print the label beside a short value; long words need none. */
function Data({ label, children }: { label?: string; children: ComponentChildren }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: `display: block` takes it away
    <td role="cell" data-l={label}>
      <div>{children}</div>
    </td>
  )
}

type TableProps = {
  language: Language
  class: string
  labelledBy: string
  columns: readonly string[]
  list: RecordList
  filtered: boolean
  row: (record: ShownRecord, columns: readonly string[]) => JSX.Element
}

function Table({ language, class: name, labelledBy, columns, list, filtered, row }: TableProps): JSX.Element {
  if (list.records.length === 0) return <None language={language} filtered={filtered} />
  return (
    <>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: `display: block` on phones takes the roles away */}
      <table class={name} role="table" aria-labelledby={labelledBy}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} scope="col" role="columnheader">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {list.records.map((record) => (
            <tr key={record.id} role="row">
              {row(record, columns)}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
      <More language={language} href={list.moreHref} />
    </>
  )
}

function AgreementSet({ setting, set }: { setting: Setting; set: AgreementGroup }): JSX.Element {
  const { language } = setting
  const say = words(language)
  const columns = [
    fieldLabel(language, 'agreement', 'partner'),
    fieldLabel(language, 'agreement', 'subject'),
    fieldLabel(language, 'agreement', 'status'),
    say('roadmap.terms'),
  ]
  return (
    <>
      <h3 id={setId(set)} class="mt6">
        <SetName language={language} set={set} />
      </h3>
      {set.event && (
        <p>
          {say('roadmap.signed-at')} <RecordAnchor language={language} record={set.event} />
        </p>
      )}
      <Table
        language={language}
        class="stack agr"
        labelledBy={setId(set)}
        columns={columns}
        list={{ records: set.agreements, moreHref: null }}
        filtered={false}
        row={(record) => (
          <>
            <Head setting={setting} record={record} field="partner" />
            <Data>
              <What setting={setting} record={record} />
            </Data>
            <Data label={columns[2]!}>
              <Cell setting={setting} record={record} field="status" />
            </Data>
            <Data label={columns[3]!}>
              <Terms setting={setting} record={record} />
            </Data>
          </>
        )}
      />
    </>
  )
}

/** What an agreement is about; what kind of document it is, where sources differ on that or say nothing else. */
function What({ setting, record }: { setting: Setting; record: ShownRecord }): JSX.Element {
  const { nature = [], subject = [] } = record.fields
  const stated = [
    ...(nature.length > (subject.length > 0 ? 1 : 0) ? ['nature'] : []),
    ...(subject.length > 0 ? ['subject'] : []),
  ]
  if (stated.length === 0) return <NotKnown language={setting.language} from="sources" />
  return (
    <>
      {stated.map((field) => (
        <div key={field}>
          <Cell setting={setting} record={record} field={field} />
        </div>
      ))}
    </>
  )
}

function Terms({ setting, record }: { setting: Setting; record: ShownRecord }): JSX.Element {
  const { language } = setting
  const stated = ['terms', 'amount', 'due'].filter((field) => record.fields[field]?.length)
  if (stated.length === 0) return <NotKnown language={language} from="sources" />
  return (
    <>
      {stated.map((field) => (
        <div key={field}>
          <span class="weak">{fieldLabel(language, 'agreement', field)}</span>{' '}
          <Cell setting={setting} record={record} field={field} />
        </div>
      ))}
    </>
  )
}

function None({ language, filtered }: { language: Language; filtered: boolean }): JSX.Element {
  return (
    <p>
      <span class="nil">{words(language)(filtered ? 'roadmap.none-fits' : 'record.none')}</span>
    </p>
  )
}

function More({ language, href }: { language: Language; href: string | null }): JSX.Element | null {
  if (!href) return null
  return (
    <p class="mt4">
      <a href={href} rel="next">
        {words(language)('record.next')}
      </a>
    </p>
  )
}
