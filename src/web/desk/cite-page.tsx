import type { JSX } from 'preact'
import type { z } from 'zod'
import type { Language } from '../../kernel/language.ts'
import { kinds, type RecordKind, type suggestValues } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { ValueWords } from '../records/field-values.tsx'
import { fieldLabel } from '../records/field-words.ts'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { FaultSummary } from './fault-summary.tsx'
import type { FormFaults } from './form-faults.ts'

export type Suggestions = z.output<typeof suggestValues.output>
type Sentence = Suggestions['sentences'][number]
type Suggestion = Sentence['suggestions'][number]

export type CiteData = {
  readonly kind: RecordKind | null
  /** The record that is to say it; nothing for a new one. */
  readonly record: string | null
  readonly query: string
  /** A place that somebody came from, by the fields of the address. */
  readonly place: Readonly<Record<string, string>> | null
  /** Nothing while nobody asked. */
  readonly suggestions: Suggestions | null
  readonly regions: readonly Region[]
  readonly faults: FormFaults | null
}

/** Looks a passage up, and shows what of its sentences a record may say. Nothing of it is kept: it opens the form. */
export function citePage(frame: Frame, data: CiteData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('desk.cite')} failed={data.faults !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>
      </p>
      <h1>{say('desk.cite')}</h1>
      <FaultSummary language={language} faults={data.faults} />
      <p class="measure">{say('desk.cite-how')}</p>
      <Looking frame={frame} data={data} />
      {data.suggestions && data.kind && (
        <Found frame={frame} data={data} kind={data.kind} suggestions={data.suggestions} />
      )}
    </Page>,
  )
}

function Looking({ frame: { language }, data }: { frame: Frame; data: CiteData }): JSX.Element {
  const say = words(language)
  const { kind, record, query, place } = data
  return (
    <form class="measure" method="get" action={localised(language, addresses.cite)}>
      {record !== null && <input type="hidden" name="record" value={record} />}
      {place &&
        Object.entries(place).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div class="field">
        <label for="cite-kind">{say('desk.kind')}</label>
        <select id="cite-kind" name="kind">
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind} selected={one.kind === kind?.kind}>
              {say.find(`record.kind.${one.kind}`) ?? one.kind}
            </option>
          ))}
        </select>
      </div>
      {!place && (
        <div class="field">
          <label for="cite-query">{say('desk.passage')}</label>
          <p class="hint" id="cite-query-hint">
            {say('desk.passage-hint')}
          </p>
          <input
            type="search"
            id="cite-query"
            name="query"
            value={query}
            maxLength={2000}
            dir="auto"
            aria-describedby="cite-query-hint"
          />
        </div>
      )}
      <button type="submit" class="btn">
        {say(place ? 'desk.show-suggestions' : 'desk.look')}
      </button>
    </form>
  )
}

type FoundProps = { frame: Frame; data: CiteData; kind: RecordKind; suggestions: Suggestions }

function Found({ frame, data, kind, suggestions }: FoundProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { record } = data
  const { sentences } = suggestions
  return (
    <section aria-labelledby="found" class="mt6">
      <h2 id="found">{say('desk.found')}</h2>
      {sentences.length === 0 ? (
        <p class="inset">{say('desk.nothing-found')}</p>
      ) : (
        <form
          method="post"
          action={localised(language, record === null ? addresses.newRecord : addresses.editRecord(record))}
        >
          <CsrfField frame={frame} />
          <input type="hidden" name="kind" value={kind.kind} />
          <ul class="plain-list">
            {sentences.map((sentence, at) => (
              <li key={at} class="mt5">
                <SentenceChoices language={language} data={data} kind={kind} sentence={sentence} number={at} />
              </li>
            ))}
          </ul>
          <p class="mt5">{say('desk.nothing-saved')}</p>
          <button type="submit" class="btn">
            {say('desk.to-the-form')}
          </button>
        </form>
      )}
    </section>
  )
}

type SentenceProps = { language: Language; data: CiteData; kind: RecordKind; sentence: Sentence; number: number }

function SentenceChoices({ language, data, kind, sentence, number }: SentenceProps): JSX.Element {
  const say = words(language)
  const { dataSet, version, path, page, start, end, text, suggestions } = sentence
  const href = `${localised(language, addresses.source(dataSet, version, page, path))}?start=${start}&end=${end}#quote`
  return (
    <fieldset class="choices" aria-describedby={`sentence-${number}`}>
      <legend>
        <bdi dir="ltr">{path}</bdi>
        {say('record.comma')}
        <a href={href}>{say('record.page', { page })}</a>
      </legend>
      <blockquote class="inset" id={`sentence-${number}`}>
        <p dir="auto">{text}</p>
      </blockquote>
      {suggestions.length === 0 && <p class="weak">{say('desk.no-suggestion')}</p>}
      {suggestions.map((suggestion, at) => (
        <label key={at}>
          <input type="checkbox" name="take" value={takenText(suggestion, sentence)} />
          <span>
            <strong>{fieldLabel(language, kind.kind, suggestion.field)}</strong>
            {': '}
            <SuggestedValue language={language} data={data} suggestion={suggestion} sentence={sentence} />{' '}
            <span class="weak">
              {say(`desk.rule.${suggestion.rule}`)}
              {suggestion.words !== null && suggestion.rule !== 'quoted-name' && (
                <>
                  {' '}
                  <q>
                    <bdi>{suggestion.words}</bdi>
                  </q>
                </>
              )}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type ValueProps = { language: Language; data: CiteData; suggestion: Suggestion; sentence: Sentence }

function SuggestedValue({ language, data, suggestion, sentence }: ValueProps): JSX.Element {
  const { texts = null, date = null, number = null, record, region = null, term = null } = suggestion.value
  const said = texts && Object.values(texts)[0]
  if (said !== null && said === sentence.text) return <>{words(language)('desk.whole-sentence')}</>
  const link = data.suggestions?.records.find(({ slug }) => slug === record) ?? null
  // No link: it would stand inside the box that is to be ticked.
  if (link) return <Words language={language} text={link.title} />
  const value = { texts, date, number, region, term, address: null, record: null, citations: [], flagged: false }
  const setting = { language, regions: data.regions }
  return <ValueWords setting={setting} field={suggestion.field} value={value} />
}

/** What a ticked box carries to the form: the value and the place, and the sentence so that it can be read there. */
function takenText({ field, value }: Suggestion, { document, page, start, end, text }: Sentence): string {
  return JSON.stringify({ field, value, citation: { document, page, start, end, text } })
}
