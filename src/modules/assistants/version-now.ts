import type { Database } from '../../kernel/database.ts'
import { Digest, digestOfText } from '../../kernel/identifier.ts'
import { type DataFact, findDataFacts } from '../datasets/index.ts'
import { answererVersion, settings } from './answering/settings.ts'
import { digestOf, type VersionDocument } from './assistant.ts'
import type { StoredAssistant } from './assistant-store.ts'
import type { AssistantsContext } from './context.ts'

type VersionPorts = { readonly db: Database } & Pick<AssistantsContext, 'permitDocument'>
type Parts = Pick<StoredAssistant, 'id' | 'project' | 'owner' | 'dataSets' | 'permit'>
/** The facts of an assistant’s data, where they are read already. */
type KnownData = ReadonlyMap<string, Pick<DataFact, 'version'>>

/**
 * The version of an assistant that would be made now. Undefined when there is none to make: one of its data sets has no version
 * for readers, or its permit is not there.
 */
export async function versionNow(
  { db, permitDocument }: VersionPorts,
  assistant: Parts,
  known?: KnownData,
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
 * assistant would not answer as that version did. Null when there is none to make.
 */
export async function currentVersionOf(
  ports: VersionPorts,
  assistant: Parts,
  known?: KnownData,
): Promise<Digest | null> {
  const now = await versionNow(ports, assistant, known)
  return now ? digestOf(now) : null
}
