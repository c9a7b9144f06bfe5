import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedText } from '../../../kernel/shown-words.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { concealedPermit, findPermitWithStanding, revokingFacts } from '../facts.ts'
import { Permit } from '../permit.ts'
import { revokePermits } from '../permit-store.ts'
import { alreadyRevoked, permitNotFound } from '../problems.ts'
import { maxWordsLength, Reason } from '../project.ts'
import { PermitId } from '../request.ts'
import { showPermit } from '../show-permits.ts'

export const revokePermit = operation({
  id: 'permits.revoke',
  http: 'POST /permits/{id}/revocation',
  summary: 'Revoke a permit: whatever runs under it ends within two seconds and leaves nothing behind',
  permission: 'permits:revoke',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PermitId, reason: Reason }),
  output: Permit,
  problems: [permitNotFound, alreadyRevoked],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    reason: maskedText(personalData, input.reason, maxWordsLength),
  }),
  facts: revokingFacts,
  concealed: concealedPermit,

  async run(context: PermitsContext, { id, reason }) {
    const { db, now, decision } = context
    if (!(await findPermitWithStanding(context, id))) throw permitNotFound({ id })
    const revoked = await revokePermits(db, [id], { at: now, reason, logIndex: decision.logged.index })
    if (revoked.length === 0) throw alreadyRevoked({ id })
    return showPermit(context, (await findPermitWithStanding(context, id))!.row)
  },
})
