import { type Kysely, sql } from 'kysely'
import type { ListPlace } from './facet-store.ts'
import type { RecordRow } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'

/**
 * Every document that some citation names, each once. It goes from one to the next in the index, so it takes as long as
 * there are documents, however many citations there are.
 */
export async function citedDocuments(db: Kysely<ProgrammeTables>): Promise<string[]> {
  const { rows } = await sql<{ document: string }>`
    with recursive cited as (
      (select document from programmes.citation order by document limit 1)
      union all
      select (select document from programmes.citation where document > cited.document order by document limit 1)
      from cited where cited.document is not null
    )
    select document from cited where document is not null`.execute(db)
  return rows.map(({ document }) => document)
}

/** Published records that some of these documents are cited for, in the order of lists. */
export async function recordsCiting(
  db: Kysely<ProgrammeTables>,
  documents: readonly string[],
  page: { readonly after: ListPlace | undefined; readonly limit: number },
): Promise<RecordRow[]> {
  const { after, limit } = page
  if (documents.length === 0) return []
  return db
    .selectFrom('programmes.record as record')
    .selectAll('record')
    .where('record.state', '=', 'published')
    .where(
      sql<boolean>`record.id in (
        select citation.record_id from programmes.citation citation
        join programmes.record citing on citing.id = citation.record_id and citing.revision = citation.revision
        where citation.document = any (${[...documents]}::text[]))`,
    )
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('record.sort_key', 'record.slug'), '>', columns.tuple(after!.sortKey, after!.slug)),
      ),
    )
    .orderBy('record.sort_key')
    .orderBy('record.slug')
    .limit(limit)
    .execute()
}
