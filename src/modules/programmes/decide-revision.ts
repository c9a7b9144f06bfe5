import type { Kysely } from 'kysely'
import { recordEnded, recordNotFound, revisionDecided, revisionNotFound } from './problems.ts'
import { findRevision, lockRecord, type RecordRow, type RevisionRow } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'

/**
 * A proposal that waits for its decision, with its record locked: of two who decide at once, the second finds it decided.
 *
 * @throws Problem when there is none, it was decided, or its record has ended.
 */
export async function lockProposal(
  db: Kysely<ProgrammeTables>,
  { record: name, revision: number }: { readonly record: string; readonly revision: number },
): Promise<{ readonly record: RecordRow; readonly revision: RevisionRow }> {
  const record = await lockRecord(db, name)
  if (!record) throw recordNotFound({ id: name })
  const revision = await findRevision(db, record.id, number)
  if (!revision) throw revisionNotFound({ id: record.slug, revision: number })
  if (revision.state !== 'proposed') throw revisionDecided({ id: record.slug, revision: number })
  if (record.state === 'retracted' || record.state === 'superseded') throw recordEnded({ id: record.slug })
  return { record, revision }
}
