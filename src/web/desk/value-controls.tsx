import type { JSX } from 'preact'
import { inLanguage, type Language, languages, type Multilingual } from '../../kernel/language.ts'
import type { Field, RecordLink } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { regionChoices } from '../records/choices.ts'
import { termWords } from '../records/field-words.ts'
import type { Region } from '../records/setting.ts'
import { Code } from '../text.tsx'
import { Faults } from './fault-summary.tsx'
import { controlId } from './form-faults.ts'
import { type DraftValue, emptyQuote, type PlacedCitation, placeText, type QuotedWords } from './record-draft.ts'

/** A document that may be cited. */
export type CitableDocument = {
  readonly document: string
  readonly path: string
  readonly title: Multilingual | null
  readonly dataSetTitle: Multilingual
}

/** What the controls of a record's form choose from. */
export type Choices = {
  readonly regions: readonly Region[]
  /** Records by kind, as far as they fit into a list. */
  readonly records: ReadonlyMap<string, readonly RecordLink[]>
  readonly documents: readonly CitableDocument[]
}

/** More are no list to choose from: then the name itself is typed. */
const longestList = 200

type ValueProps = {
  language: Language
  name: string
  field: Field
  place: number
  value: DraftValue
  choices: Choices
  faults: readonly string[]
}

/** One value of a field: what it says, and where a source says so. */
export function ValueControls(props: ValueProps): JSX.Element {
  const { language, name, field, place, value, choices, faults } = props
  const say = words(language)
  const at = `${name}.${place}`
  const id = controlId(at)
  return (
    <fieldset
      class={faults.length > 0 ? 'field bad' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={faults.length > 0 ? `${id}-fault` : undefined}
    >
      <legend>{say('desk.value', { number: place + 1 })}</legend>
      <Faults at={at} texts={faults} />
      {field.type !== 'text' && <TypedControl {...props} at={at} invalid={faults.length > 0} />}
      {field.type !== 'text' ? (
        <details open={languages.some((one) => value.texts[one] !== '')}>
          <summary>{say('desk.in-words')}</summary>
          <Texts language={language} at={at} value={value} invalid={false} />
        </details>
      ) : (
        <Texts language={language} at={at} value={value} invalid={faults.length > 0} />
      )}
      {(field.from === 'sources' || value.placed.length > 0) && (
        <Citations language={language} at={at} value={value} documents={choices.documents} />
      )}
    </fieldset>
  )
}

type TextsProps = { language: Language; at: string; value: DraftValue; invalid: boolean }

function Texts({ language, at, value, invalid }: TextsProps): JSX.Element {
  const say = words(language)
  return (
    <>
      {languages.map((one) => (
        <p key={one}>
          <label for={`${controlId(at)}-${one}`}>{say(`desk.words.${one}`)}</label>
          <textarea
            id={`${controlId(at)}-${one}`}
            name={`${at}.${one}`}
            maxLength={2000}
            rows={1}
            class="short"
            dir="auto"
            lang={one}
            aria-invalid={invalid ? 'true' : undefined}
          >
            {value.texts[one]}
          </textarea>
        </p>
      ))}
    </>
  )
}

function TypedControl({
  language,
  name,
  field,
  value,
  choices,
  at,
  invalid,
}: ValueProps & { at: string; invalid: boolean }): JSX.Element {
  const say = words(language)
  const id = `${controlId(at)}-is`
  const options = optionsOf(language, name, field, choices)
  const label = say(`desk.type.${field.type}`)
  const isKnown = options?.some((option) => option.value === value.is)
  return (
    <p>
      <label for={id}>{label}</label>
      {options === null ? (
        <input
          type="text"
          id={id}
          name={`${at}.is`}
          value={value.is}
          maxLength={200}
          dir="ltr"
          autocomplete="off"
          placeholder={field.type === 'date' ? '2026-01-12' : undefined}
          aria-invalid={invalid ? 'true' : undefined}
        />
      ) : (
        <select id={id} name={`${at}.is`} aria-invalid={invalid ? 'true' : undefined}>
          <option value="">{say('desk.nothing-chosen')}</option>
          {!isKnown && value.is !== '' && (
            <option value={value.is} selected>
              {value.is}
            </option>
          )}
          {options.map(({ value: code, text }) => (
            <option key={code} value={code} selected={code === value.is}>
              {text}
            </option>
          ))}
        </select>
      )}
    </p>
  )
}

/** Null where there is no list, or too long a one. */
function optionsOf(
  language: Language,
  name: string,
  { type, of, terms }: Field,
  { regions, records }: Choices,
): { readonly value: string; readonly text: string }[] | null {
  if (type === 'region') return regionChoices(language, regions)
  if (type === 'term') return terms?.map((term) => ({ value: term, text: termWords(language, name, term) })) ?? null
  if (type !== 'record') return null
  const links = (of ?? []).flatMap((kind) => records.get(kind) ?? [])
  const isWhole = (of ?? []).every((kind) => records.has(kind))
  if (!isWhole || links.length > longestList) return null
  return links.map(({ slug, code, title }) => {
    return { value: slug, text: [code, inLanguage(title, language).text].filter(Boolean).join(' ') }
  })
}

type CitationsProps = {
  language: Language
  at: string
  value: DraftValue
  documents: readonly CitableDocument[]
}

/** Where a source says so: the places that are there, each to be kept or not, and words to be found. */
function Citations({ language, at, value, documents }: CitationsProps): JSX.Element {
  const say = words(language)
  const { placed, quoted } = value
  const shown = quoted.length === 0 && placed.length === 0 ? [emptyQuote] : quoted
  return (
    <>
      {placed.length > 0 && (
        <ul class="cites">
          {placed.map((citation, number) => (
            <Placed key={placeText(citation)} language={language} name={`${at}.placed.${number}`} citation={citation} />
          ))}
        </ul>
      )}
      {shown.map((quote, number) => (
        <Quoted key={number} language={language} name={`${at}.quoted.${number}`} quote={quote} documents={documents} />
      ))}
      <p>
        <button type="submit" class="plain" name="more" value={`quote:${at}`} formaction={`#${controlId(at)}`}>
          {say('desk.one-more-source')}
        </button>
      </p>
    </>
  )
}

type PlacedProps = { language: Language; name: string; citation: PlacedCitation }

function Placed({ language, name, citation }: PlacedProps): JSX.Element {
  const say = words(language)
  return (
    <li>
      <input type="hidden" name={`${name}.at`} value={placeText(citation)} />
      <input type="hidden" name={`${name}.text`} value={citation.text} />
      {citation.isFormer && <input type="hidden" name={`${name}.former`} value="1" />}
      <blockquote>
        {citation.text === '' ? (
          <p class="weak">
            {say('desk.source-waits')} <Code>{citation.document}</Code>
          </p>
        ) : (
          <p dir="auto">{citation.text}</p>
        )}
      </blockquote>
      {citation.isFormer && <span class="tag warn">{say('record.former')}</span>}
      <label class="tick">
        <input type="checkbox" name={`${name}.keep`} value="1" checked={citation.keep} />
        {say('desk.keep-source')}
      </label>
    </li>
  )
}

type QuotedProps = { language: Language; name: string; quote: QuotedWords; documents: readonly CitableDocument[] }

function Quoted({ language, name, quote, documents }: QuotedProps): JSX.Element {
  const say = words(language)
  const id = controlId(name)
  return (
    <div class="inset">
      <p>
        <label for={`${id}-document`}>{say('desk.document')}</label>
        {documents.length > longestList ? (
          <input
            type="text"
            id={`${id}-document`}
            name={`${name}.document`}
            value={quote.document}
            maxLength={80}
            dir="ltr"
            placeholder="sha256:…"
          />
        ) : (
          <select id={`${id}-document`} name={`${name}.document`}>
            <option value="">{say('desk.nothing-chosen')}</option>
            {documents.map(({ document, path, title, dataSetTitle }) => (
              <option key={document + path} value={document} selected={document === quote.document}>
                {`${title ? inLanguage(title, language).text : path} - ${inLanguage(dataSetTitle, language).text}`}
              </option>
            ))}
          </select>
        )}
      </p>
      <p>
        <label for={`${id}-words`}>{say('desk.the-very-words')}</label>
        <textarea id={`${id}-words`} name={`${name}.words`} maxLength={4000} rows={2} class="short" dir="auto">
          {quote.words}
        </textarea>
      </p>
      <p>
        <label for={`${id}-page`}>{say('desk.page')}</label>
        <input
          type="text"
          id={`${id}-page`}
          name={`${name}.page`}
          value={quote.page}
          maxLength={6}
          inputMode="numeric"
          dir="ltr"
          class="number"
        />
      </p>
    </div>
  )
}
