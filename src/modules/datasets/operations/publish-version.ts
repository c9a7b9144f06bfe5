import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { lockDataset, sealedVersion, setCurrentVersion } from '../dataset-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { datasetNotFound, nothingSealed, versionNotFound } from '../problems.ts'
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
  problems: [datasetNotFound, nothingSealed, versionNotFound],

  facts: (context: DatasetsQuestion, input) => preparedFacts(context, input),
  concealed: concealedDataset,

  async run({ db, now, versionPublished }: DatasetsContext, { id, version: named }) {
    const dataset = await lockDataset(db, id)
    if (!dataset) throw datasetNotFound({ id })
    const digest = named ?? (await sealedVersion(db, id))
    if (!digest) throw nothingSealed({ id })
    const version = await findVersion(db, id, digest)
    if (!version) throw versionNotFound({ id })
    if (dataset.currentVersion === digest) return { ...version, changed: false }

    await markPublished(db, id, digest, now)
    await setCurrentVersion(db, id, digest, now)
    await versionPublished(db, { dataSet: id, version: digest })
    return { ...version, publishedAt: version.publishedAt ?? now.toISOString(), changed: true }
  },
})
