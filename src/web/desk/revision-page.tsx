import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { RecordKind, ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { type RefusingRule, RefusingRules } from '../problems/refusing-rules.tsx'
import { Citation } from '../records/cited-sources.tsx'
import { ValueWords } from '../records/field-values.tsx'
import { fieldLabel } from '../records/field-words.ts'
import { RecordAnchor } from '../records/record-links.tsx'
import type { Region, Setting } from '../records/setting.ts'
import { Code, Moment, Say, Unfilled } from '../text.tsx'
import { FaultSummary, Faults } from './fault-summary.tsx'
import { controlId, type FormFaults, faultTexts } from './form-faults.ts'
import { differenceOf, type FieldDifference, type Revision, type ValueChange } from './revision-difference.ts'

export type RevisionData = {
  readonly kind: RecordKind
  readonly revision: Revision
  /** What it would change; nothing while nothing is in force. */
  readonly inForce: Revision | null
  readonly title: ShownRecord['title'] | null
  readonly regions: readonly Region[]
  /** By which rules the reader may not decide, being the one who proposed it. */
  readonly refusing: readonly RefusingRule[]
  readonly faults: FormFaults | null
  readonly reason: string
}

/** One proposal beside what is in force, every value with its quotes open, so that whoever decides can compare. */
export function revisionPage(frame: Frame, data: RevisionData): string {
  const { language } = frame
  const { kind, revision, inForce } = data
  const say = words(language)
  const title = data.title ? inLanguage(data.title, language).text : revision.record
  const setting = { language, regions: data.regions }
  const difference = differenceOf(Object.keys(kind.fields), revision, inForce)
  const [changed, same] = [difference.filter(({ isChanged }) => isChanged), difference.filter((one) => !one.isChanged)]
  return renderPage(
    <Page frame={frame} title={say('desk.proposal-of', { title })} failed={data.faults !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>
        {' / '}
        {say.find(`record.kind.${kind.kind}`) ?? kind.kind}
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <FaultSummary language={language} faults={data.faults} />
      <Standing frame={frame} data={data} />
      {revision.change === 'edit' ? (
        <>
          <h2 class="mt5">{say(inForce ? 'desk.what-changes' : 'desk.what-is-proposed')}</h2>
          {changed.length === 0 && <p class="inset">{say('desk.nothing-changes')}</p>}
          <Difference setting={setting} kind={kind} fields={changed} marked={inForce !== null} />
          {same.length > 0 && (
            <details>
              <summary>{say('desk.unchanged', { count: same.length })}</summary>
              <Difference setting={setting} kind={kind} fields={same} marked={false} />
            </details>
          )}
        </>
      ) : (
        <p class="lead">
          {say(`desk.change.${revision.change}`)}{' '}
          {revision.supersededBy && <RecordAnchor language={language} record={revision.supersededBy} />}
        </p>
      )}
      <Decision frame={frame} data={data} />
    </Page>,
  )
}

/** Where the proposal stands: since when, why, and what was decided. */
function Standing({ frame: { language }, data }: { frame: Frame; data: RevisionData }): JSX.Element {
  const say = words(language)
  const { number, state, note, reason, proposedAt, decidedAt, own } = {
    ...data.revision,
    number: data.revision.revision,
  }
  return (
    <>
      <p>
        <span class={state === 'approved' ? 'tag ok' : state === 'refused' ? 'tag bad' : 'tag info'}>
          {say(`desk.state.${state}`)}
        </span>{' '}
        {say('record.revision', { number })}
        {say('record.comma')}
        <Say language={language} of="record.proposed-at" at={<Moment language={language} at={proposedAt} />} />{' '}
        {decidedAt && (
          <Say language={language} of="record.decided-at" at={<Moment language={language} at={decidedAt} />} />
        )}
      </p>
      <p>
        {say('desk.why')} {note === null ? <Unfilled>{say('record.no-note')}</Unfilled> : <bdi>{note}</bdi>}
      </p>
      {reason !== null && (
        <p>
          {say('desk.decided-because')} <bdi>{reason}</bdi>
        </p>
      )}
      {state === 'proposed' && own && <p class="inset">{say('desk.waits-for-another')}</p>}
    </>
  )
}

type DifferenceProps = {
  setting: Setting
  kind: RecordKind
  fields: readonly FieldDifference[]
  /** Whether there is something in force that values are compared with. */
  marked: boolean
}

function Difference({ setting, kind, fields, marked }: DifferenceProps): JSX.Element {
  const { language } = setting
  const say = words(language)
  return (
    <dl class="summary">
      {fields.map(({ field, values }) => (
        <div key={field}>
          <dt>
            {fieldLabel(language, kind.kind, field)}
            {kind.fields[field]?.from === 'ours' && <span class="mark">{say('record.ours')}</span>}
          </dt>
          <dd>
            <ul class="values">
              {values.map((value, at) => (
                <li key={at}>
                  <Value setting={setting} field={field} value={value} marked={marked} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const marks = { same: 'tag', added: 'tag ok', removed: 'tag bad', resourced: 'tag info' } as const

type ValueProps = { setting: Setting; field: string; value: ValueChange; marked: boolean }

function Value({ setting, field, value: { given, shown, change }, marked }: ValueProps): JSX.Element {
  const { language } = setting
  const say = words(language)
  const said = shown ?? { ...given, record: null, citations: [], flagged: false }
  const isBare = said.record === null && given.record !== null && said.texts === null
  return (
    <>
      {marked && <span class={marks[change]}>{say(`desk.value-change.${change}`)}</span>}{' '}
      {isBare ? <Code>{given.record}</Code> : <ValueWords setting={setting} field={field} value={said} />}
      {shown === null && given.citations.length > 0 && (
        <p class="inset">
          <span class="tag warn">{say('desk.not-proved')}</span> {say('desk.not-proved-why')}
        </p>
      )}
      {shown !== null && given.citations.length > said.citations.length && (
        <p class="weak">{say('desk.other-sources', { count: given.citations.length - said.citations.length })}</p>
      )}
      {said.flagged && <span class="tag warn">{say('record.flagged')}</span>}
      {said.citations.length > 0 && (
        <ul class="cites">
          {said.citations.map((citation) => (
            <li key={`${citation.document} ${citation.page} ${citation.start}`}>
              <Citation language={language} citation={citation} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The two forms of whoever decides; whoever proposed it has none, and is told by which rule. */
function Decision({ frame, data }: { frame: Frame; data: RevisionData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { record, revision: number, state, own, base, inForce } = data.revision
  const again = `${localised(language, addresses.editRecord(record))}?from=${number}`
  if (state !== 'proposed') {
    return (
      <p class="mt5">
        {state === 'refused' && <a href={again}>{say('desk.propose-again')}</a>}
        {state === 'approved' && (
          <a href={localised(language, addresses.record(record))}>{say('desk.to-the-record')}</a>
        )}
      </p>
    )
  }
  const reasonTexts = faultTexts(data.faults, 'reason')
  return (
    <section aria-labelledby="decision" class="mt6">
      <h2 id="decision">{say('desk.decide')}</h2>
      {base !== inForce && <p class="inset">{say('desk.outdated')}</p>}
      {own ? (
        <>
          <p>{say('desk.own')}</p>
          <RefusingRules frame={frame} rules={data.refusing} />
        </>
      ) : (
        <>
          <p class="measure">{say('desk.compare')}</p>
          <form method="post" action={localised(language, addresses.approval(record, number))}>
            <CsrfField frame={frame} />
            <button type="submit" class="btn">
              {say('desk.approve')}
            </button>
          </form>
          <form class="mt5 measure" method="post" action={localised(language, addresses.refusal(record, number))}>
            <CsrfField frame={frame} />
            <div class={reasonTexts.length > 0 ? 'field bad' : 'field'}>
              <label for={controlId('reason')}>{say('desk.field.reason')}</label>
              <p class="hint" id="reason-hint">
                {say('desk.reason-hint')}
              </p>
              <Faults at="reason" texts={reasonTexts} />
              <textarea
                id={controlId('reason')}
                name="reason"
                maxLength={1000}
                rows={2}
                class="short"
                dir="auto"
                aria-describedby="reason-hint"
                aria-invalid={reasonTexts.length > 0 ? 'true' : undefined}
              >
                {data.reason}
              </textarea>
            </div>
            <button type="submit" class="btn sec">
              {say('desk.refuse')}
            </button>
          </form>
        </>
      )}
    </section>
  )
}
