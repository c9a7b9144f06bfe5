import { type Kysely, type Selectable, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { type DatasetFile, fileOf } from './file.ts'
import type { DatasetTables } from './tables.ts'
import type { Content, Version } from './version.ts'

type DatasetDatabase = Kysely<DatasetTables>

function versionOf(row: Selectable<DatasetTables['datasets.version']>): Version {
  return {
    dataSet: row.dataset_id,
    version: row.digest,
    sealedAt: row.sealed_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    files: row.files,
    size: Number(row.size),
  }
}

/**
 * Makes the draft's files a version. `false` when the data set has had it before.
 * The caller holds the data set's lock, so that the draft is what `digest` was computed of.
 */
export async function sealDraft(
  db: DatasetDatabase,
  dataset: string,
  sealed: { readonly digest: Digest; readonly files: number; readonly size: number; readonly at: Date },
): Promise<boolean> {
  const { digest, files, size, at } = sealed
  const result = await db
    .insertInto('datasets.version')
    .values({ dataset_id: dataset, digest, files, size, sealed_at: at, published_at: null })
    .onConflict((conflict) => conflict.columns(['dataset_id', 'digest']).doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  await sql`
    insert into datasets.version_file (dataset_id, version, path, digest, size)
    select dataset_id, ${digest}, path, digest, size from datasets.draft_file where dataset_id = ${dataset}`.execute(db)
  return true
}

export async function findVersion(db: DatasetDatabase, dataset: string, digest: Digest): Promise<Version | undefined> {
  const row = await db
    .selectFrom('datasets.version')
    .selectAll()
    .where('dataset_id', '=', dataset)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && versionOf(row)
}

/** Newest first. */
export async function versionsOf(db: DatasetDatabase, dataset: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('datasets.version')
    .selectAll()
    .where('dataset_id', '=', dataset)
    .orderBy('sealed_at', 'desc')
    .orderBy('digest')
    .execute()
  return rows.map(versionOf)
}

/** The version that readers get, of each of these data sets that has one. */
export async function currentVersions(db: DatasetDatabase, datasets: readonly string[]): Promise<Map<string, Version>> {
  if (datasets.length === 0) return new Map()
  const rows = await db
    .selectFrom('datasets.version as version')
    .innerJoin('datasets.dataset as dataset', (join) =>
      join.onRef('dataset.id', '=', 'version.dataset_id').onRef('dataset.current_version', '=', 'version.digest'),
    )
    .selectAll('version')
    .where('version.dataset_id', 'in', datasets)
    .execute()
  return new Map(rows.map((row) => [row.dataset_id, versionOf(row)]))
}

/** Keeps the time of the first publication. */
export async function markPublished(db: DatasetDatabase, dataset: string, digest: Digest, at: Date): Promise<void> {
  await db
    .updateTable('datasets.version')
    .set({ published_at: at })
    .where('dataset_id', '=', dataset)
    .where('digest', '=', digest)
    .where('published_at', 'is', null)
    .execute()
}

/** The files of a data set's version with what is said about them, by path. */
export async function versionFiles(db: DatasetDatabase, dataset: string, version: Digest): Promise<DatasetFile[]> {
  const files = await filesOfVersions(db, [{ dataset, version }])
  return files.get(dataset) ?? []
}

/** The files of several data sets, each at one version. */
export async function filesOfVersions(
  db: DatasetDatabase,
  versions: readonly { readonly dataset: string; readonly version: Digest }[],
): Promise<Map<string, DatasetFile[]>> {
  const { rows } = await sql<{ dataset_id: string } & Parameters<typeof fileOf>[0]>`
    select file.dataset_id, file.path, file.digest, file.size, said.titles, said.language, said.restates
    from unnest(
      ${versions.map(({ dataset }) => dataset)}::text[],
      ${versions.map(({ version }) => version)}::text[]
    ) as wanted (dataset_id, version)
    join datasets.version_file file using (dataset_id, version)
    left join datasets.file_description said using (dataset_id, path, digest)
    order by file.dataset_id, file.path`.execute(db)
  const files = new Map<string, DatasetFile[]>()
  for (const row of rows) {
    const listed = files.get(row.dataset_id) ?? []
    listed.push(fileOf(row))
    files.set(row.dataset_id, listed)
  }
  return files
}

/** What stands at a path of a version. */
export async function findVersionFile(
  db: DatasetDatabase,
  dataset: string,
  version: Digest,
  path: string,
): Promise<Content | undefined> {
  const row = await db
    .selectFrom('datasets.version_file')
    .select(['path', 'digest', 'size'])
    .where('dataset_id', '=', dataset)
    .where('version', '=', version)
    .where('path', '=', path)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

/** The content of a version, whichever data sets have it: the same for all of them, as its name says. */
export async function contentOf(db: DatasetDatabase, version: Digest): Promise<Content[]> {
  const rows = await db
    .selectFrom('datasets.version_file')
    .select(['path', 'digest', 'size'])
    .where('version', '=', version)
    .where('dataset_id', '=', (select) =>
      select.selectFrom('datasets.version').select('dataset_id').where('digest', '=', version).limit(1),
    )
    .orderBy('path')
    .execute()
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}
