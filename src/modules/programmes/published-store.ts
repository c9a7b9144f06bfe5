import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { kinds } from './kinds.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>

/** Kinds whose title needs a source, with the field that it stands in. */
const cited = kinds.filter(({ title, fields }) => fields[title]?.from === 'sources')
const titles = { kinds: cited.map(({ kind }) => kind), fields: cited.map(({ title }) => title) }

/** Every document that any citation names, by one step of an index each. */
export async function citedDocuments(db: ProgrammesDatabase): Promise<Digest[]> {
  const { rows } = await sql<{ document: Digest }>`
    with recursive cited as (
      (select document from programmes.citation order by document limit 1)
      union all
      select (select document from programmes.citation where document > cited.document order by document limit 1)
      from cited where cited.document is not null
    )
    select document from cited where document is not null`.execute(db)
  return rows.map(({ document }) => document)
}

export async function countInForce(db: ProgrammesDatabase): Promise<number> {
  const { count } = await db
    .selectFrom('programmes.record')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Of the records in force, those whose title needs a source and has it in these documents alone. */
export async function countTitledOnlyIn(db: ProgrammesDatabase, documents: readonly Digest[]): Promise<number> {
  if (documents.length === 0) return 0
  const { rows } = await sql<{ count: string }>`
    select count(*) from (
      select distinct record.id, record.revision, title.field
      from programmes.citation citation
      join programmes.record record on record.id = citation.record_id and record.revision = citation.revision
      join unnest(${titles.kinds}::text[], ${titles.fields}::text[]) as title (kind, field)
        on title.kind = record.kind and title.field = citation.field
      where citation.document = any (${documents}::text[]) and record.state = 'published'
    ) titled
    where not exists (
      select from programmes.citation other
      where other.record_id = titled.id and other.revision = titled.revision and other.field = titled.field
        and other.document <> all (${documents}::text[]))`.execute(db)
  return Number(rows[0]!.count)
}

export type RecordInForce = { readonly id: string; readonly publishedAt: Date }

/** Records in force, those first that were published last, after `after`. */
export async function newestInForce(
  db: ProgrammesDatabase,
  { after, limit }: { readonly after: RecordInForce | null; readonly limit: number },
): Promise<RecordInForce[]> {
  const rows = await db
    .selectFrom('programmes.record')
    .select(['id', 'published_at'])
    .where('state', '=', 'published')
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(published_at, id) < (${after?.publishedAt}, ${after?.id})`),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, published_at }) => ({ id, publishedAt: published_at! }))
}
