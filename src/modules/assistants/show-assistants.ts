import { viewOf } from '../../kernel/database.ts'
import type { Assistant } from './assistant.ts'
import type { StoredAssistant } from './assistant-store.ts'
import type { AssistantsContext } from './context.ts'

/** Assistants as this caller may see them; each project is asked for once. */
export async function showAssistants(
  { db, projects, principal }: AssistantsContext,
  assistants: readonly StoredAssistant[],
): Promise<Assistant[]> {
  const named = [...new Set(assistants.map(({ project }) => project))]
  const found = await Promise.all(named.map((project) => projects.find(viewOf(db), project, principal)))
  return assistants.map((assistant) => {
    // A project is never deleted.
    const project = found[named.indexOf(assistant.project)]!
    return {
      id: assistant.id,
      project: { id: project.id, name: project.name },
      owner: assistant.owner,
      names: assistant.names,
      dataSets: [...assistant.dataSets],
      permit: assistant.permit,
      versions: assistant.versions.map(({ digest, number, madeAt }) => ({
        digest,
        number,
        madeAt: madeAt.toISOString(),
      })),
      createdAt: assistant.createdAt.toISOString(),
      own: project.own !== null,
    }
  })
}

export async function showAssistant(context: AssistantsContext, assistant: StoredAssistant): Promise<Assistant> {
  const [shown] = await showAssistants(context, [assistant])
  return shown!
}
