import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { Assistant, AssistantId, PermitId } from '../assistant.ts'
import { rebuildingFacts } from '../assistant-facts.ts'
import { findAssistant, lockAssistant, setPermit } from '../assistant-store.ts'
import type { AssistantsContext } from '../context.ts'
import { assistantNotFound, dataSetNotFound, permitNeeded, permitNotUsable, projectEnded } from '../problems.ts'
import { keepVersion, putTogether } from '../put-together.ts'
import { showAssistant } from '../show-assistants.ts'

export const makeVersion = operation({
  id: 'assistants.make-version',
  http: 'POST /assistants/{id}/versions',
  summary:
    'Make a version of an assistant from what its data sets and the answerer are now; the same one while nothing changed',
  permission: 'assistants:build',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: AssistantId,
    /** Another permit of its project: each names versions of data, so new ones need a new permit. */
    permit: PermitId.optional(),
  }),
  output: Assistant,
  problems: [assistantNotFound, projectEnded, dataSetNotFound, permitNeeded, permitNotUsable],

  facts: rebuildingFacts,
  concealed: ({ id }) => assistantNotFound({ id }),

  async run(context: AssistantsContext, { id, permit }) {
    const { db, principal, projects } = context
    const assistant = await lockAssistant(db, id)
    const holder = holderOf(principal)
    if (!assistant || holder === null) throw assistantNotFound({ id })
    const project = await projects.find(viewOf(db), assistant.project, principal)
    if (!project?.own) throw assistantNotFound({ id })
    if (project.ended) throw projectEnded({ id: project.id })

    const document = await putTogether(context, { ...assistant, permit: permit ?? assistant.permit })
    if (permit !== undefined) await setPermit(db, id, permit)
    await keepVersion(context, assistant, document, holder)
    return showAssistant(context, (await findAssistant(db, id))!)
  },
})
