import type { Kysely, Selectable } from 'kysely'
import type { ItemKey } from './context.ts'
import type { Endpoint } from './endpoint.ts'
import { EndpointSettings } from './solvers/endpoint-solver.ts'
import type { EvaluationTables } from './tables.ts'

type EvaluationDatabase = Kysely<EvaluationTables>

/** An endpoint as its row has it. */
export type StoredEndpoint = Omit<Selectable<EvaluationTables['evaluation.endpoint']>, 'settings'> & {
  readonly settings: EndpointSettings
}

export async function insertEndpoint(
  db: EvaluationDatabase,
  endpoint: Omit<StoredEndpoint, 'ended_at'>,
): Promise<StoredEndpoint> {
  const row = await db
    .insertInto('evaluation.endpoint')
    .values({ ...endpoint, settings: JSON.stringify(endpoint.settings), ended_at: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  return endpointOf(row)
}

export async function findEndpoint(db: EvaluationDatabase, id: string): Promise<StoredEndpoint | undefined> {
  const row = await db.selectFrom('evaluation.endpoint').selectAll().where('id', '=', id).executeTakeFirst()
  return row && endpointOf(row)
}

/** Newest first, at most `limit`; those that have ended too. */
export async function listEndpoints(db: EvaluationDatabase, limit: number): Promise<StoredEndpoint[]> {
  const rows = await db
    .selectFrom('evaluation.endpoint')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(endpointOf)
}

/** Its key is forgotten. `false` when it had ended before: of two at once, exactly one gets `true`. */
export async function endEndpoint(db: EvaluationDatabase, id: string, at: Date): Promise<boolean> {
  const ended = await db
    .updateTable('evaluation.endpoint')
    .set({ ended_at: at, key: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

function addressOf(id: string): string {
  return `evaluation/endpoint/${id}`
}

export function sealKey(itemKey: ItemKey, id: string, key: string): Buffer {
  return itemKey.seal(addressOf(id), key)
}

/** The key that the endpoint wants, for whoever asks it; null when it wants none. */
export function keyOf(itemKey: ItemKey, { id, key }: Pick<StoredEndpoint, 'id' | 'key'>): string | null {
  return key === null ? null : itemKey.open(addressOf(id), key)
}

export function showEndpoint(row: StoredEndpoint): Endpoint {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    model: row.model,
    settings: row.settings,
    hasKey: row.key !== null,
    parallel: row.parallel,
    digest: row.digest,
    owner: row.owner_id,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

function endpointOf(row: Selectable<EvaluationTables['evaluation.endpoint']>): StoredEndpoint {
  return { ...row, settings: EndpointSettings.parse(row.settings) }
}
