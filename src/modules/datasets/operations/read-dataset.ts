import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { Access, accessOf, seesReference, toldOf } from '../access.ts'
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
  summary: 'Read what is said about a data set, and the published versions that the caller may read',
  permission: 'datasets:discover',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: DatasetId }),
  output: z.strictObject({
    ...Dataset.shape,
    access: Access,
    /** Newest first; none of a data set that the caller would have to ask for. */
    versions: z.array(Version),
    /** Types of identifiers that stand in the current version, for those who are told of its reference; null for others. */
    identifiers: z.array(z.string()).nullable(),
  }),
  problems: [datasetNotFound],

  facts: datasetFacts,
  concealed: concealedDataset,

  async run(context: DatasetsContext, { id }) {
    const { db } = context
    const dataset = await findDataset(db, id)
    const facts = await datasetFacts(context, { id })
    if (!dataset || !facts) throw datasetNotFound({ id })
    const accessTo = accessOf(context)
    const access = accessTo(facts)
    const published = (await versionsOf(db, id)).filter((version) => version.publishedAt !== null)
    // A permit names versions: the others are not told of.
    const told = published.filter(
      ({ version }) => accessTo({ ...facts, data: [{ dataSet: id, version }], published: true }) !== 'ask',
    )
    return {
      ...toldOf(context, access, dataset),
      versions: access === 'ask' ? [] : told,
      identifiers: seesReference(context, access, dataset.publisher.id) ? [...(facts.identifiers ?? [])] : null,
    }
  },
})
