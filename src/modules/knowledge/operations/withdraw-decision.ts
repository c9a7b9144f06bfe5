import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { concealedDataset, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findJudgedPage, indexAgain, pagePlace, requireUncovered } from '../judged-page.ts'
import { DecisionReason } from '../page-decision.ts'
import { putDecision } from '../page-decision-store.ts'
import { documentNotFound, nothingDecided, pageChanged, pageNotFound, versionNotFound } from '../problems.ts'

export const withdrawDecision = operation({
  id: 'knowledge.withdraw-decision',
  http: 'POST /data-sets/{dataSet}/versions/{version}/withdrawn-decisions/{page}/{path}',
  summary: 'Take back what was decided about a page: it is judged as it was read, and what was decided stays on record',
  permission: 'knowledge:judge',
  effect: 'write',
  cli: { positional: ['dataSet', 'version', 'path', 'page'] },
  input: z.strictObject({
    ...pagePlace,
    /** Of the text as it was read, as `knowledge.read-page` tells it. */
    digest: Digest,
    reason: DecisionReason,
  }),
  output: z.strictObject({ dataSet: z.string(), version: Digest, path: z.string(), page: z.number().int() }),
  problems: [versionNotFound, documentNotFound, pageNotFound, pageChanged, nothingDecided],

  /** The reason is the officer's own text, and may name whom it is about. */
  redact: ({ personalData }: KnowledgeQuestion, input) => ({ ...input, reason: personalData.mask(input.reason).text }),
  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run(context: KnowledgeContext, { digest, reason, ...place }) {
    const { db, principal, now } = context
    await requireUncovered(context, place)
    const { extraction, original, decision } = await findJudgedPage(context, place)
    if (original.digest !== digest) throw pageChanged({ page: place.page })
    if (decision === null) throw nothingDecided({ page: place.page })
    const { dataSet, page } = place
    const { file } = extraction
    // The rules let nobody in who is not somebody.
    const said = { reason, by: holderOf(principal)!, at: now }
    await putDecision(db, { dataSet, file, page, digest, ...said, decision: 'withdraw' })
    await indexAgain(context, place, file)
    return place
  },
})
