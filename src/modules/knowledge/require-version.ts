import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import { type DatasetTables, versionFacts } from '../datasets/index.ts'
import { versionNotFound } from './problems.ts'

/**
 * The rules judged the data set that was named; its text is named by the version alone. So the version must be one of
 * that data set, or a public data set would open the text of another.
 */
export async function requireVersion(db: Database, dataSet: string, version: Digest): Promise<void> {
  const facts = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
  if (facts?.kind !== 'data-set-version') throw versionNotFound({ version })
}
