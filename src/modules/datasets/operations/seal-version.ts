import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { lockDataset, setSealedVersion } from '../dataset-store.ts'
import { draftFiles } from '../draft-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { datasetNotFound, draftEmpty } from '../problems.ts'
import { Version, versionDigest } from '../version.ts'
import { findVersion, sealDraft } from '../version-store.ts'

export const sealVersion = operation({
  id: 'datasets.seal',
  http: 'POST /data-sets/{id}/versions',
  summary: 'Seal the draft of a data set as a version, named by the digest of its content',
  permission: 'datasets:write',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: DatasetId }),
  /** `created: false`: the data set had this content before, as the version that is answered. */
  output: z.strictObject({ ...Version.shape, created: z.boolean() }),
  problems: [datasetNotFound, draftEmpty],

  facts: (context: DatasetsQuestion, { id }) => preparedFacts(context, { id }),
  concealed: concealedDataset,

  async run({ db, now, versionSealed }: DatasetsContext, { id }) {
    if (!(await lockDataset(db, id))) throw datasetNotFound({ id })
    const files = await draftFiles(db, id)
    if (files.length === 0) throw draftEmpty({ id })

    const digest = versionDigest(files)
    const size = files.reduce((sum, file) => sum + file.size, 0)
    const created = await sealDraft(db, id, { digest, files: files.length, size, at: now })
    await setSealedVersion(db, id, digest)
    await versionSealed(db, { dataSet: id, version: digest })
    const version = await findVersion(db, id, digest)
    if (!version) throw new Error('a version that was just sealed is not there')
    return { ...version, created }
  },
})
