import { type Database, viewOf } from '../../kernel/database.ts'
import type { Reader } from '../knowledge/index.ts'
import { locateCitations } from './citations/locate-citation.ts'
import { citationKey, proveCitations } from './citations/prove-citations.ts'
import type { Field, FieldType, RecordKind } from './kind.ts'
import {
  citationAmbiguous,
  citationUnproved,
  fieldMissing,
  fieldUnknown,
  linkedRecordUnknown,
  valueUncited,
  valueUnfit,
} from './problems.ts'
import type { Citation, GivenFields, GivenValue, Statement } from './record.ts'
import { findRecords } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'
import type { NewValue } from './value-store.ts'

/**
 * What somebody proposes for a record, checked: fields of the kind, parts of their types, links to records that are
 * there, and for each value of a field that needs a source, citations that stand there to the letter now.
 *
 * A citation that gives the digest of its words may wait for a document that nobody has published here.
 *
 * @throws Problem for the first thing that does not hold, by field and place.
 */
export async function statedValues(
  db: Database,
  reader: Reader,
  kind: RecordKind,
  given: GivenFields,
): Promise<NewValue[]> {
  for (const [name, { required }] of Object.entries(kind.fields)) {
    if (required && !given[name]) throw fieldMissing({ field: name })
  }
  const values = Object.entries(given).flatMap(([name, values]) => {
    // Names come from outside, and every object has a `constructor`.
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
    if (!field) throw fieldUnknown({ kind: kind.kind, field: name })
    return values.map((value, place) => {
      const statement = statementOf(value)
      if (!fits(field, statement)) throw valueUnfit({ field: name, type: field.type })
      if (field.from === 'sources' && value.citations.length === 0) throw valueUncited({ field: name, place })
      return { field: name, place, from: field.from, statement, given: value.citations }
    })
  })
  const ids = await linkedIds(db, kind, values)
  const cited = await citationsOf(db, reader, values)
  return values.map(({ field, place, statement }, i) => ({
    field,
    place,
    statement: { ...statement, record: statement.record && ids.get(statement.record)! },
    citations: cited[i]!,
  }))
}

function statementOf({ citations: _, ...given }: GivenValue): Statement {
  const empty = { texts: null, date: null, number: null, record: null, region: null, term: null, address: null }
  return { ...empty, ...Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined)) }
}

const partOf: Readonly<Record<FieldType, keyof Statement>> = {
  text: 'texts',
  date: 'date',
  number: 'number',
  record: 'record',
  region: 'region',
  term: 'term',
  address: 'address',
}

/** It has the part that its type needs; words may stand beside any, and nothing else. */
function fits({ type, terms }: Field, statement: Statement): boolean {
  const part = partOf[type]
  const isAllowed = (name: string) => name === part || name === 'texts'
  const extra = Object.entries(statement).some(([name, value]) => value !== null && !isAllowed(name))
  if (extra || statement[part] === null) return false
  return terms === undefined || terms.includes(statement.term ?? '')
}

type Value = {
  readonly field: string
  readonly place: number
  readonly from: Field['from']
  readonly statement: Statement
}

async function linkedIds(
  db: Database,
  kind: RecordKind,
  values: readonly Value[],
): Promise<ReadonlyMap<string, string>> {
  const slugs = new Set(values.flatMap(({ statement }) => statement.record ?? []))
  const found = new Map((await findRecords(viewOf<ProgrammeTables>(db), [...slugs])).map((row) => [row.slug, row]))
  for (const { field, statement } of values) {
    if (statement.record === null) continue
    const kinds = kind.fields[field]!.of
    const row = found.get(statement.record)
    if (!row || (kinds && !kinds.includes(row.kind))) throw linkedRecordUnknown({ field, record: statement.record })
  }
  return new Map([...found].map(([slug, { id }]) => [slug, id]))
}

async function citationsOf(
  db: Database,
  reader: Reader,
  values: readonly (Value & { readonly given: GivenValue['citations'] })[],
): Promise<NewValue['citations'][]> {
  const located = await locateCitations(
    db,
    reader,
    values.flatMap(({ given }) => given),
  )
  let next = 0
  const placed = values.map(({ field, place, given }) =>
    given.map((): Citation => {
      const found = located[next++]!
      if (found === 'not-there') throw citationUnproved({ field, place })
      if ('times' in found) throw citationAmbiguous({ field, place, count: found.times })
      return found.citation
    }),
  )
  const proved = await proveCitations(db, reader, placed.flat())
  return placed.map((citations, i) => {
    const { field, place } = values[i]!
    return citations.map((citation, n) => {
      const shown = proved.get(citationKey(citation))
      if (!shown && !mayWait(values[i]!.given[n]!)) throw citationUnproved({ field, place })
      return { ...citation, sources: shown?.sources.map(({ source }) => source) ?? [] }
    })
  })
}

/** Its words are named by their digest, so that nothing but they can ever be shown for it. */
function mayWait(given: GivenValue['citations'][number]): boolean {
  return 'quote' in given && given.quote !== undefined
}
