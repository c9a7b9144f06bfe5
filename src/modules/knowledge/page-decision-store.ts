import { type Kysely, type Selectable, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { DecidedPage, PageDecision, WithdrawnDecision } from './page-decision.ts'
import type { QualityReason, Signal } from './quality/assess-page.ts'
import type { KnowledgeTables } from './tables.ts'

type KnowledgeDatabase = Kysely<KnowledgeTables>
type DecisionRow = Omit<Selectable<KnowledgeTables['knowledge.page_decision']>, 'id'>

/** Keeps a decision beside those before it: from now on this one counts, or none does. */
export async function putDecision(db: KnowledgeDatabase, decided: PageDecision | WithdrawnDecision): Promise<void> {
  const { dataSet, file, page, digest, decision, reason, by, at } = decided
  await db
    .insertInto('knowledge.page_decision')
    .values({
      data_set: dataSet,
      file,
      page,
      page_digest: digest,
      decision,
      text: decided.decision === 'correct' ? decided.text : null,
      reason,
      decided_by: by,
      decided_at: at,
    })
    .execute()
}

/** What was decided last about each page of these files, in this data set. */
export async function decisionsOn(
  db: KnowledgeDatabase,
  dataSet: string,
  files: readonly Digest[],
): Promise<PageDecision[]> {
  const { rows } = await sql<DecisionRow>`
    select distinct on (file, page, page_digest) * from knowledge.page_decision
    where data_set = ${dataSet} and file = any (${[...files]}::text[])
    order by file, page, page_digest, id desc`.execute(db)
  return rows.flatMap((row) => decisionOf(row) ?? [])
}

/** What was decided last about a page as it was read. */
export async function findDecision(
  db: KnowledgeDatabase,
  { dataSet, file, page, digest }: DecidedPage,
): Promise<PageDecision | undefined> {
  const row = await db
    .selectFrom('knowledge.page_decision')
    .selectAll()
    .where('data_set', '=', dataSet)
    .where('file', '=', file)
    .where('page', '=', page)
    .where('page_digest', '=', digest)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && decisionOf(row)
}

/** Whether something was decided on a document of this version after its index was asked for last. */
export async function decidedSince(
  db: KnowledgeDatabase,
  { dataSet, version }: { readonly dataSet: string; readonly version: Digest },
): Promise<boolean> {
  const { rows } = await sql`
    select from knowledge.indexing indexing
    join knowledge.indexed_document document
      on document.data_set = indexing.data_set and document.version = indexing.version
    join knowledge.extraction extraction on extraction.digest = document.extraction
    join knowledge.page_decision decision on decision.data_set = indexing.data_set and decision.file = extraction.file
    where indexing.data_set = ${dataSet} and indexing.version = ${version}
      and decision.decided_at > indexing.requested_at
    limit 1`.execute(db)
  return rows.length > 0
}

/** The versions of a data set in whose index a file is. */
export async function versionsWith(db: KnowledgeDatabase, dataSet: string, file: Digest): Promise<Digest[]> {
  const rows = await db
    .selectFrom('knowledge.indexed_document as document')
    .innerJoin('knowledge.extraction as extraction', 'extraction.digest', 'document.extraction')
    .select('document.version')
    .distinct()
    .where('document.data_set', '=', dataSet)
    .where('extraction.file', '=', file)
    .execute()
  return rows.map(({ version }) => version)
}

/** Versions with pages that wait for an officer, most pages first, and how many; at most `limit`. */
export async function versionsBelowGate(
  db: KnowledgeDatabase,
  limit: number,
): Promise<{ readonly dataSet: string; readonly version: Digest; readonly pages: number }[]> {
  const { rows } = await sql<{ dataSet: string; version: Digest; pages: number }>`
    select document.data_set as "dataSet", document.version, count(*)::int as pages
    from knowledge.page page
    join knowledge.extraction extraction on extraction.digest = page.extraction
    join knowledge.indexed_document document on document.extraction = page.extraction
    where page.verdict = 'below-gate' and coalesce((
      select decision.decision from knowledge.page_decision decision
      where decision.data_set = document.data_set and decision.file = extraction.file
        and decision.page = page.number and decision.page_digest = page.digest
      order by decision.id desc limit 1
    ), 'withdraw') = 'withdraw'
    group by document.data_set, document.version
    order by pages desc, document.data_set, document.version
    limit ${limit}`.execute(db)
  return rows
}

/** A page that is below the gate as it was read, whatever was decided about it. */
export type PageBelowGate = {
  readonly path: string
  readonly page: number
  readonly mediaType: string
  readonly reasons: readonly QualityReason[]
  readonly signals: Readonly<Partial<Record<QualityReason, Signal>>>
  readonly ocrConfidence: number | null
  readonly decision: Pick<PageDecision, 'decision' | 'reason' | 'by' | 'at'> | null
}

/** Pages of a version below the gate, by path and number, after `after`, at most `limit`. */
export async function pagesBelowGate(
  db: KnowledgeDatabase,
  { dataSet, version }: { readonly dataSet: string; readonly version: Digest },
  { after, limit }: { readonly after: { readonly path: string; readonly page: number }; readonly limit: number },
): Promise<PageBelowGate[]> {
  const { rows } = await sql<BelowGateRow>`
    select document.path, page.number, extraction.media_type, page.reasons, page.signals, page.ocr_confidence,
      decision.decision, decision.reason, decision.decided_by, decision.decided_at
    from knowledge.indexed_document document
    join knowledge.extraction extraction on extraction.digest = document.extraction
    join knowledge.page page on page.extraction = coalesce(extraction.corrects, extraction.digest)
    left join lateral (
      select * from knowledge.page_decision decision
      where decision.data_set = document.data_set and decision.file = extraction.file
        and decision.page = page.number and decision.page_digest = page.digest
      order by decision.id desc limit 1
    ) decision on true
    where document.data_set = ${dataSet} and document.version = ${version} and page.verdict = 'below-gate'
      and (document.path, page.number) > (${after.path}, ${after.page})
    order by document.path, page.number
    limit ${limit}`.execute(db)
  return rows.map((row) => ({
    path: row.path,
    page: row.number,
    mediaType: row.media_type,
    reasons: row.reasons,
    signals: row.signals,
    ocrConfidence: row.ocr_confidence,
    decision:
      row.decision === null || row.decision === 'withdraw'
        ? null
        : { decision: row.decision, reason: row.reason!, by: row.decided_by!, at: row.decided_at! },
  }))
}

type BelowGateRow = {
  path: string
  number: number
  media_type: string
  reasons: QualityReason[]
  signals: PageBelowGate['signals']
  ocr_confidence: number | null
} & { [Column in 'decision' | 'reason' | 'decided_by' | 'decided_at']: DecisionRow[Column] | null }

/** Nothing where it was withdrawn. */
function decisionOf(row: DecisionRow): PageDecision | undefined {
  const judged = { dataSet: row.data_set, file: row.file, page: row.page, digest: row.page_digest }
  const said = { reason: row.reason, by: row.decided_by, at: row.decided_at }
  if (row.decision === 'withdraw') return undefined
  if (row.decision === 'accept') return { ...judged, ...said, decision: 'accept' }
  return { ...judged, ...said, decision: 'correct', text: row.text! }
}
