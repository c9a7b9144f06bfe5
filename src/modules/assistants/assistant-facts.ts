import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ProjectFact } from '../../kernel/ports/projects.ts'
import { holderOf } from '../../kernel/principal.ts'
import { findAssistant } from './assistant-store.ts'
import type { AssistantsQuestion } from './context.ts'

type Named = { readonly id: string }

/** What the rules need to know of the project that an assistant is to be built in. One that the caller is not in is asked about like one that is not there. */
export async function buildingFacts(
  { db, projects, principal }: AssistantsQuestion,
  project: string,
): Promise<ResourceFacts | undefined> {
  return ownProjectFacts(await projects.find(viewOf(db), project, principal))
}

/** The same of the project of an assistant that there is. */
export async function rebuildingFacts(context: AssistantsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const assistant = await findAssistant(context.db, id)
  return assistant && buildingFacts(context, assistant.project)
}

export async function assistantFacts(context: AssistantsQuestion, { id }: Named): Promise<ResourceFacts | undefined> {
  const { db, projects, principal } = context
  const assistant = await findAssistant(db, id)
  if (!assistant) return undefined
  const project = await projects.find(viewOf(db), assistant.project, principal)
  return { kind: 'assistant', id, owner: assistant.owner, own: project?.own != null }
}

/** A list shows what is the caller's: whoever can be held to account may ask for theirs. */
export function ownAssistants({ principal }: AssistantsQuestion): ResourceFacts {
  return { kind: 'assistants', id: 'own', own: holderOf(principal) !== null }
}

function ownProjectFacts(project: ProjectFact | undefined): ResourceFacts | undefined {
  if (!project?.own) return undefined
  return { kind: 'project', id: project.id, owner: project.own.organisation, own: true }
}
