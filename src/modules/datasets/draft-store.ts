import { type Kysely, sql } from 'kysely'
import { type DatasetFile, type FileDescription, fileOf } from './file.ts'
import type { DatasetTables } from './tables.ts'
import type { Content } from './version.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** The files of the draft, by path. */
export async function draftFiles(db: DatasetDatabase, dataset: string): Promise<DatasetFile[]> {
  const rows = await db
    .selectFrom('datasets.draft_file as file')
    .leftJoin('datasets.file_description as description', (join) =>
      join
        .onRef('description.dataset_id', '=', 'file.dataset_id')
        .onRef('description.path', '=', 'file.path')
        .onRef('description.digest', '=', 'file.digest'),
    )
    .select(['file.path', 'file.digest', 'file.size'])
    .select(['description.titles', 'description.language', 'description.restates'])
    .where('file.dataset_id', '=', dataset)
    .orderBy('file.path')
    .execute()
  return rows.map(fileOf)
}

export async function findDraftFile(db: DatasetDatabase, dataset: string, path: string): Promise<Content | undefined> {
  const row = await db
    .selectFrom('datasets.draft_file')
    .select(['path', 'digest', 'size'])
    .where('dataset_id', '=', dataset)
    .where('path', '=', path)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

export async function countDraftFiles(db: DatasetDatabase, dataset: string): Promise<number> {
  const row = await db
    .selectFrom('datasets.draft_file')
    .select((columns) => columns.fn.countAll<string>().as('files'))
    .where('dataset_id', '=', dataset)
    .executeTakeFirstOrThrow()
  return Number(row.files)
}

/** Puts the content at its path, in place of what stood there. */
export async function putDraftFile(db: DatasetDatabase, dataset: string, content: Content): Promise<void> {
  const { path, digest, size } = content
  await db
    .insertInto('datasets.draft_file')
    .values({ dataset_id: dataset, path, digest, size })
    .onConflict((conflict) => conflict.columns(['dataset_id', 'path']).doUpdateSet({ digest, size }))
    .execute()
}

/** `false` when nothing stood there. */
export async function deleteDraftFile(db: DatasetDatabase, dataset: string, path: string): Promise<boolean> {
  const result = await db
    .deleteFrom('datasets.draft_file')
    .where('dataset_id', '=', dataset)
    .where('path', '=', path)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

type Place = { readonly dataset: string; readonly path: string; readonly digest: string }

export async function findDescription(db: DatasetDatabase, place: Place): Promise<FileDescription | undefined> {
  return db
    .selectFrom('datasets.file_description')
    .select(['titles', 'language', 'restates'])
    .where('dataset_id', '=', place.dataset)
    .where('path', '=', place.path)
    .where('digest', '=', place.digest)
    .executeTakeFirst()
}

export async function putDescription(db: DatasetDatabase, place: Place, description: FileDescription): Promise<void> {
  const said = {
    titles: description.titles && JSON.stringify(description.titles),
    language: description.language,
    restates: JSON.stringify(description.restates),
  }
  await db
    .insertInto('datasets.file_description')
    .values({ dataset_id: place.dataset, path: place.path, digest: place.digest, ...said })
    .onConflict((conflict) => conflict.columns(['dataset_id', 'path', 'digest']).doUpdateSet(said))
    .execute()
}

/** Forgets what is said about content that stands at this path neither in the draft nor in a version. */
export async function dropUnusedDescriptions(db: DatasetDatabase, dataset: string, path: string): Promise<void> {
  await sql`
    delete from datasets.file_description said
    where dataset_id = ${dataset} and path = ${path}
      and not exists (
        select from datasets.draft_file file
        where file.dataset_id = said.dataset_id and file.path = said.path and file.digest = said.digest)
      and not exists (
        select from datasets.version_file file
        where file.dataset_id = said.dataset_id and file.path = said.path and file.digest = said.digest)`.execute(db)
}
