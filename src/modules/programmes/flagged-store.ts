import { type Kysely, sql } from 'kysely'
import type { ListPlace } from './facet-store.ts'
import type { RecordRow } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'

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
