import type { Kysely } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Label } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { PermittedVersion } from './catalogue-store.ts'
import type { DatasetsQuestion } from './context.ts'
import type { Dataset } from './dataset.ts'
import { findDataset } from './dataset-store.ts'
import { datasetNotFound, versionNotFound } from './problems.ts'
import type { DatasetTables } from './tables.ts'
import { findVersion } from './version-store.ts'

/** What the rules need to know of a data set. */
export function factsOf(dataset: Dataset): ResourceFacts {
  return {
    kind: 'data-set',
    id: dataset.id,
    label: dataset.label,
    owner: dataset.publisher.id,
    published: dataset.currentVersion !== null,
    data: [{ dataSet: dataset.id, version: null }],
    licence: dataset.licence,
    provenance: dataset.provenance,
  }
}

/** What the rules need to know of a version that readers get. */
export function permittedFacts(version: Omit<PermittedVersion, 'files'>): ResourceFacts {
  const { dataSet, label, publisher, licence, provenance } = version
  return {
    kind: 'data-set-version',
    id: `${dataSet}/${version.version}`,
    label,
    owner: publisher.id,
    published: true,
    data: [{ dataSet, version: version.version }],
    licence,
    provenance,
  }
}

export async function datasetFacts(
  { db }: DatasetsQuestion,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const dataset = await findDataset(db, id)
  return dataset && factsOf(dataset)
}

/**
 * What the rules need to know of a version of a data set. One that was sealed and never published is a draft, whatever
 * else of its data set is published.
 *
 * A version that is not this data set's gets facts too, ones that nobody is cleared for: versions are named by their
 * content, so an open data set in the address must not open another's version.
 */
export async function versionFacts(
  { db }: { readonly db: Kysely<DatasetTables> },
  { id, digest }: { readonly id: string; readonly digest: Digest },
): Promise<ResourceFacts> {
  const dataset = await findDataset(db, id)
  const version = dataset && (await findVersion(db, id, digest))
  if (!version) return { kind: 'data-set', id, label: nobodysLabel, published: false }
  return {
    ...factsOf(dataset),
    kind: 'data-set-version',
    id: `${id}/${digest}`,
    data: [{ dataSet: id, version: digest }],
    published: version.publishedAt !== null,
  }
}

const nobodysLabel: Label = { secrecy: 'very-sensitive', personal: 'sensitive', sectors: [], residency: [] }

/** A data set that its label conceals is answered like one that is not there. */
export function concealedDataset({ id }: { readonly id: string }): Problem {
  return datasetNotFound({ id })
}

/** So is a version, whether it is missing itself or its data set is. */
export function concealedVersion({ id }: { readonly id: string }): Problem {
  return versionNotFound({ id })
}
