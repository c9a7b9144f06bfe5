import { type Kysely, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { Content, StateChange } from './public-problem.ts'
import { type ProblemState, publicStates } from './state.ts'
import type { CallTables } from './tables.ts'

type CallDatabase = Kysely<CallTables>

/** Call it in a transaction that made the problem or holds its lock: numbers follow one another. */
export async function insertStateChange(
  db: CallDatabase,
  change: {
    readonly problem: string
    readonly state: ProblemState
    readonly note: Multilingual | null
    readonly author: string | null
  },
  at: Date,
): Promise<void> {
  await db
    .insertInto('calls.state_change')
    .values({
      problem_id: change.problem,
      number: sql<number>`(select count(*) + 1 from calls.state_change where problem_id = ${change.problem})`,
      state: change.state,
      note: change.note && JSON.stringify(change.note),
      at,
      author: change.author,
    })
    .execute()
}

/** The same for what is said of a problem. */
export async function insertWording(
  db: CallDatabase,
  wording: {
    readonly problem: string
    readonly said: Content
    readonly owner: string | null
    readonly author: string | null
  },
  at: Date,
): Promise<void> {
  await db
    .insertInto('calls.wording')
    .values({
      problem_id: wording.problem,
      number: sql<number>`(select count(*) + 1 from calls.wording where problem_id = ${wording.problem})`,
      said: JSON.stringify({ ...wording.said, owner: wording.owner }),
      at,
      author: wording.author,
    })
    .execute()
}

/** Oldest first. */
export async function historyOf(db: CallDatabase, problem: string): Promise<StateChange[]> {
  const rows = await db
    .selectFrom('calls.state_change')
    .select(['state', 'at', 'note'])
    .where('problem_id', '=', problem)
    .orderBy('number')
    .execute()
  return rows.map(({ state, at, note }) => ({ state, at: at.toISOString(), note }))
}

export type ChangePlace = { readonly at: Date; readonly problem: string; readonly number: number }

/** What everybody may know of, over all problems, newest first. */
export async function listChanges(
  db: CallDatabase,
  { after, limit }: { readonly after: ChangePlace | undefined; readonly limit: number },
) {
  return db
    .selectFrom('calls.state_change as change')
    .innerJoin('calls.problem as problem', 'problem.id', 'change.problem_id')
    .select([
      'change.problem_id as problem',
      'change.number',
      'change.state',
      'change.note',
      'change.at',
      'problem.title',
      'problem.number as code',
    ])
    .where('change.state', 'in', publicStates)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(
          columns.refTuple('change.at', 'change.problem_id', 'change.number'),
          '<',
          columns.tuple(after!.at, after!.problem, after!.number),
        ),
      ),
    )
    .orderBy('change.at', 'desc')
    .orderBy('change.problem_id', 'desc')
    .orderBy('change.number', 'desc')
    .limit(limit)
    .execute()
}
