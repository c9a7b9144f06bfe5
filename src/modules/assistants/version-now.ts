import { type Database, viewOf } from '../../kernel/database.ts'
import { Digest, digestOfText } from '../../kernel/identifier.ts'
import { type DataFact, findDataFacts } from '../datasets/index.ts'
import { answererVersion, settings } from './answering/settings.ts'
import { digestOf, type VersionDocument } from './assistant.ts'
import { findAssistant, type StoredAssistant } from './assistant-store.ts'
import type { AssistantsContext } from './context.ts'
import type { AssistantTables } from './tables.ts'

export type VersionPorts = { readonly db: Database } & Pick<AssistantsContext, 'permitDocument'>

/**
 * The version of an assistant that would be made now. Undefined when there is none to make: one of its data sets has no version
 * for readers, or its permit is not there.
 */
export async function versionNow(
  { db, permitDocument }: VersionPorts,
  assistant: Pick<StoredAssistant, 'id' | 'project' | 'owner' | 'dataSets' | 'permit'>,
  /** Of its data, where they are read already. */
  known?: ReadonlyMap<string, Pick<DataFact, 'version'>>,
): Promise<VersionDocument | undefined> {
  const facts = known ?? (await findDataFacts(db, assistant.dataSets))
  const dataSets = [...assistant.dataSets].sort().flatMap((dataSet) => {
    const version = facts.get(dataSet)?.version ?? null
    return version === null ? [] : [{ dataSet, version: Digest.parse(version) }]
  })
  if (dataSets.length < assistant.dataSets.length) return undefined
  const signed = assistant.permit === null ? null : await permitDocument(db, assistant.permit)
  if (signed === undefined) return undefined
  return {
    v: 1,
    kind: 'assistant',
    assistant: assistant.id,
    project: assistant.project,
    owner: assistant.owner,
    permit: signed && digestOfText(signed.document),
    dataSets,
    answerer: { name: 'extractive', version: answererVersion, settings: { ...settings } },
  }
}

/**
 * The digest of the version of an assistant that would be made now: another one than a version's own says that the
 * assistant would not answer as that version did. Null when there is none to make, or no such assistant.
 */
export async function currentVersionOf(ports: VersionPorts, assistant: string): Promise<Digest | null> {
  const stored = await findAssistant(viewOf<AssistantTables>(ports.db), assistant)
  const now = stored && (await versionNow(ports, stored))
  return now ? digestOf(now) : null
}

/** The same of an assistant that is read already, with the facts of its data. */
export async function currentDigestOf(
  ports: VersionPorts,
  assistant: StoredAssistant,
  facts: ReadonlyMap<string, Pick<DataFact, 'version'>>,
): Promise<Digest | null> {
  const now = await versionNow(ports, assistant, facts)
  return now ? digestOf(now) : null
}
