import { type Database, viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { type DatasetTables, permittedFacts, permittedVersions } from '../datasets/index.ts'
import type { Reader } from '../knowledge/index.ts'
import { readershipOf, rulesAllow } from '../policy/index.ts'
import type { AssistantsQuestion } from './context.ts'

export const asking = { id: 'assistants.ask', permission: 'assistants:ask' } as const

type ReaderPorts = Pick<AssistantsQuestion, 'decider' | 'now' | 'site' | 'channel'>

/**
 * In whose name an assistant reads when nobody asks it (when it is put together, and when it is evaluated): anybody's, or its
 * project's under the permit that it names.
 */
export function readerOfAssistant(context: ReaderPorts, assistant: string, permit: PermitFacts | null): Reader {
  const principal: Principal = permit === null ? anonymous : { kind: 'service', id: assistant, roles: [] }
  // Nobody calls here: what the permit opens, it opens to the project that the assistant is of.
  const asker = { ...context, principal, ...(permit && { permit: { ...permit, held: true } }) }
  return { readership: readershipOf(asker), mayUse: rulesAllow(asker, asking) }
}

/** A permit that opens what it names at this moment, to whoever holds it. */
export function isInForce({ revoked, from, until, consented }: PermitFacts, now: Date): boolean {
  return !revoked && from <= now && now < until && consented
}

/** Nothing but the versions that an assistant's version pins: a version published meanwhile is not read. */
export function limitedToVersions(
  { readership, mayUse }: Reader,
  pinned: readonly { readonly dataSet: string; readonly version: string }[],
): Reader {
  const isPinned = ({ data = [] }: ResourceFacts) =>
    data.length > 0 &&
    data.every(({ dataSet, version }) => pinned.some((one) => one.dataSet === dataSet && one.version === version))
  return { readership, mayUse: (resource) => isPinned(resource) && mayUse(resource) }
}

/** Of these data sets, those whose version for readers this one may use. */
export async function usableBy(
  db: Database,
  { readership, mayUse }: Reader,
  dataSets: readonly string[],
): Promise<ReadonlySet<string>> {
  const versions = await permittedVersions(viewOf<DatasetTables>(db), readership, { only: dataSets })
  return new Set(versions.filter((version) => mayUse(permittedFacts(version))).map(({ dataSet }) => dataSet))
}
