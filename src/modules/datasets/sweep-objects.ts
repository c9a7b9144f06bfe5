import type { Kysely } from 'kysely'
import type { ObjectDigest, ObjectStore } from '../../kernel/ports/object-store.ts'
import type { DatasetTables } from './tables.ts'
import { takeOrphans } from './upload-store.ts'

const collectedAfterMs = 60 * 60 * 1000
const batch = 100

/**
 * Removes uploads that are older than an hour and that neither a draft nor a version names: of uploads that failed
 * after their last byte, and of files that were replaced before they were sealed. Answers how many.
 *
 * An object that is uploaded again meanwhile is either kept or missed by its upload (`holdUpload`), never named and gone.
 */
export async function sweepObjects(db: Kysely<DatasetTables>, objects: ObjectStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - collectedAfterMs)
  let removed = 0
  for (;;) {
    const collected = await db.transaction().execute(async (transaction) => {
      const orphans = await takeOrphans(transaction, before, batch)
      for (const digest of orphans) if (await objects.remove(digest as ObjectDigest)) removed++
      return orphans.length
    })
    if (collected < batch) return removed
  }
}
