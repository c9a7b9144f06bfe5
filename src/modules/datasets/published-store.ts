import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Readership } from '../policy/index.ts'
import { coveredBy, readableBy } from './catalogue-store.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** Data sets, each with the version that readers get; or every version that was published. */
export type PublishedThing = 'data-set' | 'version'

/** Something published, by when it was for the first time. */
export type PublishedPlace = { readonly publishedAt: Date; readonly dataSet: string; readonly version: Digest }
type Published = PublishedPlace & { readonly slug: string; readonly titles: Multilingual }

/** How many are published of what the readership covers now. */
export async function countPublished(
  db: DatasetDatabase,
  thing: PublishedThing,
  readership: Readership,
): Promise<number> {
  const { count } = await publishedOf(db, thing, readership)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The same, newest first, after `after`, at most `limit`. */
export async function listPublished(
  db: DatasetDatabase,
  thing: PublishedThing,
  readership: Readership,
  { after, limit }: { readonly after: PublishedPlace | null; readonly limit: number },
): Promise<Published[]> {
  const rows = await publishedOf(db, thing, readership)
    .innerJoin('datasets.dataset as dataset', 'dataset.id', 'published.dataset_id')
    .select(['published.published_at', 'published.dataset_id', 'published.digest', 'dataset.slug', 'dataset.titles'])
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(published.published_at, published.dataset_id, published.digest)
          < (${after?.publishedAt}, ${after?.dataSet}, ${after?.version})`,
      ),
    )
    .orderBy('published.published_at', 'desc')
    .orderBy('published.dataset_id', 'desc')
    .orderBy('published.digest', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    publishedAt: row.published_at,
    dataSet: row.dataset_id,
    version: row.digest,
    slug: row.slug,
    titles: row.titles,
  }))
}

function publishedOf(db: DatasetDatabase, thing: PublishedThing, readership: Readership) {
  const published = db.selectFrom('datasets.dataset').where('current_version', 'is not', null)
  const readable = (by: Readership) => published.where(readableBy(by))
  if (thing === 'data-set') {
    const dataSets = readable(readership)
      .select('id as dataset_id')
      .select((columns) => [
        columns.ref('published_at').$notNull().as('published_at'),
        columns.ref('current_version').$notNull().as('digest'),
      ])
    return db.selectFrom(dataSets.as('published'))
  }
  // Who reads by a role reads every version; a permit opens those that it names.
  const { permitted } = readership
  const versions = db
    .selectFrom('datasets.version')
    .select(['dataset_id', 'digest'])
    .select((columns) => columns.ref('published_at').$notNull().as('published_at'))
    .where('published_at', 'is not', null)
    .where((columns) =>
      columns.or([
        columns('dataset_id', 'in', readable({ ...readership, permitted: null }).select('id')),
        ...(permitted?.data ?? []).map(({ dataSet, version }) =>
          columns.and([
            columns('dataset_id', '=', dataSet),
            ...(version === null ? [] : [columns('digest', '=', version)]),
            columns('dataset_id', 'in', published.where(coveredBy(permitted!.clearance)).select('id')),
          ]),
        ),
      ]),
    )
  return db.selectFrom(versions.as('published'))
}
