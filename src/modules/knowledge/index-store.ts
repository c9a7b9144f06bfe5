import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { QualityReason } from './quality/assess-page.ts'
import type { IndexState, KnowledgeTables } from './tables.ts'

type KnowledgeDatabase = Kysely<KnowledgeTables>

export type Refusal = {
  readonly path: string
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Indexing = VersionOf & {
  readonly recipe: string
  readonly state: IndexState
  readonly filesTotal: number
  readonly filesDone: number
  /** Pages read until now, of the files that are being read. */
  readonly pagesDone: number
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
    on conflict (data_set, version) do update
      set recipe = excluded.recipe, state = 'queued', files_total = 0, files_done = 0, pages_done = 0,
        requested_at = excluded.requested_at`.execute(db)
}

/** Progress of the job that builds an index. */
export async function noteProgress(
  db: KnowledgeDatabase,
  { dataSet, version }: VersionOf,
  progress: {
    readonly state: IndexState
    readonly filesTotal?: number
    readonly filesDone?: number
    readonly pagesDone?: number
  },
): Promise<void> {
  await db
    .updateTable('knowledge.indexing')
    .set({
      state: progress.state,
      ...(progress.filesTotal === undefined ? {} : { files_total: progress.filesTotal }),
      ...(progress.filesDone === undefined ? {} : { files_done: progress.filesDone }),
      ...(progress.pagesDone === undefined ? {} : { pages_done: progress.pagesDone }),
    })
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .execute()
}

export type BuiltIndex = VersionOf & {
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
  const { dataSet, version } = built
  const of = { data_set: dataSet, version }
  await db
    .deleteFrom('knowledge.indexed_document')
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .execute()
  await db.deleteFrom('knowledge.refusal').where('data_set', '=', dataSet).where('version', '=', version).execute()
  if (built.documents.length > 0) {
    await db
      .insertInto('knowledge.indexed_document')
      .values(built.documents.map(({ path, extraction }) => ({ ...of, path, extraction })))
      .execute()
  }
  if (built.refusals.length > 0) {
    await db
      .insertInto('knowledge.refusal')
      .values(built.refusals.map(({ path, code, values }) => ({ ...of, path, code, values: { ...values } })))
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
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .execute()
}

export async function findIndexing(
  db: KnowledgeDatabase,
  { dataSet, version }: VersionOf,
): Promise<Indexing | undefined> {
  const row = await db
    .selectFrom('knowledge.indexing')
    .selectAll()
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    dataSet: row.data_set,
    version: row.version,
    recipe: row.recipe,
    state: row.state,
    filesTotal: row.files_total,
    filesDone: row.files_done,
    pagesDone: row.pages_done,
    documents: row.documents,
    pages: row.pages,
    passages: row.passages,
    activeIndex: row.active_index,
    finishedAt: row.finished_at,
  }
}

export async function refusalsOf(db: KnowledgeDatabase, { dataSet, version }: VersionOf): Promise<Refusal[]> {
  return db
    .selectFrom('knowledge.refusal')
    .select(['path', 'code', 'values'])
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .orderBy('path')
    .execute()
}

/** What became of a document of a version. */
export type ReadResult = {
  readonly path: string
  readonly pages: number
  /** Pages whose text is damaged, and repaired beside it. */
  readonly damagedPages: number
  /** Pages that were images, read by character recognition, and how sure it was of them on the whole: 0 to 1. */
  readonly recognisedPages: number
  readonly meanConfidence: number | null
  /** Pages that an officer wrote anew, or accepted as they are. */
  readonly correctedPages: number
  readonly acceptedPages: number
  /** Pages that are not indexed until an officer accepts or corrects them, and how many of them say so by which signal. */
  readonly pagesBelowGate: number
  readonly reasons: Readonly<Partial<Record<QualityReason, number>>>
}

/** What was read from each document of a version. */
export async function documentsRead(db: KnowledgeDatabase, { dataSet, version }: VersionOf): Promise<ReadResult[]> {
  const { rows } = await sql<CountedDocument>`
    with page as (
      select document.path, page.*,
        page.verdict = 'below-gate' and decision.decision is distinct from 'accept' as below_gate,
        page.verdict = 'below-gate' and decision.decision = 'accept' as accepted
      from knowledge.indexed_document document
      join knowledge.extraction extraction on extraction.digest = document.extraction
      join knowledge.page page on page.extraction = document.extraction
      left join lateral (
        select decision.decision from knowledge.page_decision decision
        where decision.data_set = document.data_set and decision.file = extraction.file
          and decision.page = page.number and decision.page_digest = page.digest
        order by decision.id desc limit 1
      ) decision on page.verdict = 'below-gate'
      where document.data_set = ${dataSet} and document.version = ${version}
    ), reason as (
      select path, jsonb_object_agg(code, pages) as reasons
      from (
        select path, code, count(*) as pages from page, unnest(reasons) code where below_gate group by path, code
      ) counted
      group by path
    )
    select path, count(*)::int as pages,
      (count(*) filter (where verdict = 'repaired'))::int as "damagedPages",
      count(ocr_confidence)::int as "recognisedPages",
      avg(ocr_confidence) as "meanConfidence",
      (count(*) filter (where corrected))::int as "correctedPages",
      (count(*) filter (where accepted))::int as "acceptedPages",
      (count(*) filter (where below_gate))::int as "pagesBelowGate",
      coalesce((select reasons from reason where reason.path = page.path), '{}') as reasons
    from page group by path order by path`.execute(db)
  return rows.map((row) => ({
    ...row,
    meanConfidence: row.meanConfidence === null ? null : Number(row.meanConfidence),
  }))
}

type CountedDocument = Omit<ReadResult, 'meanConfidence'> & { readonly meanConfidence: number | string | null }

/** The active index of each version that has one, by `<data set> <version>`. */
export async function activeIndexes(
  db: KnowledgeDatabase,
  versions: readonly VersionOf[],
): Promise<ReadonlyMap<string, string>> {
  if (versions.length === 0) return new Map()
  const { rows } = await sql<{ data_set: string; version: Digest; active_index: string }>`
    select data_set, version, active_index from unnest(
      ${versions.map(({ dataSet }) => dataSet)}::text[],
      ${versions.map(({ version }) => version)}::text[]
    ) as wanted (data_set, version)
    join knowledge.indexing indexing using (data_set, version)
    where active_index is not null`.execute(db)
  return new Map(rows.map((row) => [`${row.data_set} ${row.version}`, row.active_index]))
}

/** Every version whose index is as it was last asked for, with it. */
export async function versionsWithIndex(db: KnowledgeDatabase): Promise<(VersionOf & { readonly index: string })[]> {
  const rows = await db
    .selectFrom('knowledge.indexing')
    .select(['data_set', 'version', 'active_index'])
    .where('state', '=', 'ready')
    .where('active_index', 'is not', null)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ dataSet: row.data_set, version: row.version, index: row.active_index! }))
}

/** The documents in the index of a version, by path. */
export async function indexedDocuments(
  db: KnowledgeDatabase,
  { dataSet, version }: VersionOf,
): Promise<{ readonly path: string; readonly extraction: Digest }[]> {
  return db
    .selectFrom('knowledge.indexed_document')
    .select(['path', 'extraction'])
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .orderBy('path')
    .execute()
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
    .orderBy('data_set')
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
  { dataSet, version }: VersionOf,
  path: string,
): Promise<{ readonly extraction: Digest } | undefined> {
  return db
    .selectFrom('knowledge.indexed_document')
    .select('extraction')
    .where('data_set', '=', dataSet)
    .where('version', '=', version)
    .where('path', '=', path)
    .executeTakeFirst()
}

/** Where a document stands: the same version in another data set may be read in another way. */
export type DocumentPlace = VersionOf & { readonly path: string }

/** The extractions of documents by their places, by `placeKey`. One that is not in the index of its version is left out. */
export async function extractionsAt(
  db: KnowledgeDatabase,
  places: readonly DocumentPlace[],
): Promise<ReadonlyMap<string, Digest>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<DocumentPlace & { extraction: Digest }>`
    select document.data_set as "dataSet", document.version, document.path, document.extraction from unnest(
      ${places.map(({ dataSet }) => dataSet)}::text[],
      ${places.map(({ version }) => version)}::text[],
      ${places.map(({ path }) => path)}::text[]
    ) as wanted (data_set, version, path)
    join knowledge.indexed_document document using (data_set, version, path)`.execute(db)
  return new Map(rows.map(({ extraction, ...place }) => [placeKey(place), extraction]))
}

export function placeKey({ dataSet, version, path }: DocumentPlace): string {
  return `${dataSet} ${version} ${path}`
}
