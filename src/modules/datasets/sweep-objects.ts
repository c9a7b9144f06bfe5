import { type Kysely, sql } from 'kysely'
import type { ObjectDigest, ObjectStore } from '../../kernel/ports/object-store.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

const collectedAfterMs = 60 * 60 * 1000
const batch = 100

/** Notes that the store holds an object nobody names yet. Until an hour after the last note it is not collected. */
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
 * Removes uploads that are older than an hour and that neither a draft nor a version names: of uploads that failed
 * after their last byte, and of files that were replaced before they were sealed. Answers how many.
 *
 * An object that is uploaded again meanwhile is either kept or missed by its upload (`holdUpload`), never named and gone.
 */
export async function sweepObjects(db: DatasetDatabase, objects: ObjectStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - collectedAfterMs)
  let removed = 0
  for (;;) {
    const collected = await db.transaction().execute(async (transaction) => {
      const orphans = await takeOrphans(transaction, before)
      for (const digest of orphans) if (await objects.remove(digest as ObjectDigest)) removed++
      return orphans.length
    })
    if (collected < batch) return removed
  }
}

async function takeOrphans(db: DatasetDatabase, before: Date): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    with orphan as (
      select digest from datasets.uploaded_object upload
      where uploaded_at < ${before}
        and not exists (select from datasets.draft_file file where file.digest = upload.digest)
        and not exists (select from datasets.version_file file where file.digest = upload.digest)
      limit ${batch}
      for update skip locked
    ), questions as (
      delete from datasets.golden_question where file_digest in (select digest from orphan)
    )
    delete from datasets.uploaded_object where digest in (select digest from orphan) returning digest`.execute(db)
  return rows.map((row) => row.digest)
}
