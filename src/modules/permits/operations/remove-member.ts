import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { concealedProject, leavingFacts } from '../facts.ts'
import { endMember, membersOf } from '../member-store.ts'
import { lastLead, memberNotFound, projectNotFound } from '../problems.ts'
import { PersonId, ProjectId } from '../project.ts'
import { lockProject } from '../project-store.ts'

export const removeMember = operation({
  id: 'permits.remove-member',
  http: 'POST /projects/{id}/members/{person}/removal',
  summary: 'Take somebody out of a project, or leave it; what they could do under its permits ends at once',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id', 'person'] },
  input: z.strictObject({ id: ProjectId, person: PersonId }),
  output: z.strictObject({ id: ProjectId, person: PersonId, endedAt: z.iso.datetime() }),
  problems: [projectNotFound, memberNotFound, lastLead],

  facts: leavingFacts,
  concealed: concealedProject,

  async run(context: PermitsContext, { id, person }) {
    const { db, now, principal } = context
    const row = await lockProject(db, id, await callerOf(context))
    if (!row || !(row.own === 'lead' || (row.own !== null && person === holderOf(principal)))) {
      throw projectNotFound({ id })
    }
    const members = await membersOf(db, [id])
    const leads = members.filter(({ role }) => role === 'lead')
    if (leads.length === 1 && leads[0]!.person === person && row.ended_at === null) throw lastLead({ id })
    if (!(await endMember(db, id, person, now))) throw memberNotFound({ person })
    return { id, person, endedAt: now.toISOString() }
  },
})
