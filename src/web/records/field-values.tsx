import { Fragment, type JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { RecordKind, ShownRecord, ShownValue } from '../../modules/programmes/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Unfilled } from '../text.tsx'
import { placeOf, Sources } from './cited-sources.tsx'
import { addressWords, termWords } from './field-words.ts'
import type { Setting } from './setting.ts'
import { StatedDate } from './stated-date.tsx'
import { Words } from './words.tsx'

type FieldProps = {
  readonly setting: Setting
  readonly kind: RecordKind
  readonly field: string
  readonly record: ShownRecord
  /** Where the first value's words lead. */
  readonly href?: string
}

/**
 * Everything that is known of one field, each value with its sources; nothing known says so. Values with the same proof
 * share its chips. Where sources differ all are shown, and none is preferred.
 */
export function FieldValues({ setting, kind, field, record, href }: FieldProps): JSX.Element {
  const say = words(setting.language)
  const declared = kind.fields[field]
  const values = record.fields[field] ?? []
  if (values.length === 0) return <NotKnown language={setting.language} from={declared?.from ?? 'sources'} />
  const groups = byProof(values)
  const shown = groups.map((group, at) => (
    <Group key={at} setting={setting} field={field} values={group} href={at === 0 ? href : undefined} />
  ))
  const differ = values.length > 1 && !declared?.many
  return (
    <>
      {differ && <p class="differ">{say(field === kind.title ? 'record.names-differ' : 'record.sources-differ')}</p>}
      {shown.length === 1 ? (
        shown
      ) : (
        <ul class="values">
          {shown.map((group) => (
            <li key={group.key}>{group}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What nobody has said: the sources, or we. */
export function NotKnown({ language, from }: { language: Language; from: 'sources' | 'ours' }): JSX.Element {
  return <Unfilled>{words(language)(from === 'sources' ? 'record.not-stated' : 'record.nothing-here')}</Unfilled>
}

/** Neighbours with the same citations, together. */
function byProof(values: readonly ShownValue[]): ShownValue[][] {
  const groups: { readonly proof: string; readonly values: ShownValue[] }[] = []
  for (const value of values) {
    const proof = value.citations.map(placeOf).join()
    const last = groups.at(-1)
    if (last?.proof === proof) last.values.push(value)
    else groups.push({ proof, values: [value] })
  }
  return groups.map((group) => group.values)
}

type GroupProps = {
  setting: Setting
  field: string
  values: readonly ShownValue[]
  href: string | undefined
}

function Group({ setting, field, values, href }: GroupProps): JSX.Element {
  const { language } = setting
  const say = words(language)
  return (
    <>
      {values.map((value, at) => (
        <Fragment key={at}>
          {at > 0 && say('record.comma')}
          <ValueWords setting={setting} field={field} value={value} href={at === 0 ? href : undefined} />
        </Fragment>
      ))}
      {values.some(({ flagged }) => flagged) && (
        <>
          {' '}
          <span class="tag warn">{say('record.flagged')}</span>
        </>
      )}{' '}
      <Sources language={language} citations={values[0]!.citations} />
    </>
  )
}

type ValueProps = { setting: Setting; field: string; value: ShownValue; href?: string | undefined }

/** A value in words: those of the source where it has some, else made of what it states. */
export function ValueWords({ setting, field, value, href }: ValueProps): JSX.Element {
  const { language } = setting
  const { texts, record, address } = value
  const said = texts ? <Words language={language} text={texts} /> : null
  const target = href ?? (record ? addresses.record(record.slug) : address)
  const inner = record && !said ? <Words language={language} text={record.title} /> : said
  if (address !== null) return <a href={localised(language, address)}>{inner ?? addressWords(language, address)}</a>
  if (target !== null)
    return <a href={localised(language, target)}>{inner ?? <Plain setting={setting} field={field} value={value} />}</a>
  return <Plain setting={setting} field={field} value={value} />
}

function Plain({ setting: { language, regions }, field, value }: Omit<ValueProps, 'href'>): JSX.Element {
  const { texts, date, number, region, term } = value
  const said = texts && <Words language={language} text={texts} />
  if (term !== null) {
    return (
      <>
        {termWords(language, field, term)}
        {said && <> ({said})</>}
      </>
    )
  }
  if (said) return said
  if (date !== null) return <StatedDate language={language} date={date} />
  if (number !== null) return <bdi dir="ltr">{formatIn(language).number(number)}</bdi>
  const known = regions.find(({ code }) => code === region)
  return known ? <Words language={language} text={known.names} /> : <bdi>{region}</bdi>
}
