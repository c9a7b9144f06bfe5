import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords } from '../../../kernel/shown-words.ts'
import { DatasetId } from '../../datasets/index.ts'
import { Assistant, AssistantNames, maxNameLength, PermitId, ProjectId } from '../assistant.ts'
import { buildingFacts } from '../assistant-facts.ts'
import { findAssistant, insertAssistant } from '../assistant-store.ts'
import type { AssistantsContext, AssistantsQuestion } from '../context.ts'
import { dataSetNotFound, permitNeeded, permitNotUsable, projectEnded, projectNotFound } from '../problems.ts'
import { keepVersion, putTogether } from '../put-together.ts'
import { showAssistant } from '../show-assistants.ts'

export const createAssistant = operation({
  id: 'assistants.create',
  http: 'POST /assistants',
  summary: 'Put an assistant together from data sets, in a project, with its first version',
  permission: 'assistants:build',
  effect: 'write',
  input: z.strictObject({
    project: ProjectId,
    names: AssistantNames,
    dataSets: z
      .array(DatasetId)
      .min(1)
      .max(20)
      .refine((ids) => new Set(ids).size === ids.length),
    /** The project's, for what not everybody may use. */
    permit: PermitId.optional(),
  }),
  output: Assistant,
  problems: [projectNotFound, projectEnded, dataSetNotFound, permitNeeded, permitNotUsable],

  redact: ({ personalData }: AssistantsQuestion, input) => ({
    ...input,
    names: maskedWords(personalData, input.names, maxNameLength),
  }),
  facts: (context: AssistantsQuestion, { project }) => buildingFacts(context, project),
  concealed: ({ project }) => projectNotFound({ id: project }),

  async run(context: AssistantsContext, { project: named, names, dataSets, permit = null }) {
    const { db, now, principal, projects } = context
    const project = await projects.find(viewOf(db), named, principal)
    const holder = holderOf(principal)
    if (!project?.own || holder === null) throw projectNotFound({ id: named })
    if (project.ended) throw projectEnded({ id: named })

    const parts = { id: newId('ast'), project: named, owner: project.own.organisation, dataSets, permit }
    const document = await putTogether(context, parts)
    await insertAssistant(db, { ...parts, names, createdAt: now, createdBy: holder })
    await keepVersion(context, { id: parts.id, versions: [] }, document, holder)
    return showAssistant(context, (await findAssistant(db, parts.id))!)
  },
})
