import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { KnowledgeContext } from '../context.ts'
import { decide, judging, pagePlace, pageToJudge } from '../judged-page.ts'
import { DecisionReason } from '../page-decision.ts'
import { documentNotFound, nothingDecided, pageChanged, pageNotFound, versionNotFound } from '../problems.ts'

export const withdrawDecision = operation({
  ...judging,
  id: 'knowledge.withdraw-decision',
  http: 'POST /data-sets/{dataSet}/versions/{version}/withdrawn-decisions/{page}/{path}',
  summary: 'Take back what was decided about a page: it is judged as it was read, and what was decided stays on record',
  input: z.strictObject({
    ...pagePlace,
    /** Of the text as it was read, as `knowledge.read-page` tells it. */
    digest: Digest,
    reason: DecisionReason,
  }),
  output: z.strictObject({ dataSet: z.string(), version: Digest, path: z.string(), page: z.number().int() }),
  problems: [versionNotFound, documentNotFound, pageNotFound, pageChanged, nothingDecided],

  async run(context: KnowledgeContext, { digest, reason, ...place }) {
    const judged = await pageToJudge(context, { ...place, digest })
    if (judged.decision === null) throw nothingDecided({ page: place.page })
    await decide(context, place, judged, { decision: 'withdraw', reason })
    return place
  },
})
