import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { IndexState, KnowledgeTables } from './tables.ts'

type KnowledgeDatabase = Kysely<KnowledgeTables>

export type Refusal = {
  readonly path: string
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Indexing = {
  readonly version: Digest
  readonly recipe: string
  readonly state: IndexState
  readonly filesTotal: number
  readonly filesDone: number
  readonly documents: number
  readonly pages: number
  readonly passages: number
  readonly activeIndex: string | null
  readonly finishedAt: Date | null
}

/** A version as one of a data set: the same content may be in several. */
export type VersionOf = { readonly dataSet: string; readonly version: Digest }

/** Says that a version waits for its index. What is active stays active. */
export async function requestIndexing(
  db: KnowledgeDatabase,
  { dataSet, version }: VersionOf,
  recipe: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into knowledge.indexing
      (version, data_set, recipe, state, files_total, files_done, documents, pages, passages, active_index, requested_at)
    values (${version}, ${dataSet}, ${recipe}, 'queued', 0, 0, 0, 0, 0, null, ${at})
    on conflict (version) do update
      set data_set = excluded.data_set, recipe = excluded.recipe, state = 'queued', files_total = 0, files_done = 0, requested_at = excluded.requested_at`.execute(
    db,
  )
}

/** Progress of the job that builds an index. */
export async function noteProgress(
  db: KnowledgeDatabase,
  version: Digest,
  progress: { readonly state: IndexState; readonly filesTotal?: number; readonly filesDone?: number },
): Promise<void> {
  await db
    .updateTable('knowledge.indexing')
    .set({
      state: progress.state,
      ...(progress.filesTotal === undefined ? {} : { files_total: progress.filesTotal }),
      ...(progress.filesDone === undefined ? {} : { files_done: progress.filesDone }),
    })
    .where('version', '=', version)
    .execute()
}

export type BuiltIndex = {
  readonly version: Digest
  readonly recipe: string
  readonly index: string
  readonly documents: readonly { readonly path: string; readonly extraction: Digest }[]
  readonly refusals: readonly Refusal[]
  readonly pages: number
  readonly passages: number
  readonly at: Date
}

/** Makes an index the one that answers for its version, with the documents in it and those refused. In one transaction. */
export async function activateIndex(db: KnowledgeDatabase, built: BuiltIndex): Promise<void> {
  const { version } = built
  await db.deleteFrom('knowledge.indexed_document').where('version', '=', version).execute()
  await db.deleteFrom('knowledge.refusal').where('version', '=', version).execute()
  if (built.documents.length > 0) {
    await db
      .insertInto('knowledge.indexed_document')
      .values(built.documents.map(({ path, extraction }) => ({ version, path, extraction })))
      .execute()
  }
  if (built.refusals.length > 0) {
    await db
      .insertInto('knowledge.refusal')
      .values(built.refusals.map(({ path, code, values }) => ({ version, path, code, values: { ...values } })))
      .execute()
  }
  await db
    .updateTable('knowledge.indexing')
    .set({
      recipe: built.recipe,
      state: 'ready',
      documents: built.documents.length,
      pages: built.pages,
      passages: built.passages,
      active_index: built.index,
      finished_at: built.at,
    })
    .where('version', '=', version)
    .execute()
}

export async function findIndexing(db: KnowledgeDatabase, version: Digest): Promise<Indexing | undefined> {
  const row = await db.selectFrom('knowledge.indexing').selectAll().where('version', '=', version).executeTakeFirst()
  if (!row) return undefined
  return {
    version: row.version,
    recipe: row.recipe,
    state: row.state,
    filesTotal: row.files_total,
    filesDone: row.files_done,
    documents: row.documents,
    pages: row.pages,
    passages: row.passages,
    activeIndex: row.active_index,
    finishedAt: row.finished_at,
  }
}

export async function refusalsOf(db: KnowledgeDatabase, version: Digest): Promise<Refusal[]> {
  return db
    .selectFrom('knowledge.refusal')
    .select(['path', 'code', 'values'])
    .where('version', '=', version)
    .orderBy('path')
    .execute()
}

export type DocumentRead = {
  readonly path: string
  readonly pages: number
  /** Pages whose text is damaged, and repaired beside it. */
  readonly damagedPages: number
  /** Pages that were images, read by character recognition. */
  readonly recognisedPages: number
}

/** What was read from each document of a version. */
export async function documentsRead(db: KnowledgeDatabase, version: Digest): Promise<DocumentRead[]> {
  const rows = await db
    .selectFrom('knowledge.indexed_document as document')
    .innerJoin('knowledge.page as page', 'page.extraction', 'document.extraction')
    .where('document.version', '=', version)
    .groupBy('document.path')
    .orderBy('document.path')
    .select(({ fn }) => [
      'document.path',
      fn.countAll<string>().as('pages'),
      fn.count<string>('page.repaired').as('damaged'),
      fn.count<string>('page.ocr_confidence').as('recognised'),
    ])
    .execute()
  return rows.map(({ path, pages, damaged, recognised }) => ({
    path,
    pages: Number(pages),
    damagedPages: Number(damaged),
    recognisedPages: Number(recognised),
  }))
}

/** The active index of each version that has one. */
export async function activeIndexes(
  db: KnowledgeDatabase,
  versions: readonly Digest[],
): Promise<{ readonly version: Digest; readonly index: string }[]> {
  if (versions.length === 0) return []
  const rows = await db
    .selectFrom('knowledge.indexing')
    .select(['version', 'active_index'])
    .where('version', 'in', versions)
    .where('active_index', 'is not', null)
    .execute()
  return rows.map((row) => ({ version: row.version, index: row.active_index! }))
}

/** Names of all active indexes: what must not be removed. */
export async function allActiveIndexes(db: KnowledgeDatabase): Promise<Set<string>> {
  const rows = await db
    .selectFrom('knowledge.indexing')
    .select('active_index')
    .where('active_index', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.active_index!))
}

/** Versions whose index was asked for by another recipe, never came to its end, or is active and not among the files. */
export async function versionsToIndex(
  db: KnowledgeDatabase,
  recipe: string,
  files: readonly string[],
): Promise<VersionOf[]> {
  const rows = await db
    .selectFrom('knowledge.indexing')
    .select(['data_set', 'version'])
    .where((where) =>
      where.or([
        where('recipe', '!=', recipe),
        where('state', '!=', 'ready'),
        sql<boolean>`active_index is not null and active_index <> all (${files}::text[])`,
      ]),
    )
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ dataSet: row.data_set, version: row.version }))
}

/** No version is answered for any more by an index that is not among the files. */
export async function forgetIndexesBut(db: KnowledgeDatabase, files: readonly string[]): Promise<void> {
  await sql`
    update knowledge.indexing set active_index = null
    where active_index is not null and active_index <> all (${files}::text[])`.execute(db)
}

export async function findIndexedDocument(
  db: KnowledgeDatabase,
  version: Digest,
  path: string,
): Promise<{ readonly extraction: Digest } | undefined> {
  return db
    .selectFrom('knowledge.indexed_document')
    .select('extraction')
    .where('version', '=', version)
    .where('path', '=', path)
    .executeTakeFirst()
}

/** The extractions of documents by their places, by `<version> <path>`. One that is not in the index of its version is left out. */
export async function extractionsAt(
  db: KnowledgeDatabase,
  places: readonly { readonly version: Digest; readonly path: string }[],
): Promise<ReadonlyMap<string, Digest>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<{ version: Digest; path: string; extraction: Digest }>`
    select document.* from unnest(
      ${places.map(({ version }) => version)}::text[],
      ${places.map(({ path }) => path)}::text[]
    ) as wanted (version, path)
    join knowledge.indexed_document document using (version, path)`.execute(db)
  return new Map(rows.map(({ version, path, extraction }) => [`${version} ${path}`, extraction]))
}
