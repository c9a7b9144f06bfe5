import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedText } from '../../../kernel/shown-words.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { concealedProject, ledProjectFacts } from '../facts.ts'
import { permitsOf, revokePermits } from '../permit-store.ts'
import { projectEnded, projectNotFound } from '../problems.ts'
import { maxWordsLength, Project, ProjectId, Reason } from '../project.ts'
import { lockProject, markEnded } from '../project-store.ts'
import { withdrawUnanswered } from '../request-store.ts'
import { showProject } from '../show-projects.ts'

export const endProject = operation({
  id: 'permits.end-project',
  http: 'POST /projects/{id}/end',
  summary: 'End a project: its permits are revoked, and what it asked for and waits is withdrawn',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: ProjectId, reason: Reason }),
  output: Project,
  problems: [projectNotFound, projectEnded],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    reason: maskedText(personalData, input.reason, maxWordsLength),
  }),
  facts: ledProjectFacts,
  concealed: concealedProject,

  async run(context: PermitsContext, { id, reason }) {
    const { db, now, decision } = context
    const row = await lockProject(db, id, await callerOf(context))
    if (row?.own !== 'lead') throw projectNotFound({ id })
    if (row.ended_at) throw projectEnded({ id })
    await markEnded(db, id, reason, now)
    await withdrawUnanswered(db, id)
    await revokePermits(db, await permitsOf(db, id, now), { at: now, reason, logIndex: decision.logged.index })
    return showProject(context, { ...row, ended_at: now, end_reason: reason })
  },
})
