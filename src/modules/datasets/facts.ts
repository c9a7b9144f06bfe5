import type { Kysely } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Label } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { PermittedVersion } from './catalogue-store.ts'
import type { DatasetsQuestion } from './context.ts'
import type { Dataset } from './dataset.ts'
import { findDataset, sealedVersion } from './dataset-store.ts'
import { draftIdentifiers, identifiersOf } from './identifier-store.ts'
import { datasetNotFound, versionNotFound } from './problems.ts'
import type { DatasetTables } from './tables.ts'
import type { VersionName } from './version.ts'
import { findVersion } from './version-store.ts'

/** What the rules need to know of a data set. */
export function factsOf(dataset: Dataset, identifiers: readonly string[]): ResourceFacts {
  return {
    kind: 'data-set',
    id: dataset.id,
    label: dataset.label,
    owner: dataset.publisher.id,
    published: dataset.currentVersion !== null,
    data: [{ dataSet: dataset.id, version: null }],
    licence: dataset.licence,
    provenance: dataset.provenance,
    announced: isAnnounced(dataset),
    ...personalFacts({ ...dataset, identifiers }),
  }
}

/** What is said about it is open to everybody: it was meant to be, and there is something to read. */
function isAnnounced({ announced, currentVersion }: Dataset): boolean {
  return announced && currentVersion !== null
}

type Personal = Pick<Dataset, 'cndp' | 'purposes'> & { readonly identifiers: readonly string[] }

function personalFacts({ cndp, purposes, identifiers }: Personal): Pick<ResourceFacts, keyof Personal> {
  return { purposes, identifiers, ...(cndp && { cndp }) }
}

/** What the rules need to know of a version that readers get. */
export function permittedFacts(version: Omit<PermittedVersion, 'files'>): ResourceFacts {
  const { dataSet, label, publisher, licence, provenance, announced } = version
  return {
    kind: 'data-set-version',
    id: `${dataSet}/${version.version}`,
    label,
    owner: publisher.id,
    published: true,
    data: [{ dataSet, version: version.version }],
    licence,
    provenance,
    announced,
    ...personalFacts(version),
  }
}

/** What the rules need to know of a data set that is read: what stands in the version that readers get. */
export async function datasetFacts(
  { db }: Pick<DatasetsQuestion, 'db'>,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const dataset = await findDataset(db, id)
  return dataset && factsOf(dataset, await identifiersIn(db, id, [dataset.currentVersion]))
}

/** The same of one that is prepared: what stands in its draft and in the version that was sealed last counts too. */
export async function preparedFacts(
  { db }: Pick<DatasetsQuestion, 'db'>,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const dataset = await findDataset(db, id)
  if (!dataset) return undefined
  const sealed = await identifiersIn(db, id, [dataset.currentVersion, await sealedVersion(db, id)])
  return factsOf(dataset, [...new Set([...sealed, ...(await draftIdentifiers(db, id))])].sort())
}

/** The same of one that is published: what stands in the version that readers will get. */
export async function publicationFacts(
  { db }: Pick<DatasetsQuestion, 'db'>,
  { id, version }: { readonly id: string; readonly version?: Digest | undefined },
): Promise<ResourceFacts | undefined> {
  const dataset = await findDataset(db, id)
  return dataset && factsOf(dataset, await identifiersIn(db, id, [version ?? (await sealedVersion(db, id))]))
}

async function identifiersIn(
  db: Kysely<DatasetTables>,
  dataset: string,
  versions: readonly (Digest | null | undefined)[],
): Promise<readonly string[]> {
  const named = versions.flatMap((version) => (version ? [{ dataset, version }] : []))
  return (await identifiersOf(db, named)).get(dataset) ?? []
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
  { id, digest: named }: { readonly id: string; readonly digest: VersionName },
): Promise<ResourceFacts> {
  const dataset = await findDataset(db, id)
  const digest = named === 'current' ? dataset?.currentVersion : named
  const version = dataset && digest ? await findVersion(db, id, digest) : undefined
  if (!dataset || !version) return { kind: 'data-set', id, label: nobodysLabel, published: false }
  const published = version.publishedAt !== null
  return {
    ...factsOf(dataset, await identifiersIn(db, id, [version.version])),
    // Whoever names no version learns none from what they are told about their refusal.
    ...(named !== 'current' && { kind: 'data-set-version', id: `${id}/${version.version}` }),
    data: [{ dataSet: id, version: version.version }],
    published,
    announced: published && isAnnounced(dataset),
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
