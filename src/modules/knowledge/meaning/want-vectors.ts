import type { Kysely } from 'kysely'
import type { JobQueue } from '../../../kernel/ports/job-queue.ts'
import { type VersionOf, versionsWithIndex } from '../index-store.ts'
import type { KnowledgeTables } from '../tables.ts'
import type { Meaning } from './meaning.ts'

type Ports = { readonly jobs: JobQueue; readonly meaning?: Meaning | undefined }

/** Asks for the vectors of a version's index, in the caller's transaction. Nothing where no model makes any. */
export async function wantVectors(db: Kysely<KnowledgeTables>, ports: Ports, wanted: VersionOf): Promise<void> {
  if (!ports.meaning?.dense) return
  const { dataSet, version } = wanted
  await ports.jobs.enqueue(db, 'knowledge.embed-version', { dataSet, version }, { key: `embed ${dataSet} ${version}` })
}

/** Asks for the vectors of every index that has none of the model that is configured now. */
export async function renewVectors(db: Kysely<KnowledgeTables>, ports: Ports): Promise<void> {
  const dense = ports.meaning?.dense
  if (!dense) return
  const there = new Set<string>()
  for (const { index, space, whole } of await dense.vectors.list()) if (whole && space === dense.space) there.add(index)
  for (const wanted of await versionsWithIndex(db)) {
    if (!there.has(wanted.index)) await wantVectors(db, ports, wanted)
  }
}
