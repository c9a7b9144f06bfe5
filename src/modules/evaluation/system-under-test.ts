import { type Database, viewOf } from '../../kernel/database.ts'
import { inLanguage, type Language } from '../../kernel/language.ts'
import { type AssistantTables, findAssistant } from '../assistants/index.ts'
import type { EvaluationContext } from './context.ts'
import { findEndpoint } from './endpoint-store.ts'
import type { NamedSystem } from './plan.ts'
import { endpointEnded, systemNotFound } from './problems.ts'

/** What a plan puts to the test, in one version, and who answers for it. */
export type SystemUnderTest = {
  readonly kind: NamedSystem['kind']
  readonly id: string
  readonly version: string
  /** The organisation that answers for it; null for an endpoint, which whoever fixes the bar may put to the test. */
  readonly owner: string | null
  /** The project that built it. */
  readonly project: string | null
}

/**
 * The named version, or the newest.
 *
 * @throws Problem `evaluation.system-not-found`, or `evaluation.endpoint-ended`.
 */
export async function findSystem(
  { db }: Pick<EvaluationContext, 'db'>,
  { kind, id, version }: NamedSystem,
): Promise<SystemUnderTest> {
  if (kind === 'endpoint') {
    const endpoint = await findEndpoint(db, id)
    if (!endpoint || (version !== undefined && version !== endpoint.digest)) throw systemNotFound({ id })
    if (endpoint.ended_at !== null) throw endpointEnded({ id })
    return { kind, id, version: endpoint.digest, owner: null, project: null }
  }
  const assistant = await findAssistant(viewOf<AssistantTables>(db), id)
  const made =
    version === undefined ? assistant?.versions[0] : assistant?.versions.find((one) => one.digest === version)
  if (!assistant || !made) throw systemNotFound({ id })
  return { kind, id, version: made.digest, owner: assistant.owner, project: assistant.project }
}

/** What people call a system, in the reader's language; null for one that is not there any more. */
export async function systemName(
  db: Database,
  { kind, id }: Pick<SystemUnderTest, 'kind' | 'id'>,
  language: Language,
): Promise<string | null> {
  if (kind === 'endpoint') return (await findEndpoint(viewOf(db), id))?.name ?? null
  const assistant = await findAssistant(viewOf<AssistantTables>(db), id)
  return assistant ? inLanguage(assistant.names, language).text : null
}
