import { type Database, viewOf } from '../../kernel/database.ts'
import type { Label } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { datasetOf } from './dataset-store.ts'
import { factsOf } from './facts.ts'
import { identifiersOf } from './identifier-store.ts'
import type { DatasetTables } from './tables.ts'

/** What those who ask for a permit, and those who grant one, need to know of a data set. */
export type DataFact = {
  readonly dataSet: string
  readonly title: Multilingual
  readonly publisher: { readonly id: string; readonly names: Multilingual }
  /** The version that readers get; null for a draft. */
  readonly version: string | null
  readonly label: Label
  readonly facts: ResourceFacts
}

/** Owners, labels and versions of data sets as they are now, in two queries. Asks nobody's clearance: for other modules' rules. */
export async function findDataFacts(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DataFact>> {
  if (ids.length === 0) return new Map()
  const db = viewOf<DatasetTables>(database)
  const rows = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const identifiers = await identifiersOf(
    db,
    rows.flatMap(({ id, current_version }) => (current_version ? [{ dataset: id, version: current_version }] : [])),
  )
  return new Map(
    rows.map(datasetOf).map((dataset) => {
      const { id, titles, publisher, currentVersion, label } = dataset
      const fact = {
        dataSet: id,
        title: titles,
        publisher: { id: publisher.id, names: publisher.names },
        version: currentVersion,
        label,
        facts: factsOf(dataset, identifiers.get(id) ?? []),
      }
      return [id, fact]
    }),
  )
}
