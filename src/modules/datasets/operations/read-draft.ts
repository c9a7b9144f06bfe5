import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { findDataset } from '../dataset-store.ts'
import { draftFiles } from '../draft-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { DatasetFile } from '../file.ts'
import { datasetNotFound } from '../problems.ts'
import { Version, versionDigest } from '../version.ts'
import { versionsOf } from '../version-store.ts'

export const readDraft = operation({
  id: 'datasets.read-draft',
  http: 'GET /data-sets/{id}/draft',
  summary: 'Read the files that the next version of a data set would hold, and every version sealed so far',
  permission: 'datasets:write',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: DatasetId }),
  output: z.strictObject({
    dataSet: DatasetId,
    files: z.array(DatasetFile),
    /** What the draft would be called if it were sealed now; null when it is empty. */
    digest: Digest.nullable(),
    /** Newest first, published or not. */
    versions: z.array(Version),
  }),
  problems: [datasetNotFound],

  facts: (context: DatasetsQuestion, { id }) => preparedFacts(context, { id }),
  concealed: concealedDataset,

  async run({ db }: DatasetsContext, { id }) {
    if (!(await findDataset(db, id))) throw datasetNotFound({ id })
    const files = await draftFiles(db, id)
    return {
      dataSet: id,
      files,
      digest: files.length > 0 ? versionDigest(files) : null,
      versions: await versionsOf(db, id),
    }
  },
})
