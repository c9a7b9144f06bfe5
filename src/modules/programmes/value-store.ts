import { type Kysely, type Selectable, sql } from 'kysely'
import { kinds } from './kinds.ts'
import type { Citation, Statement } from './record.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>
export type ValueRow = Selectable<ProgrammeTables['programmes.value']>
export type CitationRow = Selectable<ProgrammeTables['programmes.citation']>

/** A value with its place, ready to be kept. `record` is an id. */
export type NewValue = {
  readonly field: string
  readonly place: number
  readonly statement: Statement
  readonly citations: readonly (Citation & { readonly sources: readonly string[] })[]
}

type RevisionKey = { readonly record: string; readonly revision: number }

/** Keeps what a revision says, with its citations: one statement each, however many there are. */
export async function insertValues(
  db: ProgrammesDatabase,
  { record, revision }: RevisionKey,
  kind: string,
  values: readonly NewValue[],
  at: Date,
): Promise<void> {
  await db
    .insertInto('programmes.value')
    .values(
      values.map(({ field, place, statement }) => ({
        record_id: record,
        revision,
        kind,
        field,
        place,
        texts: statement.texts && JSON.stringify(statement.texts),
        date: statement.date,
        number: statement.number,
        target: statement.record,
        region: statement.region,
        term: statement.term,
        address: statement.address,
      })),
    )
    .execute()
  const citations = values.flatMap(({ field, place, citations }) =>
    citations.map(({ sources, ...citation }) => ({
      record_id: record,
      revision,
      field,
      place,
      ...citation,
      sources: [...sources],
      made_at: at,
    })),
  )
  if (citations.length === 0) return
  await db
    .insertInto('programmes.citation')
    .values(citations)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What revisions say, in the order in which it is shown. */
export async function valuesOf(db: ProgrammesDatabase, revisions: readonly RevisionKey[]): Promise<ValueRow[]> {
  if (revisions.length === 0) return []
  const { rows } = await sql<ValueRow>`
    select value.* from unnest(
      ${revisions.map(({ record }) => record)}::text[],
      ${revisions.map(({ revision }) => revision)}::int[]
    ) as wanted (record_id, revision)
    join programmes.value value using (record_id, revision)
    order by value.record_id, value.field, value.place`.execute(db)
  return rows
}

/** A record that something leads to, with one of the values without which it is not shown. */
export type TitleRow = ValueRow & {
  readonly slug: string
  readonly code: string | null
  readonly state: ProgrammeTables['programmes.record']['state']
}

const titleFields = kinds.map(({ kind, title }) => ({ kind, field: title }))
const neededFields = kinds.flatMap(({ kind, title, fields }) =>
  Object.entries(fields)
    .filter(([name, { required }]) => name === title || required)
    .map(([field]) => ({ kind, field })),
)

/** The values that are the titles of records that were published, in force. */
export async function titlesOf(db: ProgrammesDatabase, ids: readonly string[]): Promise<TitleRow[]> {
  return valuesInForce(db, ids, titleFields)
}

/** The same with the values of every field that a record must have. */
export async function neededValuesOf(db: ProgrammesDatabase, ids: readonly string[]): Promise<TitleRow[]> {
  return valuesInForce(db, ids, neededFields)
}

async function valuesInForce(
  db: ProgrammesDatabase,
  ids: readonly string[],
  wanted: readonly { readonly kind: string; readonly field: string }[],
): Promise<TitleRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TitleRow>`
    select value.*, record.slug, record.code, record.state
    from programmes.record record
    join unnest(
      ${wanted.map(({ kind }) => kind)}::text[],
      ${wanted.map(({ field }) => field)}::text[]
    ) as wanted (kind, field) using (kind)
    join programmes.value value
      on value.record_id = record.id and value.revision = record.revision and value.field = wanted.field
    where record.id = any (${[...ids]}::text[])
    order by value.record_id, value.field, value.place`.execute(db)
  return rows
}

/** The citations of values, in the order in which they were made. */
export async function citationsOf(
  db: ProgrammesDatabase,
  values: readonly Pick<ValueRow, 'record_id' | 'revision' | 'field' | 'place'>[],
): Promise<CitationRow[]> {
  if (values.length === 0) return []
  const { rows } = await sql<CitationRow>`
    select citation.* from unnest(
      ${values.map(({ record_id }) => record_id)}::text[],
      ${values.map(({ revision }) => revision)}::int[],
      ${values.map(({ field }) => field)}::text[],
      ${values.map(({ place }) => place)}::int[]
    ) as wanted (record_id, revision, field, place)
    join programmes.citation citation using (record_id, revision, field, place)
    order by citation.id`.execute(db)
  return rows
}

/** Citations of revisions in force whose document is one of these, a page at a time, in the order of their ids. */
export async function citationsOfDocuments(
  db: ProgrammesDatabase,
  documents: readonly string[],
  page: { readonly after: string; readonly limit: number },
): Promise<CitationRow[]> {
  const { rows } = await sql<CitationRow>`
    select citation.* from programmes.citation citation
    join programmes.record record on record.id = citation.record_id and record.revision = citation.revision
    where citation.document = any (${[...documents]}::text[]) and citation.id > ${page.after}
    order by citation.id
    limit ${page.limit}`.execute(db)
  return rows
}

/** Carries citations over to where the same words stand now. One that is there already stays as it is. */
export async function insertMoved(
  db: ProgrammesDatabase,
  moved: readonly { readonly from: CitationRow; readonly to: Citation }[],
  at: Date,
): Promise<void> {
  if (moved.length === 0) return
  await db
    .insertInto('programmes.citation')
    .values(
      moved.map(({ from, to }) => ({
        record_id: from.record_id,
        revision: from.revision,
        field: from.field,
        place: from.place,
        ...to,
        sources: from.sources,
        moved_from: from.document,
        made_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
