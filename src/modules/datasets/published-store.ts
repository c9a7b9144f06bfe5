import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Clearance } from '../policy/index.ts'
import { coveredBy } from './catalogue-store.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** A version that was published, by when it was for the first time. */
export type PublishedPlace = { readonly publishedAt: Date; readonly dataSet: string; readonly version: Digest }
type PublishedVersion = PublishedPlace & { readonly titles: Multilingual }

/** Versions published so far, of data sets that the clearance covers now. */
export async function countPublished(db: DatasetDatabase, clearance: Clearance): Promise<number> {
  const { count } = await published(db, clearance)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The same, newest first, after `after`, at most `limit`. */
export async function listPublished(
  db: DatasetDatabase,
  clearance: Clearance,
  { after, limit }: { readonly after: PublishedPlace | null; readonly limit: number },
): Promise<PublishedVersion[]> {
  const rows = await published(db, clearance)
    .select(['published_at', 'dataset_id', 'digest'])
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(published_at, dataset_id, digest) < (${after?.publishedAt}, ${after?.dataSet}, ${after?.version})`,
      ),
    )
    .orderBy('published_at', 'desc')
    .orderBy('dataset_id', 'desc')
    .orderBy('digest', 'desc')
    .limit(limit)
    .execute()
  const titles = await titlesOf(
    db,
    rows.map((row) => row.dataset_id),
  )
  return rows.map((row) => ({
    publishedAt: row.published_at!,
    dataSet: row.dataset_id,
    version: row.digest,
    titles: titles.get(row.dataset_id)!,
  }))
}

async function titlesOf(db: DatasetDatabase, datasets: readonly string[]): Promise<ReadonlyMap<string, Multilingual>> {
  if (datasets.length === 0) return new Map()
  const rows = await db.selectFrom('datasets.dataset').select(['id', 'titles']).where('id', 'in', datasets).execute()
  return new Map(rows.map(({ id, titles }) => [id, titles]))
}

function published(db: DatasetDatabase, clearance: Clearance) {
  const covered = db.selectFrom('datasets.dataset').select('id').where(coveredBy(clearance))
  return db.selectFrom('datasets.version').where('published_at', 'is not', null).where('dataset_id', 'in', covered)
}
