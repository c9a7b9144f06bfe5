import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { personalKinds } from '../../../kernel/label.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { findDataset } from '../dataset-store.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { findingsOf, isStricter, proposedBy } from '../findings.ts'
import { versionNotFound } from '../problems.ts'
import { Survey } from '../survey.ts'
import { findAnswer } from '../survey-store.ts'
import { findVersion } from '../version-store.ts'

const FileFound = z.strictObject({
  path: z.string(),
  digest: Digest,
  /** Null while nobody has looked it through. */
  survey: z.strictObject({ ...Survey.shape, detector: z.string(), surveyedAt: z.iso.datetime() }).nullable(),
})

export const readFindings = operation({
  id: 'datasets.read-findings',
  http: 'GET /data-sets/{id}/versions/{version}/findings',
  summary: 'Read what was found in the files of a version that identifies people: types and numbers, never values',
  permission: 'datasets:write',
  effect: 'read',
  cli: { positional: ['id', 'version'] },
  input: z.strictObject({ id: DatasetId, version: Digest }),
  output: z.strictObject({
    files: z.array(FileFound),
    /** The least that the label should say, by what was found until now. */
    proposed: z.enum(personalKinds),
    /** The label says less than that, and nobody has answered why. */
    unanswered: z.boolean(),
    answer: z
      .strictObject({
        proposed: z.enum(personalKinds),
        reason: z.string(),
        /** Who answers for it: a person, or a program of the installation. */
        by: z.string(),
        at: z.iso.datetime(),
      })
      .nullable(),
  }),
  problems: [versionNotFound],

  facts: (context: DatasetsQuestion, { id, version }) => versionFacts(context, { id, digest: version }),
  concealed: concealedVersion,

  async run({ db, personalData }: DatasetsContext, { id, version }) {
    const dataset = await findDataset(db, id)
    if (!dataset || !(await findVersion(db, id, version))) throw versionNotFound({ id })
    const findings = await findingsOf(db, version, personalData.revision)
    const answer = await findAnswer(db, id, version)
    const proposed = proposedBy(findings)
    return {
      files: findings.map(({ path, digest, survey }) => ({
        path,
        digest,
        survey: survey ? { ...survey, surveyedAt: survey.surveyedAt.toISOString() } : null,
      })),
      proposed,
      unanswered: isStricter(proposed, dataset.label.personal) && !(answer && !isStricter(proposed, answer.proposed)),
      answer: answer ? { ...answer, at: answer.at.toISOString() } : null,
    }
  },
})
