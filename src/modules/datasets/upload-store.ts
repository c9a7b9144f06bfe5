import { type Kysely, sql } from 'kysely'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** Notes that the store holds an object nobody names yet: `sweepObjects` collects it when that stays so. */
export async function noteUpload(db: DatasetDatabase, digest: string, at: Date): Promise<void> {
  await db
    .insertInto('datasets.uploaded_object')
    .values({ digest, uploaded_at: at })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ uploaded_at: at }))
    .execute()
}

/** Holds off the collection until this transaction ends. `false` when the object was already collected. */
export async function holdUpload(db: DatasetDatabase, digest: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('datasets.uploaded_object')
    .set({ uploaded_at: at })
    .where('digest', '=', digest)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Forgets up to `limit` uploads from before `before` that neither a draft nor a version names, with what was read from
 * them, and answers which. One that is held is passed over.
 */
export async function takeOrphans(db: DatasetDatabase, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    with orphan as (
      select digest from datasets.uploaded_object upload
      where uploaded_at < ${before}
        and not exists (select from datasets.draft_file file where file.digest = upload.digest)
        and not exists (select from datasets.version_file file where file.digest = upload.digest)
      limit ${limit}
      for update skip locked
    ), questions as (
      delete from datasets.golden_question where file_digest in (select digest from orphan)
    ), surveys as (
      delete from datasets.survey where file_digest in (select digest from orphan)
    )
    delete from datasets.uploaded_object where digest in (select digest from orphan) returning digest`.execute(db)
  return rows.map((row) => row.digest)
}
