import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { type Dataset, DatasetId } from '../dataset.ts'
import { findDataset, lockDataset, sealedVersion, setCurrentVersion } from '../dataset-store.ts'
import { concealedDataset, publicationFacts } from '../facts.ts'
import { findingsOf, isStricter, proposedBy } from '../findings.ts'
import { datasetNotFound, findingsUnanswered, nothingSealed, notSurveyed, versionNotFound } from '../problems.ts'
import { isDocument, type Survey, surveyContent } from '../survey.ts'
import { findAnswer, keepSurveys } from '../survey-store.ts'
import { Version } from '../version.ts'
import { findVersion, markPublished } from '../version-store.ts'

export const publishVersion = operation({
  id: 'datasets.publish',
  http: 'POST /data-sets/{id}/publication',
  summary: 'Publish a version of a data set: the one that was sealed last, unless another is named',
  permission: 'datasets:publish',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: DatasetId, version: Digest.optional() }),
  /** `changed: false`: readers had this version before. */
  output: z.strictObject({ ...Version.shape, changed: z.boolean() }),
  problems: [datasetNotFound, nothingSealed, versionNotFound, notSurveyed, findingsUnanswered],

  facts: (context: DatasetsQuestion, input) => publicationFacts(context, input),
  concealed: concealedDataset,

  /** Texts that no one has looked through by this revision of the detectors are looked through now. */
  async prepare(context: DatasetsContext, { id, version: named }): Promise<void> {
    const { db, personalData, now } = context
    const version = named ?? (await sealedVersion(db, id))
    if (!version || (await findDataset(db, id))?.currentVersion === version) return
    const waiting = (await findingsOf(db, version, personalData.revision)).filter(({ survey }) => !survey)
    const surveys = new Map<Digest, Survey>()
    for (const file of waiting) {
      const survey = isDocument(file) ? undefined : await surveyContent(context, file)
      if (survey) surveys.set(file.digest, survey)
    }
    if (surveys.size > 0) {
      const kept = { detector: personalData.revision, at: now }
      await db.transaction().execute((transaction) => keepSurveys(transaction, surveys, kept))
    }
    if (waiting.some(isDocument)) {
      const wanted = { dataSet: id, version }
      await db.transaction().execute((transaction) => context.readingWanted(transaction, wanted))
    }
  },

  async run(context: DatasetsContext, { id, version: named }) {
    const { db, now, versionPublished } = context
    const dataset = await lockDataset(db, id)
    if (!dataset) throw datasetNotFound({ id })
    const digest = named ?? (await sealedVersion(db, id))
    if (!digest) throw nothingSealed({ id })
    const version = await findVersion(db, id, digest)
    if (!version) throw versionNotFound({ id })
    if (dataset.currentVersion === digest) return { ...version, changed: false }
    await requireLabelSaysWhatIsFound(context, dataset, digest)

    await markPublished(db, id, digest, now)
    await setCurrentVersion(db, id, digest, now)
    await versionPublished(db, { dataSet: id, version: digest })
    return { ...version, publishedAt: version.publishedAt ?? now.toISOString(), changed: true }
  },
})

/** @throws Problem when a file was not looked through, or its findings ask for a stricter label and nobody has said why not. */
async function requireLabelSaysWhatIsFound(
  { db, personalData }: DatasetsContext,
  { id, label }: Dataset,
  version: Digest,
): Promise<void> {
  const findings = await findingsOf(db, version, personalData.revision)
  const files = findings.filter(({ survey }) => !survey).length
  if (files > 0) throw notSurveyed({ files })
  const proposed = proposedBy(findings)
  if (!isStricter(proposed, label.personal)) return
  const answer = await findAnswer(db, id, version)
  if (!answer || isStricter(proposed, answer.proposed)) throw findingsUnanswered({ proposed, personal: label.personal })
}
