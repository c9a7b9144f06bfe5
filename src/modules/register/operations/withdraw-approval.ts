import { z } from 'zod'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedText, ShownText } from '../../../kernel/shown-words.ts'
import { findApproval, withdrawApproval as withdraw } from '../approval-store.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { answeringFacts, seeSystem } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { alreadyWithdrawn, approvalNotFound } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { SystemSummary } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
import { watchLater } from '../watch-later.ts'

export const withdrawApproval = operation({
  id: 'register.withdraw-approval',
  http: 'POST /approvals/{id}/withdrawal',
  summary: 'Withdraw an approval: what rests on it answers nobody from the next call on',
  permission: 'register:approve',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: idSchema('apr'), reason: ShownText(maxWordsLength) }),
  output: SystemSummary,
  problems: [approvalNotFound, alreadyWithdrawn],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    reason: maskedText(personalData, input.reason, maxWordsLength),
  }),

  /** Any approver of the organisation: who approved may be gone. Whoever entered the system approves nothing of it, nor this. */
  async facts(context: RegisterQuestion, { id }) {
    const approval = await findApproval(context.db, id)
    const facts = approval && (await answeringFacts(context, { system: approval.system_id }))
    const seen = facts && (await seeSystem(context, facts.id))
    return seen && { ...facts, author: seen.row.created_by }
  },
  concealed: ({ id }) => approvalNotFound({ approval: id }),

  async run(context: RegisterContext, { id, reason }) {
    const { db, now, principal, decision, jobs } = context
    const approval = await findApproval(db, id)
    const seen = approval && (await seeSystem(context, approval.system_id, lockSystem))
    if (!seen) throw approvalNotFound({ approval: id })
    const { stage, version, digest } = approval
    // The rules let nobody in who cannot be held to account.
    if (!(await withdraw(db, id, { at: now, by: holderOf(principal)!, reason })))
      throw alreadyWithdrawn({ approval: id })
    const happened = { kind: 'approval-withdrawn', stage, version, approval: digest, reason } as const
    await tellHistory(db, seen.row.id, happened, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, seen.row.id)
    return summaryOf(context, seen.row)
  },
})
