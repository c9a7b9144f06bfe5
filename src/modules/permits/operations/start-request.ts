import { z } from 'zod'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { requireKnown } from '../data-known.ts'
import { concealedProject, ledProjectFacts } from '../facts.ts'
import { dataSetNotFound, projectEnded, projectNotFound } from '../problems.ts'
import { ProjectId } from '../project.ts'
import { lockProject } from '../project-store.ts'
import { PermitRequest, requestFields } from '../request.ts'
import { findRequest, insertDraft } from '../request-store.ts'
import { showRequest } from '../show-requests.ts'

export const startRequest = operation({
  id: 'permits.start-request',
  http: 'POST /permit-requests',
  summary: 'Start a request for a permit: a draft that the project fills in before it is asked',
  permission: 'permits:lead',
  effect: 'write',
  input: z.strictObject({ project: ProjectId, dataSets: requestFields.dataSets.default([]) }),
  output: PermitRequest,
  problems: [projectNotFound, projectEnded, dataSetNotFound],

  facts: (context: PermitsQuestion, { project }) => ledProjectFacts(context, { id: project }),
  concealed: ({ project }) => concealedProject({ id: project }),

  async run(context: PermitsContext, { project, dataSets }) {
    const { db, now } = context
    const caller = await callerOf(context)
    const row = await lockProject(db, project, caller)
    if (row?.own !== 'lead') throw projectNotFound({ id: project })
    if (row.ended_at) throw projectEnded({ id: project })
    const chosen = [...new Set(dataSets)]
    await requireKnown(context, chosen)
    const id = newId('prq')
    await insertDraft(db, { id, project, dataSets: chosen }, now)
    return showRequest(context, (await findRequest(db, id, caller))!)
  },
})
