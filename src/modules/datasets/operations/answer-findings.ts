import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { personalKinds } from '../../../kernel/label.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { isShowable } from '../../../kernel/shown-text.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { lockDataset } from '../dataset-store.ts'
import { concealedDataset, publicationFacts } from '../facts.ts'
import { findingsOf, isStricter, proposedBy } from '../findings.ts'
import { datasetNotFound, nothingToAnswer, versionNotFound } from '../problems.ts'
import { putAnswer } from '../survey-store.ts'
import { findVersion } from '../version-store.ts'

const Reason = z.string().trim().min(10).max(2000).refine(isShowable)

export const answerFindings = operation({
  id: 'datasets.answer-findings',
  http: 'POST /data-sets/{id}/versions/{version}/findings-answer',
  summary: 'State in writing why what was found in a version does not make its label stricter',
  permission: 'datasets:write',
  effect: 'write',
  cli: { positional: ['id', 'version'] },
  input: z.strictObject({ id: DatasetId, version: Digest, reason: Reason }),
  /** The label that the findings propose, which this version may now be published without. */
  output: z.strictObject({ dataSet: DatasetId, version: Digest, proposed: z.enum(personalKinds) }),
  problems: [datasetNotFound, versionNotFound, nothingToAnswer],

  /** The reason is the officer's own text, and may name whom it is about. */
  redact: ({ personalData }: DatasetsQuestion, input) => ({ ...input, reason: personalData.mask(input.reason).text }),
  facts: (context: DatasetsQuestion, input) => publicationFacts(context, input),
  concealed: concealedDataset,

  async run({ db, now, principal, personalData, versionSealed }: DatasetsContext, { id, version, reason }) {
    const dataset = await lockDataset(db, id)
    if (!dataset) throw datasetNotFound({ id })
    if (!(await findVersion(db, id, version))) throw versionNotFound({ id })
    const proposed = proposedBy(await findingsOf(db, version, personalData.revision))
    if (proposed === 'none' || !isStricter(proposed, dataset.label.personal)) throw nothingToAnswer({})
    // The rules let nobody in who is not somebody.
    await putAnswer(db, id, version, { proposed, reason, by: holderOf(principal)!, at: now })
    // What the rules kept from being read because of what was found is wanted again.
    await versionSealed(db, { dataSet: id, version })
    return { dataSet: id, version, proposed }
  },
})
