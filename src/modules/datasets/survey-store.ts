import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Survey } from './survey.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** A survey as it is kept: of which content, by which revision of the detectors, when. */
export type KeptSurvey = Survey & { readonly detector: string; readonly surveyedAt: Date }

/**
 * Keeps what was found in contents, in the caller's transaction. The same content under the same revision is kept once; one
 * that could not be looked through before, under another name, gives way.
 */
export async function keepSurveys(
  db: DatasetDatabase,
  surveys: ReadonlyMap<Digest, Survey>,
  { detector, at }: { readonly detector: string; readonly at: Date },
): Promise<void> {
  for (const [digest, survey] of [...surveys].sort(([one], [other]) => (one < other ? -1 : 1))) {
    await db
      .deleteFrom('datasets.survey')
      .where('file_digest', '=', digest)
      .where('detector', '=', detector)
      .where('refused', 'is not', null)
      .execute()
    const { proposed, refused, types, columns } = survey
    const kept = await db
      .insertInto('datasets.survey')
      .values({ file_digest: digest, detector, surveyed_at: at, proposed, refused })
      .onConflict((conflict) => conflict.columns(['file_digest', 'detector']).doNothing())
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows !== 1n) continue
    const of = { file_digest: digest, detector }
    if (types.length > 0) {
      await db
        .insertInto('datasets.finding')
        .values(types.map((found) => ({ ...of, ...found })))
        .execute()
    }
    if (columns.length > 0) {
      await db
        .insertInto('datasets.column_finding')
        .values(columns.map(({ column, ...found }) => ({ ...of, place: column, ...found })))
        .execute()
    }
  }
}

/** What was found in contents, each as it was found last. One that nobody looked through is not in it. */
export async function findSurveys(
  db: DatasetDatabase,
  digests: readonly Digest[],
): Promise<ReadonlyMap<Digest, KeptSurvey>> {
  if (digests.length === 0) return new Map()
  const { rows } = await sql<SurveyRow>`
    select last.*,
      coalesce((
        select jsonb_agg(to_jsonb(found) - 'file_digest' - 'detector' order by found.type) from datasets.finding found
        where found.file_digest = last.file_digest and found.detector = last.detector
      ), '[]') as types,
      coalesce((
        select jsonb_agg(
          jsonb_build_object('column', place, 'header', header, 'type', type, 'share', share, 'cells', cells, 'confidence', confidence)
          order by place, type
        ) from datasets.column_finding found
        where found.file_digest = last.file_digest and found.detector = last.detector
      ), '[]') as columns
    from (
      select distinct on (file_digest) * from datasets.survey
      where file_digest = any (${[...digests]}::text[])
      order by file_digest, surveyed_at desc, detector desc
    ) last`.execute(db)
  return new Map(
    rows.map(({ file_digest, detector, surveyed_at, proposed, refused, types, columns }) => [
      file_digest,
      { detector, surveyedAt: surveyed_at, proposed, refused, types, columns },
    ]),
  )
}

type SurveyRow = Survey & { readonly file_digest: Digest; readonly detector: string; readonly surveyed_at: Date }

/** What an officer answered to the findings of a version. */
export type FindingsAnswer = {
  readonly proposed: 'personal' | 'sensitive'
  readonly reason: string
  /** Who answers for it: a holder. */
  readonly by: string
  readonly at: Date
}

export async function findAnswer(
  db: DatasetDatabase,
  dataset: string,
  version: Digest,
): Promise<FindingsAnswer | undefined> {
  const row = await db
    .selectFrom('datasets.findings_answer')
    .select(['proposed', 'reason', 'answered_by as by', 'answered_at as at'])
    .where('dataset_id', '=', dataset)
    .where('version', '=', version)
    .executeTakeFirst()
  return row
}

/** In the place of a former answer to the same version. */
export async function putAnswer(
  db: DatasetDatabase,
  dataset: string,
  version: Digest,
  { proposed, reason, by, at }: FindingsAnswer,
): Promise<void> {
  const said = { proposed, reason, answered_by: by, answered_at: at }
  await db
    .insertInto('datasets.findings_answer')
    .values({ dataset_id: dataset, version, ...said })
    .onConflict((conflict) => conflict.columns(['dataset_id', 'version']).doUpdateSet(said))
    .execute()
}
