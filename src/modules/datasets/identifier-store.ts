import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { likelyFrom } from './survey.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>
type VersionOf = { readonly dataset: string; readonly version: Digest }

/**
 * Types of identifiers that stand in versions, certainly or likely, by data set; without those of files whose findings an
 * officer has answered, as far as the answer goes. Of a file that was looked through more than once, as it was found last.
 */
export async function identifiersOf(
  db: DatasetDatabase,
  versions: readonly VersionOf[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (versions.length === 0) return new Map()
  const { rows } = await sql<{ dataset_id: string; types: string[] }>`
    select file.dataset_id, array_agg(distinct found.type order by found.type) as types
    from (select distinct * from unnest(
      ${versions.map(({ dataset }) => dataset)}::text[],
      ${versions.map(({ version }) => version)}::text[]
    ) as named (dataset_id, version)) wanted
    join datasets.version_file file using (dataset_id, version)
    cross join ${likelyFindings} found
    where not exists (
      select from datasets.findings_answer answer
      where answer.dataset_id = file.dataset_id and answer.version = file.version
        and (answer.proposed = 'sensitive' or found.proposed <> 'sensitive'))
    group by file.dataset_id`.execute(db)
  return new Map(rows.map((row) => [row.dataset_id, row.types]))
}

/** The same for the draft of a data set. */
export async function draftIdentifiers(db: DatasetDatabase, dataset: string): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string }>`
    select distinct found.type from datasets.draft_file file
    cross join ${likelyFindings} found
    where file.dataset_id = ${dataset}
    order by found.type`.execute(db)
  return rows.map(({ type }) => type)
}

const likelyFindings: RawBuilder<unknown> = sql`lateral (
  with last as (
    select file_digest, detector, proposed from datasets.survey survey where survey.file_digest = file.digest
    order by survey.surveyed_at desc, survey.detector desc limit 1
  )
  select type, proposed from datasets.finding join last using (file_digest, detector) where certain + likely > 0
  union
  select type, proposed from datasets.column_finding join last using (file_digest, detector) where confidence >= ${sql.lit(likelyFrom)}
)`
