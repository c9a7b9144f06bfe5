import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { PermitsContext } from './context.ts'
import { dataChanged } from './problems.ts'
import type { AskedData } from './request-store.ts'

/**
 * The data are what they were when they were asked for: the same version, under the same label, of the same owner. What is
 * granted is what was judged.
 *
 * @throws Problem for the first that is not.
 */
export async function requireUnchanged({ db, dataFacts }: PermitsContext, asked: readonly AskedData[]): Promise<void> {
  const now = await dataFacts.find(
    viewOf(db),
    asked.map(({ dataSet }) => dataSet),
  )
  for (const { dataSet, version, owner, label } of asked) {
    const fact = now.get(dataSet)
    const isSame =
      fact?.version === version && fact.publisher.id === owner && canonicalJson(fact.label) === canonicalJson(label)
    if (!isSame) throw dataChanged({ dataSet })
  }
}
