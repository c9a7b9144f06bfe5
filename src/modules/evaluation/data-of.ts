import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import type { Label } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { type DataFact, findDataFacts } from '../datasets/index.ts'
import { covers, join, openReadership, readershipOf, rulesAllow, treatmentOf } from '../policy/index.ts'
import type { EvaluationContext } from './context.ts'
import { dataClosed } from './problems.ts'
import type { EvaluationTables } from './tables.ts'

/** What stands in data that are not there any more is nobody's to read. */
const nobodysLabel: Label = { secrecy: 'very-sensitive', personal: 'sensitive', sectors: [], residency: [] }

/**
 * What the rules need to know of what quotes these data sets: the join of their labels as they are at this moment, and
 * which they are. They are announced: that there is something is said by whoever names the test.
 */
export async function dataFactsOf(
  db: Kysely<EvaluationTables>,
  dataSets: readonly string[],
): Promise<Pick<ResourceFacts, 'label' | 'data' | 'announced'> & { readonly label: Label }> {
  const found = await findDataFacts(viewOf(db), dataSets)
  return {
    label: join(...dataSets.map((id) => found.get(id)?.label ?? nobodysLabel)),
    data: dataSets.map((dataSet) => ({ dataSet, version: found.get(dataSet)?.version ?? null })),
    announced: true,
  }
}

/** Everybody may read what is labelled so, wherever it is processed. */
export function isOpen(label: Label): boolean {
  return covers(openReadership.everywhere, label)
}

/** What quotes these data sets may be sent to an address outside: everybody may read them, as they are labelled now. */
export async function mayLeave(db: Kysely<EvaluationTables>, dataSets: readonly string[]): Promise<boolean> {
  return isOpen((await dataFactsOf(db, dataSets)).label)
}

type Reader = Pick<EvaluationContext, 'db' | 'decider' | 'principal' | 'channel' | 'permit' | 'now'>

/** Of these data sets, those that are there and that the caller may read, each towards the organisation that answers for it. */
export async function readableOf(context: Reader, dataSets: readonly string[]): Promise<ReadonlyMap<string, DataFact>> {
  const found = await findDataFacts(viewOf(context.db), dataSets)
  const mayRead = rulesAllow(context, { id: 'datasets.read-version', permission: 'datasets:read' })
  return new Map([...found].filter(([, { facts }]) => mayRead(facts)))
}

/**
 * What quotes data is read by whoever may read each of the data sets; the decision on the whole was made towards whoever
 * answers for the test. Answers how what identifies people in it reaches the caller.
 *
 * @throws Problem `evaluation.data-closed` for the first that the caller may not read.
 */
export async function requireReadable(
  context: Reader & Pick<EvaluationContext, 'site'>,
  dataSets: readonly string[],
): Promise<'plain' | 'covered'> {
  const readable = await readableOf(context, dataSets)
  for (const dataSet of dataSets) if (!readable.has(dataSet)) throw dataClosed({ dataSet })
  const readership = readershipOf(context)
  return [...readable.values()].every(({ facts }) => treatmentOf(readership, facts) === 'plain') ? 'plain' : 'covered'
}
