import { viewOf } from '../../kernel/database.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { findDataFacts } from '../datasets/index.ts'
import { rulesAllow } from '../policy/index.ts'
import { digestOf, type VersionDocument } from './assistant.ts'
import { isInForce, readerOfAssistant, usableBy } from './assistant-reader.ts'
import { insertVersion, type StoredAssistant } from './assistant-store.ts'
import type { AssistantsContext } from './context.ts'
import { dataSetNotFound, permitNeeded, permitNotUsable } from './problems.ts'
import { versionNow } from './version-now.ts'

const discovering = { id: 'datasets.read', permission: 'datasets:discover' } as const

type Parts = Pick<StoredAssistant, 'id' | 'project' | 'owner' | 'dataSets' | 'permit'>

/**
 * The version of an assistant that may be made of these parts now: the caller may know of each data set, each has a version
 * for readers, and what not everybody may use is opened by the permit.
 *
 * @throws Problem for what does not hold.
 */
export async function putTogether(context: AssistantsContext, parts: Parts): Promise<VersionDocument> {
  const { db } = context
  const facts = await findDataFacts(viewOf(db), parts.dataSets)
  const mayDiscover = rulesAllow(context, discovering)
  for (const dataSet of parts.dataSets) {
    const fact = facts.get(dataSet)
    if (!fact?.version || !mayDiscover(fact.facts)) throw dataSetNotFound({ dataSet })
  }
  const reader = readerOfAssistant(context, parts.id, await permitOf(context, parts))
  const usable = await usableBy(viewOf(db), reader, parts.dataSets)
  const closed = parts.dataSets.find((dataSet) => !usable.has(dataSet))
  if (closed !== undefined) throw permitNeeded({ dataSet: closed })
  // A version that was withdrawn between the two readings is answered as not there.
  const version = await versionNow({ ...context, db: viewOf(db) }, parts)
  if (!version) throw dataSetNotFound({ dataSet: parts.dataSets[0]! })
  return version
}

/** The permit that an assistant names: its project's, in force, and the caller's to act under. */
async function permitOf(context: AssistantsContext, { permit: id, project }: Parts): Promise<PermitFacts | null> {
  if (id === null) return null
  const { db, now, permits, principal } = context
  const permit = await permits.find(viewOf(db), id, { principal, now })
  if (permit?.project !== project || !permit.held || !isInForce(permit, now)) throw permitNotUsable({ permit: id })
  return permit
}

/** Makes the version, unless it was made before: a version is what it says, whenever it is made. */
export async function keepVersion(
  { db, now }: Pick<AssistantsContext, 'db' | 'now'>,
  assistant: Pick<StoredAssistant, 'id' | 'versions'>,
  document: VersionDocument,
  madeBy: string,
): Promise<void> {
  const number = (assistant.versions[0]?.number ?? 0) + 1
  await insertVersion(db, {
    digest: digestOf(document),
    assistant: assistant.id,
    number,
    document,
    madeAt: now,
    madeBy,
  })
}
