import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext } from '../context.ts'
import { Dataset, DatasetId } from '../dataset.ts'
import { findDataset } from '../dataset-store.ts'
import { concealedDataset, datasetFacts } from '../facts.ts'
import { datasetNotFound } from '../problems.ts'
import { Version } from '../version.ts'
import { versionsOf } from '../version-store.ts'

export const readDataset = operation({
  id: 'datasets.read',
  http: 'GET /data-sets/{id}',
  summary: 'Read what is said about a data set, and its published versions',
  permission: 'datasets:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: DatasetId }),
  /** `versions`: newest first. */
  output: z.strictObject({ ...Dataset.shape, versions: z.array(Version) }),
  problems: [datasetNotFound],

  facts: datasetFacts,
  concealed: concealedDataset,

  async run({ db }: DatasetsContext, { id }) {
    const dataset = await findDataset(db, id)
    if (!dataset) throw datasetNotFound({ id })
    const versions = await versionsOf(db, id)
    return { ...dataset, versions: versions.filter((version) => version.publishedAt !== null) }
  },
})
