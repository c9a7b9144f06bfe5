import { z } from 'zod'
import { newSecretId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { concealedProject, ledProjectFacts } from '../facts.ts'
import { insertInvitation } from '../member-store.ts'
import { projectEnded, projectNotFound } from '../problems.ts'
import { InvitationSecret, ProjectId, ProjectRole } from '../project.ts'
import { lockProject } from '../project-store.ts'

/** How long an invitation waits for whom it was sent to, in milliseconds: a week. */
const invitationMs = 7 * 86_400_000

export const inviteMember = operation({
  id: 'permits.invite-member',
  http: 'POST /projects/{id}/invitations',
  summary: 'Invite somebody into a project: the secret lets one person join it within seven days',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: ProjectId, role: ProjectRole.default('member') }),
  output: z.strictObject({
    /** Shown this once: only its digest is stored. */
    secret: InvitationSecret,
    expiresAt: z.iso.datetime(),
  }),
  problems: [projectNotFound, projectEnded],

  facts: ledProjectFacts,
  concealed: concealedProject,

  async run(context: PermitsContext, { id, role }) {
    const { db, now } = context
    const row = await lockProject(db, id, await callerOf(context))
    if (row?.own !== 'lead') throw projectNotFound({ id })
    if (row.ended_at) throw projectEnded({ id })
    const secret = newSecretId('pin')
    const expiresAt = new Date(now.getTime() + invitationMs)
    await insertInvitation(db, { secret, project: id, role, expiresAt }, now)
    return { secret, expiresAt: expiresAt.toISOString() }
  },
})
