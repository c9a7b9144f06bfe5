import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { isShowable } from '../../../kernel/shown-text.ts'
import { findKept, insertOpening, openingsOf } from '../body-store.ts'
import type { AuditContext } from '../context.ts'
import { DecisionIndex, ExplainedDecision, explained } from '../decision.ts'
import { decisionNotFound } from '../problems.ts'
import { findOutcome } from '../store.ts'

export const openDecision = operation({
  id: 'audit.open-decision',
  http: 'POST /decisions/{index}/opening',
  summary: 'Read what somebody else’s decision was about, for a reason that they will see',
  permission: 'audit:open-body',
  effect: 'write',
  cli: { positional: ['index'] },
  input: z.strictObject({
    index: DecisionIndex,
    /** For whom it concerns, in plain words. The log commits to it. */
    reason: z.string().trim().min(10).max(500).refine(isShowable),
  }),
  output: ExplainedDecision,
  problems: [decisionNotFound],

  facts: (_context: AuditContext, { index }) => ({ kind: 'decision', id: String(index), own: false }),

  async run({ db, now, principal, decision, language, packs, publisher }, { index, reason }) {
    const kept = await findKept(db, index)
    // The rules let nobody in who is anonymous.
    if (!kept || principal.kind === 'anonymous') throw decisionNotFound({ index })
    await insertOpening(db, {
      index,
      by: principal.id,
      name: principal.kind === 'person' ? principal.name : null,
      reason,
      at: now,
      decision: decision.logged.index,
    })
    return explained(kept, {
      packs,
      language,
      outcome: await findOutcome(db, index),
      openings: await openingsOf(db, index),
      published: index < (publisher.published()?.size ?? 0),
      isOpened: true,
    })
  },
})
