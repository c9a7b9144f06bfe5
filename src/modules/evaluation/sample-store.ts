import { type Kysely, type Selectable, sql } from 'kysely'
import type { Scores } from './scorers/scorer.ts'
import type { EvaluationTables } from './tables.ts'

type EvaluationDatabase = Kysely<EvaluationTables>
export type SampleRow = Selectable<EvaluationTables['evaluation.sample']>

/** A sample before it is written: `trace` as JSON text, sealed for a hidden test. */
export type NewSample = {
  readonly place: number
  readonly itemPlace: number
  readonly item: string
  readonly language: string
  readonly slices: readonly string[]
  readonly state: 'done' | 'error'
  readonly passed: boolean | null
  readonly scores: Scores
  readonly milliseconds: number
  readonly trace: { readonly text: string } | { readonly sealed: Buffer }
  readonly outputDigest: string | null
  readonly leaks: number
  readonly recordHash: Buffer
}

/** One row a sample, whoever else wrote it. Answers how many of them are new, and how many of those are errors. */
export async function addSamples(
  db: EvaluationDatabase,
  run: string,
  samples: readonly NewSample[],
  at: Date,
): Promise<{ readonly done: number; readonly errors: number }> {
  const added = await db
    .insertInto('evaluation.sample')
    .values(
      samples.map((sample) => ({
        run_id: run,
        place: sample.place,
        item_place: sample.itemPlace,
        item_id: sample.item,
        language: sample.language,
        slices: [...sample.slices],
        state: sample.state,
        passed: sample.passed,
        scores: JSON.stringify(sample.scores),
        milliseconds: sample.milliseconds,
        trace: 'text' in sample.trace ? sample.trace.text : null,
        sealed_trace: 'sealed' in sample.trace ? sample.trace.sealed : null,
        output_digest: sample.outputDigest,
        leaks: sample.leaks,
        record_hash: sample.recordHash,
        at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('state')
    .execute()
  return { done: added.length, errors: added.filter(({ state }) => state === 'error').length }
}

/** So many places are looked through at once: what is there already of a large run is not read again and again. */
const window = 2_000

/** Places of a run from `from` on that have no sample, the first ones, at most `limit`; none when there are no more. */
export async function missingPlaces(
  db: EvaluationDatabase,
  run: { readonly id: string; readonly total: number },
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<number[]> {
  for (let first = from; first < run.total; first += window) {
    const last = Math.min(first + window, run.total) - 1
    const { rows } = await sql<{ place: number }>`
      select series.place from generate_series(${first}::integer, ${last}::integer) as series (place)
      where not exists (
        select from evaluation.sample
        where run_id = ${run.id} and sample.place = series.place
          and sample.place between ${first}::integer and ${last}::integer
      )
      order by series.place limit ${limit}`.execute(db)
    if (rows.length > 0) return rows.map(({ place }) => place)
  }
  return []
}

export type SampleFilter = {
  readonly passed?: boolean | undefined
  readonly language?: string | undefined
  readonly slice?: string | undefined
  readonly state?: 'done' | 'error' | undefined
}

export type ListedRow = Pick<
  SampleRow,
  'place' | 'item_id' | 'language' | 'slices' | 'state' | 'passed' | 'scores' | 'milliseconds' | 'item_place'
> & { readonly said: string }

/**
 * Samples after a place, in their order. `said`: the beginning of what the system wrote. They are chosen by the index alone,
 * since rows with their traces are large.
 */
export async function samplesAfter(
  db: EvaluationDatabase,
  run: string,
  { passed, language, slice, state }: SampleFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<ListedRow[]> {
  return db
    .selectFrom((chosen) =>
      chosen
        .selectFrom('evaluation.sample')
        .select(['run_id', 'place'])
        .where('run_id', '=', run)
        .where('place', '>', page.after)
        .$if(passed !== undefined, (query) => query.where('passed', '=', passed!))
        .$if(language !== undefined, (query) => query.where('language', '=', language!))
        .$if(slice !== undefined, (query) => query.where(sql<boolean>`slices @> array[${slice}]::text[]`))
        .$if(state !== undefined, (query) => query.where('state', '=', state!))
        .orderBy('place')
        .limit(page.limit)
        .as('chosen'),
    )
    .innerJoin('evaluation.sample as sample', (join) =>
      join.onRef('sample.run_id', '=', 'chosen.run_id').onRef('sample.place', '=', 'chosen.place'),
    )
    .select([
      'sample.place',
      'item_id',
      'language',
      'slices',
      'state',
      'passed',
      'scores',
      'milliseconds',
      'item_place',
      sql<string>`coalesce(left(trace #>> '{output,text}', 200), '')`.as('said'),
    ])
    .orderBy('chosen.place')
    .execute()
}

export async function findSample(db: EvaluationDatabase, run: string, place: number): Promise<SampleRow | undefined> {
  return db
    .selectFrom('evaluation.sample')
    .selectAll()
    .where('run_id', '=', run)
    .where('place', '=', place)
    .executeTakeFirst()
}

export type ScoredRow = Pick<
  SampleRow,
  | 'place'
  | 'item_place'
  | 'item_id'
  | 'language'
  | 'slices'
  | 'state'
  | 'scores'
  | 'output_digest'
  | 'leaks'
  | 'record_hash'
>

/** Every sample of a run in its order, without traces. */
export async function scoredSamples(db: EvaluationDatabase, run: string): Promise<ScoredRow[]> {
  return db
    .selectFrom('evaluation.sample')
    .select([
      'place',
      'item_place',
      'item_id',
      'language',
      'slices',
      'state',
      'scores',
      'output_digest',
      'leaks',
      'record_hash',
    ])
    .where('run_id', '=', run)
    .orderBy('place')
    .execute()
}

/** Writes what ratings added to samples. */
export async function rescoreSamples(
  db: EvaluationDatabase,
  run: string,
  samples: readonly {
    readonly place: number
    readonly scores: Scores
    readonly passed: boolean | null
    readonly recordHash: Buffer
  }[],
): Promise<void> {
  if (samples.length === 0) return
  await sql`
    update evaluation.sample set scores = given.scores, passed = given.passed, record_hash = given.record_hash
    from unnest(
      ${samples.map(({ place }) => place)}::integer[],
      ${samples.map(({ scores }) => JSON.stringify(scores))}::jsonb[],
      ${samples.map(({ passed }) => passed)}::boolean[],
      ${samples.map(({ recordHash }) => recordHash)}::bytea[]
    ) as given (place, scores, passed, record_hash)
    where sample.run_id = ${run} and sample.place = given.place`.execute(db)
}

/** Every sample of a run in its order, traces included. */
export async function wholeSamples(db: EvaluationDatabase, run: string): Promise<SampleRow[]> {
  return db.selectFrom('evaluation.sample').selectAll().where('run_id', '=', run).orderBy('place').execute()
}
