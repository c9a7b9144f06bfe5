import { type Language, languages } from '../../kernel/language.ts'
import type { GivenFields, RecordKind, ShownValue } from '../../modules/programmes/index.ts'

/** A record while somebody writes it, as typed: nothing of it is kept but in the page that it is typed into. */
export type RecordDraft = {
  readonly slug: string
  readonly code: string
  readonly note: string
  readonly fields: Readonly<Record<string, readonly DraftValue[]>>
}

export type DraftValue = {
  readonly texts: Readonly<Record<Language, string>>
  /** The date, number, record, region, term or address. */
  readonly is: string
  readonly placed: readonly PlacedCitation[]
  readonly quoted: readonly QuotedWords[]
}

/** A citation by its place: one that was there, or that came from a passage. */
export type PlacedCitation = {
  readonly document: string
  readonly page: number
  readonly start: number
  readonly end: number
  /** Empty for one that was not proposed before: the operation makes it from what stands there. */
  readonly quote: string
  /** What stands there, to be read; empty while nobody has published the document here. */
  readonly text: string
  /** What readers get now has it no more. */
  readonly isFormer: boolean
  readonly keep: boolean
}

type Place = Pick<PlacedCitation, 'document' | 'page' | 'start' | 'end' | 'quote'>

/** A citation by the words, to be found in their document. */
export type QuotedWords = { readonly document: string; readonly words: string; readonly page: string }

/** Of one field, and of one value: what the operation takes. */
export const mostValues = 100
const mostCitations = 20

export const emptyDraft: RecordDraft = { slug: '', code: '', note: '', fields: {} }
export const emptyValue: DraftValue = { texts: { ar: '', fr: '', en: '' }, is: '', placed: [], quoted: [] }
export const emptyQuote: QuotedWords = { document: '', words: '', page: '' }

const controlName =
  /^(?<field>[a-z][A-Za-z]{0,39})\.(?<place>\d{1,2})\.(?:(?<part>ar|fr|en|is)|(?<list>placed|quoted)\.(?<at>\d{1,2})\.(?<of>[a-z]{2,8}))$/

/** Reads a form that our page drew, with what was left empty. */
export function draftOf(kind: RecordKind, form: URLSearchParams): RecordDraft {
  const values = new Map<string, Map<number, FormValue>>()
  for (const [name, text] of form) {
    const { field, place, part, list, at, of } = controlName.exec(name)?.groups ?? {}
    if (field === undefined || kind.fields[field] === undefined) continue
    const ofField = inMap(values, field, () => new Map<number, FormValue>())
    const value = inMap(ofField, Number(place), () => ({ parts: new Map(), placed: new Map(), quoted: new Map() }))
    if (part !== undefined) value.parts.set(part, text.replaceAll('\r\n', '\n').trim())
    else inMap(value[list as 'placed' | 'quoted'], Number(at), () => new Map<string, string>()).set(of!, text)
  }
  const fields = [...values].map(([name, ofField]) => [name, inOrder(ofField).slice(0, mostValues).map(draftValue)])
  const said = (name: string) => form.get(name)?.replaceAll('\r\n', '\n').trim() ?? ''
  return { slug: said('slug'), code: said('code'), note: said('note'), fields: Object.fromEntries(fields) }
}

type FormValue = {
  readonly parts: Map<string, string>
  readonly placed: Map<number, Map<string, string>>
  readonly quoted: Map<number, Map<string, string>>
}

function inMap<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

function inOrder<Value>(map: ReadonlyMap<number, Value>): Value[] {
  return [...map].sort(([one], [other]) => one - other).map(([, value]) => value)
}

function draftValue({ parts, placed, quoted }: FormValue): DraftValue {
  const part = (name: string) => parts.get(name) ?? ''
  return {
    texts: { ar: part('ar'), fr: part('fr'), en: part('en') },
    is: part('is'),
    placed: inOrder(placed).slice(0, mostCitations).flatMap(placedOf),
    quoted: inOrder(quoted)
      .slice(0, mostCitations)
      .map((said) => ({
        document: said.get('document') ?? '',
        words: said.get('words')?.replaceAll('\r\n', '\n').trim() ?? '',
        page: said.get('page')?.trim() ?? '',
      }))
      .filter(({ words }) => words !== ''),
  }
}

/** The place of a citation as one control carries it. */
export function placeText({ document, page, start, end, quote }: Place): string {
  return [document, page, start, end, quote].join(' ').trim()
}

function placedOf(said: ReadonlyMap<string, string>): PlacedCitation[] {
  const [document = '', page, start, end, quote = ''] = (said.get('at') ?? '').split(' ')
  const numbers = [page, start, end].map(Number)
  if (!numbers.every(Number.isSafeInteger)) return []
  const [pageNumber, from, to] = numbers as [number, number, number]
  const text = said.get('text')?.replaceAll('\r\n', '\n') ?? ''
  return [
    {
      document,
      page: pageNumber,
      start: from,
      end: to,
      quote,
      text,
      isFormer: said.has('former'),
      keep: said.has('keep'),
    },
  ]
}

/** What is empty is not said, so that places count what is there. */
export function withoutEmpty(draft: RecordDraft): RecordDraft {
  const fields = Object.entries(draft.fields).map(([name, values]) => [name, values.filter((value) => !isEmpty(value))])
  return { ...draft, fields: Object.fromEntries(fields) }
}

function isEmpty({ texts, is, placed, quoted }: DraftValue): boolean {
  const isSaid = is !== '' || languages.some((language) => texts[language] !== '')
  return !isSaid && quoted.length === 0 && !placed.some(({ keep }) => keep)
}

/** What the operation takes, of a draft whose empty values are gone. */
export function givenFields(kind: RecordKind, draft: RecordDraft): GivenFields {
  const given = Object.entries(draft.fields).flatMap(([name, values]) => {
    const type = kind.fields[name]?.type
    if (type === undefined || values.length === 0) return []
    return [[name, values.map((value) => givenValue(type, value))] as const]
  })
  return Object.fromEntries(given) as GivenFields
}

/** As typed, where it is no such value: what is wrong with it, the operation says. */
function givenValue(type: RecordKind['fields'][string]['type'], { texts, is, placed, quoted }: DraftValue): object {
  const said = Object.fromEntries(
    languages.flatMap((language) => (texts[language] ? [[language, texts[language]]] : [])),
  )
  return {
    ...(Object.keys(said).length > 0 && { texts: said }),
    ...(is !== '' && type !== 'text' && { [type]: type === 'number' ? numberOf(is) : is }),
    citations: [
      ...placed
        .filter(({ keep }) => keep)
        .map(({ document, page, start, end, quote }) => ({ document, page, start, end, ...(quote && { quote }) })),
      ...quoted.map(({ document, words, page }) => ({ document, words, ...(page && { page: numberOf(page) }) })),
    ],
  }
}

/** In whichever digits it was typed; a text that is no number stays one. */
function numberOf(typed: string): number | string {
  const plain = typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s\u066c]/g, '')
    .replace(/[,\u066b]/, '.')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : typed
}

type GivenRevision = {
  readonly record: string
  readonly code: string | null
  readonly given: Readonly<
    Record<
      string,
      readonly (Omit<ShownValue, 'record' | 'citations' | 'flagged'> & {
        readonly record: string | null
        readonly citations: readonly Place[]
      })[]
    >
  >
  readonly fields: Readonly<Record<string, readonly Pick<ShownValue, 'citations'>[]>>
}

/** What is in force, or was proposed, as a form begins with it. */
export function draftFrom({ record, code, given, fields }: GivenRevision): RecordDraft {
  const shown = Object.values(fields).flatMap((values) => values.flatMap(({ citations }) => citations))
  const standing = new Map(shown.map((citation) => [placeText(citation), citation]))
  const draft = Object.entries(given).map(([name, values]) => [
    name,
    values.map(({ texts: said, date, number, record, region, term, address, citations }): DraftValue => {
      const is = date ?? record ?? region ?? term ?? address ?? (number === null ? '' : String(number))
      return {
        texts: { ar: said?.ar ?? '', fr: said?.fr ?? '', en: said?.en ?? '' },
        is,
        placed: citations.map((place) => {
          const citation = standing.get(placeText(place))
          return { ...place, text: citation?.text ?? '', isFormer: citation?.stands === false, keep: true }
        }),
        quoted: [],
      }
    }),
  ])
  return { slug: record, code: code ?? '', note: '', fields: Object.fromEntries(draft) }
}

/** One value that somebody took from a passage. */
export type TakenValue = { readonly field: string; readonly value: Omit<DraftValue, 'placed' | 'quoted'> } & {
  readonly citation: Omit<PlacedCitation, 'quote' | 'isFormer' | 'keep'>
}

/** Adds what was taken from passages. What says the same as a value that is there becomes one more source of it. */
export function withTaken(draft: RecordDraft, taken: readonly TakenValue[]): RecordDraft {
  const fields: Record<string, readonly DraftValue[]> = { ...draft.fields }
  for (const { field, value, citation } of taken) {
    const placed: PlacedCitation = { ...citation, quote: '', isFormer: false, keep: true }
    const values = fields[field] ?? []
    const same = values.findIndex((one) => sameSaid(one, value))
    fields[field] =
      same === -1
        ? [...values, { ...value, placed: [placed], quoted: [] }]
        : values.map((one, at) => (at === same ? { ...one, placed: [...one.placed, placed] } : one))
  }
  return { ...draft, fields }
}

function sameSaid(one: Pick<DraftValue, 'is' | 'texts'>, other: Pick<DraftValue, 'is' | 'texts'>): boolean {
  return one.is === other.is && languages.every((language) => one.texts[language] === other.texts[language])
}

/** What a button of the form asks for: `value:<field>` one more value, `quote:<field>.<place>` one more source. */
export function withMore(draft: RecordDraft, more: string): RecordDraft {
  const { what, field, place } =
    /^(?<what>value|quote):(?<field>[A-Za-z]+)(?:\.(?<place>\d{1,2}))?$/.exec(more)?.groups ?? {}
  if (field === undefined) return draft
  const values = draft.fields[field] ?? []
  if (what === 'value') {
    return { ...draft, fields: { ...draft.fields, [field]: [...values, emptyValue].slice(0, mostValues) } }
  }
  const changed = values.map((value, at) =>
    at === Number(place) ? { ...value, quoted: [...value.quoted, emptyQuote].slice(0, mostCitations) } : value,
  )
  return { ...draft, fields: { ...draft.fields, [field]: changed } }
}
