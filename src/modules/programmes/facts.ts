import { type Database, viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Problem } from '../../kernel/problem.ts'
import { recordNotFound } from './problems.ts'
import { findRecord, findRevision } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'

/** What the rules need to know of all records as a list: what of it may be shown is asked of each citation. */
export function recordsFacts(): ResourceFacts {
  return { kind: 'records', id: 'records' }
}

/**
 * What the rules need to know of a record. One that nobody approved yet is a draft. It goes by its id, for whatever was
 * asked about stands in the log for everybody, and a slug tells what a record is.
 */
export async function recordFacts(
  { db }: { readonly db: Database },
  { record: name }: { readonly record: string },
): Promise<ResourceFacts | undefined> {
  const record = await findRecord(viewOf<ProgrammeTables>(db), name)
  return record && { kind: 'record', id: record.id, published: record.state !== 'proposed' }
}

/**
 * The same for reading what everybody may read: a draft is not there. Were its reading denied, the log would count the
 * denial, and whoever asks for slugs one after the other would learn which of them are drafts.
 */
export async function publicRecordFacts(
  question: { readonly db: Database },
  named: { readonly record: string },
): Promise<ResourceFacts | undefined> {
  const facts = await recordFacts(question, named)
  return facts?.published === true ? facts : undefined
}

/** What the rules need to know of a revision: who proposed it, since another decides. */
export async function revisionFacts(
  { db }: { readonly db: Database },
  { record: name, revision: number }: { readonly record: string; readonly revision: number },
): Promise<ResourceFacts | undefined> {
  const own = viewOf<ProgrammeTables>(db)
  const record = await findRecord(own, name)
  const revision = record && (await findRevision(own, record.id, number))
  if (!record || !revision) return undefined
  return {
    kind: 'record-revision',
    id: `${record.id}/${number}`,
    published: revision.state === 'approved',
    author: revision.author,
  }
}

/**
 * A record that may not be seen is answered like one that is not there. For reading alone: whoever may not write is told
 * so of every record, whether it is there or not.
 */
export function concealedRecord({ record }: { readonly record: string }): Problem {
  return recordNotFound({ id: record })
}
