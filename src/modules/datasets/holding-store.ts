import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Readership } from '../policy/index.ts'
import { type PermittedVersion, readableBy } from './catalogue-store.ts'
import { datasetOf } from './dataset-store.ts'
import { type DatasetFile, fileOf, type RestatedSource } from './file.ts'
import { identifiersOf } from './identifier-store.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** A document where it stands: in a version of a data set that was published. */
export type Holding = Omit<PermittedVersion, 'files'> & {
  /** What it restates only when that was asked for. */
  readonly file: DatasetFile
  /** Of a data set that restates: a name for what the file restates, another one when that changes. */
  readonly restatement: string | null
  /** It is the version that readers get now. */
  readonly isCurrent: boolean
}

/**
 * Where documents, named by their content, stand in what the readership covers and was published. Of each data set one
 * place: in the version that readers get if it is there, else in the last one published that has it. First what readers
 * get, then primary before restated, then what was published last. The rules are still to be asked (`permittedFacts`).
 */
export async function holdingsOf(
  db: DatasetDatabase,
  readership: Readership,
  documents: readonly Digest[],
  { restates = false }: { readonly restates?: boolean } = {},
): Promise<ReadonlyMap<Digest, readonly Holding[]>> {
  const holdings = new Map<Digest, Holding[]>()
  if (documents.length === 0) return holdings
  const datasets = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where(readableBy(readership))
    .where('current_version', 'is not', null)
    .where(sql<SqlBool>`id in (select dataset_id from datasets.version_file where digest = any (${documents}::text[]))`)
    .execute()
  const covered = new Map(datasets.map((row) => [row.id, datasetOf(row)]))
  const { rows } = await sql<HoldingRow>`
    select * from (
      select distinct on (file.digest, file.dataset_id)
        file.dataset_id, file.version, file.path, file.digest, file.size,
        said.titles, said.language, case when ${restates} then said.restates end as restates,
        case dataset.provenance when 'restated' then said.restatement end as restatement,
        file.version = dataset.current_version as is_current, dataset.provenance, version.published_at
      from datasets.version_file file
      join datasets.dataset dataset on dataset.id = file.dataset_id
      join datasets.version version on version.dataset_id = file.dataset_id and version.digest = file.version
      left join datasets.file_description said
        on said.dataset_id = file.dataset_id and said.path = file.path and said.digest = file.digest
      where file.digest = any (${documents}::text[]) and file.dataset_id = any (${[...covered.keys()]}::text[])
        and version.published_at is not null
      order by file.digest, file.dataset_id, file.version = dataset.current_version desc, version.published_at desc, file.path
    ) holding
    order by is_current desc, provenance, published_at desc, dataset_id`.execute(db)
  const identifiers = await identifiersOf(
    db,
    rows.map((row) => ({ dataset: row.dataset_id, version: row.version })),
  )
  for (const row of rows) {
    const dataset = covered.get(row.dataset_id)!
    const { id, slug, provenance, titles, publisher, licence, label, announced, cndp, purposes } = dataset
    const listed = holdings.get(row.digest) ?? []
    listed.push({
      dataSet: id,
      slug,
      version: row.version,
      provenance,
      titles,
      publisher,
      licence,
      label,
      announced,
      cndp,
      purposes,
      identifiers: identifiers.get(id) ?? [],
      file: fileOf(row),
      restatement: row.restatement,
      isCurrent: row.is_current,
    })
    holdings.set(row.digest, listed)
  }
  return holdings
}

type HoldingRow = Parameters<typeof fileOf>[0] & {
  readonly dataset_id: string
  readonly version: Digest
  readonly is_current: boolean
  readonly restatement: string | null
}

/**
 * What documents are known as: how a file that restates them, in what the readership covers and readers get, describes them;
 * without the file's own sentences.
 */
export async function knownAs(
  db: DatasetDatabase,
  readership: Readership,
  documents: readonly Digest[],
): Promise<ReadonlyMap<Digest, RestatedSource>> {
  if (documents.length === 0) return new Map()
  const covered = db
    .selectFrom('datasets.dataset')
    .select(['id', 'current_version'])
    .where(readableBy(readership))
    .where('current_version', 'is not', null)
  const { rows } = await sql<{ digest: Digest; source: RestatedSource }>`
    select distinct on (digest) source ->> 'digest' as digest, source || '{"sentences": []}' as source
    from datasets.file_description said
    join datasets.version_file file using (dataset_id, path, digest)
    join (${covered}) dataset on dataset.id = file.dataset_id and dataset.current_version = file.version
    cross join lateral jsonb_array_elements(said.restates) as source
    where said.restated && ${documents}::text[] and source ->> 'digest' = any (${documents}::text[])
    order by digest, dataset.id, file.path`.execute(db)
  return new Map(rows.map(({ digest, source }) => [digest, source]))
}

/** Documents that an earlier published version of a data set had at a path where this version has another. */
export async function replacedFiles(
  db: DatasetDatabase,
  { dataSet, version }: { readonly dataSet: string; readonly version: Digest },
): Promise<{ readonly path: string; readonly former: Digest; readonly present: Digest }[]> {
  const { rows } = await sql<{ path: string; former: Digest; present: Digest }>`
    select distinct present.path, former.digest as former, present.digest as present
    from datasets.version_file present
    join datasets.version_file former
      on former.dataset_id = present.dataset_id and former.path = present.path and former.digest <> present.digest
    join datasets.version version
      on version.dataset_id = former.dataset_id and version.digest = former.version and version.published_at is not null
    where present.dataset_id = ${dataSet} and present.version = ${version}
    order by present.path, former.digest`.execute(db)
  return rows
}
