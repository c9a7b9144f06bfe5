import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import { Digest } from '../../kernel/identifier.ts'
import type { Label } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { DataVersion } from '../../kernel/ports/permits.ts'
import { type AssistantTables, findVersion } from '../assistants/index.ts'
import { type DataFact, type DatasetTables, findDataFacts, versionFacts } from '../datasets/index.ts'
import { covers, join, openReadership, readershipOf, rulesAllow, treatmentOf } from '../policy/index.ts'
import type { EvaluationContext } from './context.ts'
import type { StoredPlan } from './plan-store.ts'
import { dataClosed } from './problems.ts'
import type { EvaluationTables } from './tables.ts'
import type { StoredTask } from './task-store.ts'

/** What stands in data that are not there any more is nobody's to read. */
const nobodysLabel: Label = { secrecy: 'very-sensitive', personal: 'sensitive', sectors: [], residency: [] }

/**
 * What the rules need to know of what quotes these data: the join of their labels as they are at this moment, and which of
 * them a permit has to name: those that not everybody may read. A version that is null is the one that readers get now. They
 * are announced: that there is something is said by whoever names the test.
 */
export async function dataFactsOf(
  db: Kysely<EvaluationTables>,
  quoted: readonly DataVersion[],
): Promise<Pick<ResourceFacts, 'label' | 'data' | 'announced'> & { readonly label: Label }> {
  const found = await findDataFacts(
    viewOf(db),
    quoted.map(({ dataSet }) => dataSet),
  )
  const labelOf = ({ dataSet }: DataVersion) => found.get(dataSet)?.label ?? nobodysLabel
  const closed = quoted.filter((one) => !isOpen(labelOf(one)))
  return {
    label: join(...quoted.map(labelOf)),
    data: (closed.length > 0 ? closed : quoted).map(({ dataSet, version }) => ({
      dataSet,
      version: version ?? found.get(dataSet)?.version ?? null,
    })),
    announced: true,
  }
}

/** What a test says of itself may name its data: it is everybody's to read while each of them is everybody's to know of. */
export async function areKnownOf(db: Kysely<EvaluationTables>, dataSets: readonly string[]): Promise<boolean> {
  const found = await findDataFacts(viewOf(db), dataSets)
  return dataSets.every((id) => {
    const fact = found.get(id)
    return fact !== undefined && (fact.facts.announced === true || (fact.version !== null && isOpen(fact.label)))
  })
}

/** Everybody may read what is labelled so, wherever it is processed. */
export function isOpen(label: Label): boolean {
  return covers(openReadership.everywhere, label)
}

/** What quotes these data may be sent to an address outside: everybody may read them, as they are labelled now. */
export async function mayLeave(db: Kysely<EvaluationTables>, quoted: readonly DataVersion[]): Promise<boolean> {
  return isOpen((await dataFactsOf(db, quoted)).label)
}

/** The data that the items of a test quote. */
export function quotedByItems({ data_sets: dataSets }: Pick<StoredTask, 'data_sets'>): readonly DataVersion[] {
  return dataSets.map((dataSet) => ({ dataSet, version: null }))
}

/** The data that the samples of a run quote: those of the test, and those that the assistant answers from. */
export async function quotedBySamples(
  db: Kysely<EvaluationTables>,
  plan: Pick<StoredPlan, 'system_kind' | 'system_version'>,
  task: Pick<StoredTask, 'data_sets'>,
): Promise<readonly DataVersion[]> {
  const version =
    plan.system_kind === 'assistant' ? await findVersion(viewOf<AssistantTables>(db), plan.system_version) : undefined
  return [...quotedByItems(task), ...(version?.document.dataSets ?? [])]
}

type Reader = Pick<EvaluationContext, 'db' | 'decider' | 'principal' | 'channel' | 'permit' | 'now'>

/** Of these data sets, those that are there and that the caller may read, each towards the organisation that answers for it. */
export async function readableOf(context: Reader, dataSets: readonly string[]): Promise<ReadonlyMap<string, DataFact>> {
  const found = await findDataFacts(viewOf(context.db), dataSets)
  const mayRead = rulesAllow(context, readingVersions)
  return new Map([...found].filter(([, { facts }]) => mayRead(facts)))
}

const readingVersions = { id: 'datasets.read-version', permission: 'datasets:read' } as const

/**
 * What quotes data is read by whoever may read each of them; the decision on the whole was made towards whoever answers for the
 * test. Answers how what identifies people in it reaches the caller.
 *
 * @throws Problem `evaluation.data-closed` for the first that the caller may not read.
 */
export async function requireReadable(
  context: Reader & Pick<EvaluationContext, 'site'>,
  quoted: readonly DataVersion[],
): Promise<Treatment> {
  const mayRead = rulesAllow(context, readingVersions)
  const readership = readershipOf(context)
  let treatment: Treatment = 'plain'
  for (const { dataSet, version } of quoted) {
    const named = { id: dataSet, digest: version === null ? 'current' : Digest.parse(version) } as const
    const facts = await versionFacts({ db: viewOf<DatasetTables>(context.db) }, named)
    if (!mayRead(facts)) throw dataClosed({ dataSet })
    if (treatmentOf(readership, facts) !== 'plain') treatment = 'covered'
  }
  return treatment
}

/** How what identifies people reaches a reader: as it is, or covered. */
export type Treatment = 'plain' | 'covered'
