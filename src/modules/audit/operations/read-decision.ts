import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { findKept, openingsOf } from '../body-store.ts'
import type { AuditContext } from '../context.ts'
import { DecisionIndex, ExplainedDecision, explained } from '../decision.ts'
import { ownDecisionFacts } from '../decision-facts.ts'
import { decisionNotFound } from '../problems.ts'
import { findOutcome } from '../store.ts'

export const readDecision = operation({
  id: 'audit.read-decision',
  http: 'GET /decisions/{index}',
  summary: 'Read why something that you asked for was allowed or refused, and who else has read it',
  permission: 'audit:own-decision',
  effect: 'read',
  cli: { alias: 'why', positional: ['index'] },
  input: z.strictObject({ index: DecisionIndex }),
  output: ExplainedDecision,
  problems: [decisionNotFound],

  facts: (context: AuditContext, input) => ownDecisionFacts(context, input),
  concealed: decisionNotFound,

  async run({ db, language, packs, publisher }, { index }) {
    const kept = await findKept(db, index)
    if (!kept) throw decisionNotFound({ index })
    return explained(kept, {
      packs,
      language,
      outcome: await findOutcome(db, index),
      openings: await openingsOf(db, index),
      published: index < (publisher.published()?.size ?? 0),
      isOpened: false,
    })
  },
})
