import type { Citation, GivenFields, ShownValue, Statement } from '../record.ts'

/** What is in force of a record: as this reader may see it, and whole, as it was approved. */
export type InForce = {
  readonly kind: string
  readonly code: string | null
  readonly fields: Readonly<Record<string, readonly ShownValue[]>>
  readonly given: Readonly<Record<string, readonly WholeValue[]>>
}
type WholeValue = Statement & { readonly citations: readonly Citation[] }
type GivenValue = GivenFields[string][number]
type GivenCitation = GivenValue['citations'][number]

/**
 * The whole fields to propose so that a record says what a file says; `undefined` when it says it already. A file holds
 * only what its writer could see: values, and citations of the same values, that this reader cannot see stay as they are.
 */
export function changedFields(inForce: InForce, imported: GivenFields): GivenFields | undefined {
  const names = [...new Set([...Object.keys(imported), ...Object.keys(inForce.given)])]
  const isSame = names.every((name) => sameValues(inForce.fields[name] ?? [], imported[name] ?? []))
  if (isSame) return undefined
  const merged = names.map((name) => {
    const shown = inForce.fields[name] ?? []
    const whole = inForce.given[name] ?? []
    const seen = new Set(shown.map(shownKey))
    const unseen = whole.filter((value) => !seen.has(statementKey(value)))
    return [name, [...(imported[name] ?? []).map((value) => withUnseen(value, whole, shown)), ...unseen]] as const
  })
  return Object.fromEntries(
    merged.filter(([, values]) => values.length > 0).map(([name, values]) => [name, values.map(bare)]),
  )
}

function withUnseen(value: GivenValue, whole: readonly WholeValue[], shown: readonly ShownValue[]): GivenValue {
  const key = statementKey(value)
  const before = whole.find((one) => statementKey(one) === key)
  const seen = new Set(shown.find((one) => shownKey(one) === key)?.citations.map(placeKey))
  const unseen = (before?.citations ?? []).filter((citation) => !seen.has(placeKey(citation)))
  const added = unseen.filter((citation) => !value.citations.some((one) => placeKey(one) === placeKey(citation)))
  return { ...value, citations: [...value.citations, ...added] }
}

/** Without the parts that it does not have, as a proposal is written. */
function bare({ citations, ...parts }: GivenValue | WholeValue): GivenValue {
  const said = Object.entries(parts).filter(([, part]) => part !== null && part !== undefined)
  return { ...Object.fromEntries(said), citations: [...citations] }
}

function sameValues(shown: readonly ShownValue[], given: readonly GivenValue[]): boolean {
  return (
    shown.length === given.length &&
    shown.every((value, i) => {
      const other = given[i]!
      return shownKey(value) === statementKey(other) && sameCitations(value.citations, other.citations)
    })
  )
}

function sameCitations(shown: ShownValue['citations'], given: readonly GivenCitation[]): boolean {
  const isShown = (one: GivenCitation) =>
    shown.some((citation) =>
      'words' in one
        ? citation.document === one.document &&
          citation.text === one.words &&
          (one.page ?? citation.page) === citation.page
        : placeKey(citation) === placeKey(one),
    )
  return shown.length === given.length && given.every(isShown)
}

function placeKey(citation: GivenCitation | Citation): string {
  if ('words' in citation) return ''
  const { document, page, start, end } = citation
  return `${document} ${page} ${start} ${end}`
}

function shownKey({ record, citations: _, flagged: __, ...parts }: ShownValue): string {
  return statementKey({ ...parts, record: record?.slug ?? null })
}

/** The same for values that say the same. */
function statementKey(value: { readonly [Part in keyof Statement]?: Statement[Part] | undefined }): string {
  const { texts, date, number, record, region, term, address } = value
  const words = [texts?.ar, texts?.fr, texts?.en]
  return JSON.stringify([words, date, number, record, region, term, address].map((part) => part ?? null))
}
