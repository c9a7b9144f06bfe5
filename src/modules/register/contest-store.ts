import { type Kysely, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { GoldenQuestion } from '../datasets/index.ts'
import type { ContestCase, ContestState } from './contest.ts'
import type { ReportPlace } from './incident-store.ts'
import type { RegisterTables } from './tables.ts'
import type { Office } from './who-settles.ts'

type RegisterDatabase = Kysely<RegisterTables>

export async function insertContest(
  db: RegisterDatabase,
  contest: {
    readonly id: string
    readonly secretDigest: Buffer
    readonly system: string | null
    /** The organisation that answers for it; null: nobody in particular does. */
    readonly owner: string | null
    readonly why: string
    readonly case: ContestCase
    readonly by: string | null
    readonly decision: number
  },
  now: Date,
): Promise<void> {
  const { answer, decision: answerDecision } = contest.case
  await db
    .insertInto('register.contest')
    .values({
      id: contest.id,
      secret_digest: contest.secretDigest,
      answer_id: answer.receipt.id,
      answer_decision: answerDecision,
      system_id: contest.system,
      owner_id: contest.owner,
      why: contest.why,
      case: JSON.stringify(contest.case),
      state: 'open',
      outcome: null,
      lesson: null,
      lesson_data_set: null,
      lesson_owner: null,
      opened_at: now,
      opened_by: contest.by,
      settled_at: null,
      settled_by: null,
      decision_index: contest.decision,
    })
    .execute()
}

/** Contests of one answer that wait. The answer is locked against another at once, until the transaction ends. */
export async function countOpenContests(db: RegisterDatabase, answer: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('register.contest'), hashtext(${answer}))`.execute(db)
  const { waiting } = await db
    .selectFrom('register.contest')
    .select((columns) => columns.fn.countAll<string>().as('waiting'))
    .where('answer_id', '=', answer)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(waiting)
}

/** Of somebody, or null of those that nobody signed for; no more than `most`: beyond, the number does not matter. */
export async function countContestsSince(
  db: RegisterDatabase,
  by: string | null,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<number> {
  const rows = await db
    .selectFrom('register.contest')
    .select('id')
    .where('opened_at', '>', since)
    .where('opened_by', by === null ? 'is' : '=', by)
    .limit(most)
    .execute()
  return rows.length
}

/** A contest with the system that it is about. */
export type ContestRow = {
  readonly id: string
  readonly system: { readonly id: string; readonly slug: string; readonly names: Multilingual } | null
  readonly owner: string | null
  readonly answer: string
  readonly why: string | null
  readonly case: ContestCase | null
  readonly state: ContestState
  readonly outcome: Multilingual | null
  readonly lesson: { readonly dataSet: string; readonly question: GoldenQuestion } | null
  readonly openedAt: Date
  readonly settledAt: Date | null
}

function contests(db: RegisterDatabase) {
  return db
    .selectFrom('register.contest as contest')
    .leftJoin('register.system as system', 'system.id', 'contest.system_id')
    .select(['contest.id', 'contest.owner_id as owner', 'contest.answer_id as answer', 'contest.why', 'contest.case'])
    .select(['contest.state', 'contest.outcome', 'contest.lesson', 'contest.lesson_data_set'])
    .select(['contest.opened_at as openedAt', 'contest.settled_at as settledAt'])
    .select(['system.id as systemId', 'system.slug', 'system.names'])
}

type SelectedContest = Awaited<ReturnType<ReturnType<typeof contests>['executeTakeFirstOrThrow']>>

function contestOf(row: SelectedContest): ContestRow {
  const { systemId, slug, names, lesson, lesson_data_set: dataSet, ...contest } = row
  return {
    ...contest,
    case: contest.case as ContestCase | null,
    system: systemId === null || slug === null || names === null ? null : { id: systemId, slug, names },
    lesson: dataSet === null ? null : { dataSet, question: lesson as GoldenQuestion },
  }
}

export async function findContest(db: RegisterDatabase, id: string): Promise<ContestRow | undefined> {
  const row = await contests(db).where('contest.id', '=', id).executeTakeFirst()
  return row && contestOf(row)
}

export async function findContestBySecret(db: RegisterDatabase, digest: Buffer): Promise<ContestRow | undefined> {
  const row = await contests(db).where('contest.secret_digest', '=', digest).executeTakeFirst()
  return row && contestOf(row)
}

/** `false` when it was settled before: of two officers at once, one settles it. */
export async function settleContest(
  db: RegisterDatabase,
  id: string,
  settled: {
    readonly state: 'upheld' | 'rejected'
    readonly outcome: Multilingual
    readonly lesson: {
      readonly dataSet: string
      readonly question: GoldenQuestion
      /** The organisation that learned it. */
      readonly owner: string
    } | null
    readonly by: string | null
  },
  now: Date,
): Promise<boolean> {
  const { lesson } = settled
  const { numUpdatedRows } = await db
    .updateTable('register.contest')
    .set({
      state: settled.state,
      outcome: JSON.stringify(settled.outcome),
      lesson: lesson && JSON.stringify(lesson.question),
      lesson_data_set: lesson?.dataSet ?? null,
      lesson_owner: lesson?.owner ?? null,
      settled_at: now,
      settled_by: settled.by,
    })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Those that somebody's office settles, newest first. */
export async function listContests(
  db: RegisterDatabase,
  { all, organisations }: Office,
  wanted: {
    readonly id: string | undefined
    /** By id or slug. */
    readonly system: string | undefined
    readonly state: ContestState | undefined
    readonly after: ReportPlace | undefined
    readonly limit: number
  },
): Promise<ContestRow[]> {
  if (organisations !== 'every' && organisations.length === 0) return []
  const { id, system, state, after, limit } = wanted
  const rows = await contests(db)
    .$if(!all, (query) => query.where('contest.owner_id', 'is not', null))
    .$if(organisations !== 'every', (query) =>
      query.where('contest.owner_id', 'in', organisations as readonly string[]),
    )
    .$if(id !== undefined, (query) => query.where('contest.id', '=', id!))
    .$if(system !== undefined, (query) =>
      query.where(({ eb, or }) => or([eb('system.id', '=', system!), eb('system.slug', '=', system!)])),
    )
    .$if(state !== undefined, (query) => query.where('contest.state', '=', state!))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('contest.opened_at', 'contest.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('contest.opened_at', 'desc')
    .orderBy('contest.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(contestOf)
}
