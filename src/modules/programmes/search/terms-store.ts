import { type Kysely, sql } from 'kysely'
import type { RecordRow } from '../record-store.ts'
import type { ProgrammeTables } from '../tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>

/** Records with the stems by which they are found, ready to be kept. */
export type RecordTerms = { readonly record: string; readonly revision: number; readonly stems: readonly string[] }

/** Keeps the stems of records in force, in the place of those they had. */
export async function replaceTerms(
  db: ProgrammesDatabase,
  recipe: string,
  records: readonly RecordTerms[],
): Promise<void> {
  if (records.length === 0) return
  await db
    .insertInto('programmes.record_terms')
    .values(records.map(({ record, revision, stems }) => ({ record_id: record, revision, recipe, stems: [...stems] })))
    .onConflict((conflict) =>
      conflict.column('record_id').doUpdateSet(({ ref }) => ({
        revision: ref('excluded.revision'),
        recipe: ref('excluded.recipe'),
        stems: ref('excluded.stems'),
      })),
    )
    .execute()
}

export async function deleteTerms(db: ProgrammesDatabase, record: string): Promise<void> {
  await db.deleteFrom('programmes.record_terms').where('record_id', '=', record).execute()
}

/** Records in force whose stems are missing, of another revision, or of another recipe. */
export async function recordsWithoutTerms(
  db: ProgrammesDatabase,
  recipe: string,
  limit: number,
): Promise<Pick<RecordRow, 'id' | 'kind' | 'revision'>[]> {
  return db
    .selectFrom('programmes.record as record')
    .leftJoin('programmes.record_terms as terms', 'terms.record_id', 'record.id')
    .select(['record.id', 'record.kind', 'record.revision'])
    .where('record.state', '=', 'published')
    .where(({ or, eb, ref }) =>
      or([
        eb('terms.record_id', 'is', null),
        eb('terms.recipe', '<>', recipe),
        eb('terms.revision', '<>', ref('record.revision')),
      ]),
    )
    .orderBy('record.id')
    .limit(limit)
    .execute()
}

/** In how many records each stem stands, counted no further than `most` + 1. */
export async function countRecordsWith(
  db: ProgrammesDatabase,
  stems: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stem: string; records: number }>`
    select stem, (
      select count(*)::int from (
        select from programmes.record_terms where stems @> array[wanted.stem] limit ${most + 1}
      ) as counted
    ) as records
    from unnest(${[...stems]}::text[]) as wanted (stem)`.execute(db)
  return new Map(rows.map(({ stem, records }) => [stem, records]))
}

/** A stem with what a record gains that has it. */
export type WeighedStem = { readonly stem: string; readonly weight: number }

/** Records in force that have at least one of the stems, those first that gain most by them. */
export async function recordsWithAny(
  db: ProgrammesDatabase,
  stems: readonly WeighedStem[],
  limit: number,
): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with found as (
      select having_it.record_id, sum(wanted.weight) as score
      from unnest(${stems.map(({ stem }) => stem)}::text[], ${stems.map(({ weight }) => weight)}::float8[])
        as wanted (stem, weight)
      cross join lateral (
        select record_id from programmes.record_terms where stems @> array[wanted.stem] offset 0
      ) as having_it
      group by having_it.record_id
    )
    select record.* from found join programmes.record record on record.id = found.record_id
    where record.state = 'published'
    order by found.score desc, record.sort_key, record.slug
    limit ${limit}`.execute(db)
  return rows
}

/** Records in force that have every one of the stems. */
export async function recordsWithAll(
  db: ProgrammesDatabase,
  stems: readonly string[],
  limit: number,
): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select record.* from programmes.record_terms terms join programmes.record record on record.id = terms.record_id
    where terms.stems @> ${[...stems]}::text[] and record.state = 'published'
    limit ${limit}`.execute(db)
  return rows
}
