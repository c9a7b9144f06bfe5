import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { type ReviewAsked, ratersNeeded } from './rating.ts'
import type { SampleRow } from './sample-store.ts'
import { modelJudge } from './scorers/rated.ts'
import type { EvaluationTables } from './tables.ts'

type EvaluationDatabase = Kysely<EvaluationTables>
export type RatingRow = Selectable<EvaluationTables['evaluation.rating']>

/** `false` when this rater has rated it before: a rating is never changed. */
export async function addRating(db: EvaluationDatabase, rating: RatingRow): Promise<boolean> {
  const added = await db
    .insertInto('evaluation.rating')
    .values(rating)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** In the order in which they were given. */
export async function ratingsOf(db: EvaluationDatabase, run: string): Promise<RatingRow[]> {
  return db
    .selectFrom('evaluation.rating')
    .selectAll()
    .where('run_id', '=', run)
    .orderBy('at')
    .orderBy('rater')
    .execute()
}

export async function ratingsOfSample(db: EvaluationDatabase, run: string, place: number): Promise<RatingRow[]> {
  return db
    .selectFrom('evaluation.rating')
    .selectAll()
    .where('run_id', '=', run)
    .where('place', '=', place)
    .orderBy('at')
    .orderBy('rater')
    .execute()
}

/** The samples that people are asked to rate: all, or those with the smallest hashes, which nobody chooses. */
function asked(run: string, { most }: ReviewAsked) {
  return sql`
    select place from evaluation.sample where run_id = ${run} and state = 'done'
    order by record_hash limit ${most}::integer`
}

/** How many people have rated a sample. */
function raters(run: string, { metric }: ReviewAsked) {
  return sql`(
    select count(*) from evaluation.rating
    where rating.run_id = ${run} and rating.place = asked.place and rating.metric = ${metric} and not by_model)`
}

/** Ratings are still missing, of people or of the model that judges. */
export async function waitsForRatings(db: EvaluationDatabase, run: string, review: ReviewAsked): Promise<boolean> {
  const people = sql`exists (
    select from (${asked(run, review)}) as asked where ${raters(run, review)} < ${ratersNeeded})`
  const model = sql`exists (
    select from evaluation.sample
    where run_id = ${run} and state = 'done' and not exists (
      select from evaluation.rating
      where rating.run_id = ${run} and rating.place = sample.place and rating.metric = ${modelJudge.name} and by_model))`
  const { rows } = await sql<{ waits: boolean }>`
    select ${review.judge ? sql`${people} or ${model}` : people} as waits`.execute(db)
  return rows[0]!.waits
}

/** Whether people are asked to rate this sample. */
export async function isToBeRated(
  db: EvaluationDatabase,
  run: string,
  place: number,
  review: ReviewAsked,
): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select from (${asked(run, review)}) as asked where asked.place = ${place}) as asked`.execute(db)
  return rows[0]!.asked
}

/** Samples that wait for this rater, in their order: not rated by them, nor by as many others as are needed. */
export async function placesToRate(
  db: EvaluationDatabase,
  run: string,
  review: ReviewAsked,
  { rater, after, limit }: { readonly rater: string; readonly after: number; readonly limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ place: number }>`
    select asked.place from (${asked(run, review)}) as asked
    where asked.place > ${after}
      and ${raters(run, review)} < ${ratersNeeded}
      and not exists (
        select from evaluation.rating
        where rating.run_id = ${run} and rating.place = asked.place and rating.metric = ${review.metric}
          and rating.rater = ${rater})
    order by asked.place limit ${limit}`.execute(db)
  return rows.map(({ place }) => place)
}

/** Samples that the model which judges has not rated, the first ones with what it is shown. */
export async function unjudgedSamples(
  db: EvaluationDatabase,
  run: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Pick<SampleRow, 'place' | 'item_place' | 'trace'>[]> {
  return db
    .selectFrom('evaluation.sample')
    .select(['place', 'item_place', 'trace'])
    .where('run_id', '=', run)
    .where('state', '=', 'done')
    .where('place', '>', after)
    .where(
      sql<SqlBool>`not exists (
        select from evaluation.rating
        where rating.run_id = sample.run_id and rating.place = sample.place and rating.metric = ${modelJudge.name}
          and by_model)`,
    )
    .orderBy('place')
    .limit(limit)
    .execute()
}

/** The model that judges a run: one, chosen once. */
export async function judgeOf(db: EvaluationDatabase, run: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('evaluation.rating')
    .select('rater')
    .where('run_id', '=', run)
    .where('by_model', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row?.rater
}
