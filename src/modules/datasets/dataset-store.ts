import type { Kysely, Selectable } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Dataset, Metadata, Publisher } from './dataset.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>
export type DatasetRow = Selectable<DatasetTables['datasets.dataset']>

export function datasetOf(row: DatasetRow): Dataset {
  return {
    id: row.id,
    slug: row.slug,
    publisher: { id: row.publisher_id, names: row.publisher_names, verified: row.publisher_verified },
    titles: row.titles,
    descriptions: row.descriptions,
    licence: row.licence,
    licenceText: row.licence_text,
    label: {
      secrecy: row.secrecy,
      personal: row.personal,
      sectors: row.sectors,
      residency: row.residency ?? 'anywhere',
    },
    sourceUrl: row.source_url,
    provenance: row.provenance,
    announced: row.announced,
    cndp: row.cndp,
    purposes: row.purposes,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    currentVersion: row.current_version,
  }
}

export async function findDataset(db: DatasetDatabase, id: string): Promise<Dataset | undefined> {
  const row = await db.selectFrom('datasets.dataset').selectAll().where('id', '=', id).executeTakeFirst()
  return row && datasetOf(row)
}

/** Of two transactions that change the same data set, one waits here for the other. */
export async function lockDataset(db: DatasetDatabase, id: string): Promise<Dataset | undefined> {
  const row = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && datasetOf(row)
}

export async function findBySlug(db: DatasetDatabase, publisher: string, slug: string): Promise<Dataset | undefined> {
  const row = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where('publisher_id', '=', publisher)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && datasetOf(row)
}

type NewDataset = Metadata & { readonly id: string; readonly slug: string; readonly publisher: Publisher }

/** `false` when the publisher has a data set of that slug: of two requests at once, exactly one gets `true`. */
export async function insertDataset(db: DatasetDatabase, dataset: NewDataset, at: Date): Promise<boolean> {
  const result = await db
    .insertInto('datasets.dataset')
    .values({
      id: dataset.id,
      slug: dataset.slug,
      publisher_id: dataset.publisher.id,
      publisher_names: JSON.stringify(dataset.publisher.names),
      publisher_verified: dataset.publisher.verified,
      ...metadataColumns(dataset),
      created_at: at,
      changed_at: at,
      published_at: null,
      current_version: null,
      sealed_version: null,
    })
    .onConflict((conflict) => conflict.constraint('dataset_slug_key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateMetadata(db: DatasetDatabase, id: string, metadata: Metadata, at: Date): Promise<void> {
  await db
    .updateTable('datasets.dataset')
    .set({ ...metadataColumns(metadata), changed_at: at })
    .where('id', '=', id)
    .execute()
}

function metadataColumns(metadata: Metadata) {
  const { label } = metadata
  return {
    titles: JSON.stringify(metadata.titles),
    descriptions: metadata.descriptions && JSON.stringify(metadata.descriptions),
    licence: metadata.licence,
    licence_text: metadata.licenceText,
    secrecy: label.secrecy,
    personal: label.personal,
    sectors: label.sectors,
    residency: label.residency === 'anywhere' ? null : label.residency,
    source_url: metadata.sourceUrl,
    provenance: metadata.provenance,
    announced: metadata.announced,
    cndp: metadata.cndp && JSON.stringify(metadata.cndp),
    purposes: [...metadata.purposes],
  }
}

/** The version that was sealed last; `undefined` before the first. */
export async function sealedVersion(db: DatasetDatabase, id: string): Promise<Digest | undefined> {
  const row = await db.selectFrom('datasets.dataset').select('sealed_version').where('id', '=', id).executeTakeFirst()
  return row?.sealed_version ?? undefined
}

/** Of each of these data sets, the version that readers get and the one that was sealed last, which they may get next. */
export async function versionsInUse(
  db: DatasetDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<Digest>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('datasets.dataset')
    .select(['id', 'current_version', 'sealed_version'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, current_version, sealed_version }) => [
      id,
      new Set([current_version, sealed_version].flatMap((version) => version ?? [])),
    ]),
  )
}

export async function setSealedVersion(db: DatasetDatabase, id: string, version: Digest): Promise<void> {
  await db.updateTable('datasets.dataset').set({ sealed_version: version }).where('id', '=', id).execute()
}

/** Points readers at a version, and says since when there is one. */
export async function setCurrentVersion(db: DatasetDatabase, id: string, version: Digest, at: Date): Promise<void> {
  await db
    .updateTable('datasets.dataset')
    .set((columns) => ({
      current_version: version,
      published_at: columns.fn.coalesce('published_at', columns.val(at)),
    }))
    .where('id', '=', id)
    .execute()
}
