import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { kinds } from './kinds.ts'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>

/** Fields that a record must have to be shown and that need a source. */
const needed = kinds.flatMap(({ kind, title, fields }) =>
  Object.entries(fields)
    .filter(([name, { from, required }]) => from === 'sources' && (required || name === title))
    .map(([field]) => ({ kind, field })),
)

/**
 * Every document that some citation names, each once. It goes from one to the next in the index, so it takes as long as
 * there are documents, however many citations there are.
 */
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

/** Of the records in force, those of which something that they must have stands in these documents alone. */
export async function countRestingOn(db: ProgrammesDatabase, documents: readonly Digest[]): Promise<number> {
  if (documents.length === 0) return 0
  const { rows } = await sql<{ count: string }>`
    select count(distinct resting.id) from (
      select distinct record.id, record.revision, needed.field
      from programmes.citation citation
      join programmes.record record on record.id = citation.record_id and record.revision = citation.revision
      join unnest(
        ${needed.map(({ kind }) => kind)}::text[],
        ${needed.map(({ field }) => field)}::text[]
      ) as needed (kind, field) on needed.kind = record.kind and needed.field = citation.field
      where citation.document = any (${documents}::text[]) and record.state = 'published'
    ) resting
    where not exists (
      select from programmes.citation other
      where other.record_id = resting.id and other.revision = resting.revision and other.field = resting.field
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
