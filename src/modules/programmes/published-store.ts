import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { kinds } from './kinds.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>

/** Kinds with the field that is their title, and whether that needs a source. */
const titled = {
  kinds: kinds.map(({ kind }) => kind),
  fields: kinds.map(({ title }) => title),
  ours: kinds.map(({ title, fields }) => fields[title]?.from === 'ours'),
}

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

/** Records in force: all of them, or those whose title stands in one of these documents or is ours. */
export async function countInForce(
  db: ProgrammesDatabase,
  readable: 'every-document' | readonly Digest[],
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from programmes.record record
    join unnest(${titled.kinds}::text[], ${titled.fields}::text[], ${titled.ours}::boolean[])
      as titled (kind, field, ours) using (kind)
    where record.state = 'published' and (${readable === 'every-document'} or titled.ours or exists (
      select from programmes.citation citation
      where citation.record_id = record.id and citation.revision = record.revision and citation.field = titled.field
        and citation.document = any (${readable === 'every-document' ? [] : readable}::text[])))`.execute(db)
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
