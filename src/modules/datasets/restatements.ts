import { type Kysely, sql } from 'kysely'
import type { RestatedSource } from './file.ts'
import type { Holding } from './holding-store.ts'
import { restatedIn } from './restated-sources.ts'
import type { DatasetTables } from './tables.ts'

type Restating = Pick<Holding, 'dataSet' | 'file' | 'restatement'>
type RestatedBy = ReturnType<typeof restatedIn>

/** Characters of descriptions that are kept between calls, ready to be compared with; two bytes each, and twice over. */
const mostKept = 8 * 2 ** 20

/** By what they are and what they say, so that a changed one is another. Those used last are at the end. */
const kept = new Map<string, { readonly restated: RestatedBy; readonly size: number }>()
let size = 0

/** Tells which sources a stretch of some files restates: `restatedIn` for many, each description read once as long as it is kept. */
export async function restatementsOf(
  db: Kysely<DatasetTables>,
  holdings: readonly Restating[],
): Promise<(holding: Restating, text: string) => RestatedSource[]> {
  const known = new Map<string, RestatedBy>()
  const missing = new Map<string, Restating>()
  for (const holding of holdings) {
    if (holding.restatement === null) continue
    const key = keyOf(holding)
    const found = kept.get(key)
    if (!found) missing.set(key, holding)
    else {
      known.set(key, found.restated)
      kept.delete(key)
      kept.set(key, found)
    }
  }
  for (const row of missing.size > 0 ? await read(db, [...missing.values()]) : []) {
    const restated = restatedIn(row)
    known.set(row.key, restated)
    keep(row.key, restated, JSON.stringify(row.restates).length)
  }
  return (holding, text) => known.get(keyOf(holding))?.(text) ?? []
}

function keyOf({ dataSet, file, restatement }: Restating): string {
  return `${dataSet} ${file.digest} ${restatement} ${file.path}`
}

async function read(db: Kysely<DatasetTables>, holdings: readonly Restating[]) {
  const { rows } = await sql<{ key: string; restates: RestatedSource[] }>`
    select dataset_id || ' ' || digest || ' ' || restatement || ' ' || path as key, restates from unnest(
      ${holdings.map(({ dataSet }) => dataSet)}::text[],
      ${holdings.map(({ file }) => file.path)}::text[],
      ${holdings.map(({ file }) => file.digest)}::text[]
    ) as wanted (dataset_id, path, digest)
    join datasets.file_description using (dataset_id, path, digest)`.execute(db)
  return rows
}

function keep(key: string, restated: RestatedBy, length: number): void {
  kept.set(key, { restated, size: length })
  size += length
  for (const [oldest, { size: freed }] of kept) {
    if (size <= mostKept) return
    kept.delete(oldest)
    size -= freed
  }
}
