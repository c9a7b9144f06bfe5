import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { KnowledgeContext } from '../context.ts'
import { decide, judging, pagePlace, pageToJudge } from '../judged-page.ts'
import { DecisionReason } from '../page-decision.ts'
import { documentNotFound, nothingToAccept, pageChanged, pageNotFound, versionNotFound } from '../problems.ts'

export const acceptPage = operation({
  ...judging,
  id: 'knowledge.accept-page',
  http: 'POST /data-sets/{dataSet}/versions/{version}/accepted-pages/{page}/{path}',
  summary: 'Have a page that is below the gate indexed as it was read, and state in writing why',
  input: z.strictObject({
    ...pagePlace,
    /** Of the text that was looked at, as `knowledge.read-page` tells it. */
    digest: Digest,
    reason: DecisionReason,
  }),
  output: z.strictObject({ dataSet: z.string(), version: Digest, path: z.string(), page: z.number().int() }),
  problems: [versionNotFound, documentNotFound, pageNotFound, pageChanged, nothingToAccept],

  async run(context: KnowledgeContext, { digest, reason, ...place }) {
    const judged = await pageToJudge(context, { ...place, digest })
    const { original, decision } = judged
    if (original.quality.verdict !== 'below-gate' || decision?.decision === 'accept')
      throw nothingToAccept({ page: place.page })
    await decide(context, place, judged, { decision: 'accept', reason })
    return place
  },
})
