import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { insertMember, takeInvitation } from '../member-store.ts'
import { alreadyMember, invitationNotValid, organisationNotYours, projectEnded } from '../problems.ts'
import { InvitationSecret, OrganisationId, Project } from '../project.ts'
import { lockProject } from '../project-store.ts'
import { showProject } from '../show-projects.ts'
import { actingFor } from '../standing.ts'

export const joinProject = operation({
  id: 'permits.join-project',
  http: 'POST /project-invitations/{secret}',
  summary: 'Join a project that one was invited to, in the name of an organisation',
  permission: 'permits:create-project',
  effect: 'write',
  cli: { positional: ['secret'] },
  input: z.strictObject({
    secret: InvitationSecret,
    /** One that the caller is a member of; without it, their own. */
    organisation: OrganisationId.optional(),
  }),
  output: Project,
  problems: [invitationNotValid, organisationNotYours, alreadyMember, projectEnded],

  facts({ principal }: PermitsQuestion, { organisation }) {
    const owner = actingFor(principal, organisation)
    return { kind: 'project', id: 'invited', ...(owner !== undefined && { owner }) }
  },

  async run(context: PermitsContext, { secret, organisation: named }) {
    const { db, now, principal } = context
    const organisation = actingFor(principal, named)
    const person = holderOf(principal)
    if (organisation === undefined || person === null) throw organisationNotYours({})
    // Whatever is refused below rolls back, and the invitation stays.
    const invited = await takeInvitation(db, secret, now)
    if (!invited) throw invitationNotValid({})
    const caller = await callerOf(context)
    const row = await lockProject(db, invited.project, caller)
    if (!row || row.ended_at) throw projectEnded({ id: invited.project })

    const joined = await insertMember(db, { project: row.id, person, organisation, role: invited.role }, now)
    if (!joined) throw alreadyMember({ id: row.id })
    return showProject(context, { ...row, own: invited.role })
  },
})
