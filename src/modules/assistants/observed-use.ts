import { sql } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'

/** What the register counts as lately, in days. */
const observedDays = 90

/** How often a system was asked, by either alias, as its answers say. Forgotten answers count. */
export type ObservedUse = {
  /** In the last 90 days. */
  readonly answered: number
  readonly abstained: number
  readonly lastAnswered: Date | null
}

/** First and last day (UTC, ISO 8601) on which something was seen. */
type Seen = { readonly first: string; readonly last: string }

/** What was seen in the answers of a system, oldest first. */
export type ObservedFacts = {
  /** Of its assistant. */
  readonly versions: readonly (Seen & { readonly stage: SystemStage; readonly version: string })[]
  /** In which it was asked to answer. */
  readonly languages: readonly (Seen & { readonly language: string })[]
  /** Quoted, as an answer or nearby. */
  readonly dataSets: readonly (Seen & { readonly dataSet: string; readonly version: string })[]
  readonly answerers: readonly (Seen & { readonly name: string; readonly version: string })[]
}

export type ObservedSystem = ObservedUse &
  ObservedFacts & {
    readonly inTotal: Readonly<
      Record<SystemStage, { readonly answered: number; readonly abstained: number; readonly first: Date | null }>
    >
    /** Of the last 90 days, those on which it was asked (UTC), oldest first. */
    readonly days: readonly { readonly day: string; readonly answered: number; readonly abstained: number }[]
  }

const lately = (now: Date) => new Date(now.getTime() - observedDays * 86_400_000)

/** For lists: what systems were used for lately, in one query. Each of them is in the answer. */
export async function observedUse(
  db: Database,
  systems: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, ObservedUse>> {
  const { rows } = await sql<{ id: string; answered: string; abstained: string; last: Date | null }>`
    select asked.id, counted.answered, counted.abstained, newest.last
    from unnest(${[...new Set(systems)]}::text[]) as asked (id)
    cross join lateral (
      select count(*) filter (where not abstained) as answered, count(*) filter (where abstained) as abstained
      from assistants.answer
      where system_id = asked.id and answered_at > ${lately(now)}
    ) counted
    cross join lateral (
      select max(answered_at) as last from assistants.answer where system_id = asked.id
    ) newest`.execute(db)
  return new Map(
    rows.map(({ id, answered, abstained, last }) => [
      id,
      { answered: Number(answered), abstained: Number(abstained), lastAnswered: last },
    ]),
  )
}

/** Answers of a system that are counted to sort by: of those that are used more, none stands before another for it. */
const mostSorted = 1_000

/** For sorting many: in how many answers of the last 90 days each was used, none of them counted on without end. */
export async function countUse(
  db: Database,
  systems: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; uses: string }>`
    select asked.id, counted.uses
    from unnest(${[...new Set(systems)]}::text[]) as asked (id)
    cross join lateral (
      select count(*) as uses from (
        select from assistants.answer
        where system_id = asked.id and answered_at > ${lately(now)}
        limit ${mostSorted}
      ) lately
    ) counted`.execute(db)
  return new Map(rows.map(({ id, uses }) => [id, Number(uses)]))
}

/** What was ever seen in the answers of a system: cheap enough to be asked at each call. */
export async function observedFacts(db: Database, system: string): Promise<ObservedFacts> {
  const { rows } = await sql<{ stage: SystemStage; kind: string; value: string; first: string; last: string }>`
    select stage, kind, value, min(day)::text as first, max(day)::text as last
    from assistants.observed
    where system_id = ${system}
    group by kind, value, stage
    order by first, kind, value, stage`.execute(db)
  const versions = rows
    .filter(({ kind }) => kind === 'version')
    .map(({ stage, value: version, first, last }) => ({ stage, version, first, last }))
  return {
    versions,
    languages: inBothStages(rows, 'language').map(({ value: language, ...seen }) => ({ language, ...seen })),
    dataSets: inBothStages(rows, 'data-set').map(({ value, ...seen }) => {
      const [dataSet = '', version = ''] = value.split(' ')
      return { dataSet, version, ...seen }
    }),
    answerers: inBothStages(rows, 'answerer').map(({ value, ...seen }) => {
      const [name = '', version = ''] = value.split(' ')
      return { name, version, ...seen }
    }),
  }
}

/** All that the answers of a system say about its use. */
export async function observedOf(db: Database, system: string, now: Date): Promise<ObservedSystem> {
  const use = (await observedUse(db, [system], now)).get(system)!
  const { rows: stages } = await sql<{ stage: SystemStage; answered: string; abstained: string; first: Date }>`
    select stage,
      count(*) filter (where not abstained) as answered,
      count(*) filter (where abstained) as abstained,
      min(answered_at) as first
    from assistants.answer where system_id = ${system} group by stage`.execute(db)
  const { rows: days } = await sql<{ day: string; answered: string; abstained: string }>`
    select (answered_at at time zone 'UTC')::date::text as day,
      count(*) filter (where not abstained) as answered,
      count(*) filter (where abstained) as abstained
    from assistants.answer where system_id = ${system} and answered_at > ${lately(now)}
    group by 1 order by 1`.execute(db)
  const total = (wanted: SystemStage) => {
    const { answered = 0, abstained = 0, first = null } = stages.find(({ stage }) => stage === wanted) ?? {}
    return { answered: Number(answered), abstained: Number(abstained), first }
  }
  return {
    ...use,
    ...(await observedFacts(db, system)),
    inTotal: { staff: total('staff'), production: total('production') },
    days: days.map(({ day, answered, abstained }) => ({
      day,
      answered: Number(answered),
      abstained: Number(abstained),
    })),
  }
}

type SeenValue = Seen & { readonly kind: string; readonly value: string }

/** What was seen of one kind, by whichever alias. */
function inBothStages(rows: readonly SeenValue[], kind: string): (Seen & { readonly value: string })[] {
  const found = new Map<string, Seen & { readonly value: string }>()
  for (const { value, first, last } of rows.filter((row) => row.kind === kind)) {
    const before = found.get(value)
    // Rows come by their first day.
    found.set(value, { value, first: before?.first ?? first, last: before && before.last > last ? before.last : last })
  }
  return [...found.values()]
}
