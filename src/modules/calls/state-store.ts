import { type Kysely, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { ProblemState } from './state.ts'
import type { CallTables } from './tables.ts'

type CallDatabase = Kysely<CallTables>

/** A problem, by when it came into the state it is in. */
export type StatePlace = { readonly at: Date; readonly id: string }
type InState = StatePlace & { readonly title: Multilingual }

export async function countInState(db: CallDatabase, state: ProblemState): Promise<number> {
  const { count } = await db
    .selectFrom('calls.problem')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Problems in a state, those first that came into it last, after `after`. */
export async function listInState(
  db: CallDatabase,
  state: ProblemState,
  { after, limit }: { readonly after: StatePlace | null; readonly limit: number },
): Promise<InState[]> {
  const { rows } = await sql<InState>`
    select * from (
      select problem.id, problem.title, (
        select change.at from calls.state_change change
        where change.problem_id = problem.id order by change.number desc limit 1
      ) as at
      from calls.problem problem where problem.state = ${state}
    ) as problem
    where ${after === null} or (at, id) < (${after?.at ?? null}, ${after?.id ?? null})
    order by at desc, id desc
    limit ${limit}`.execute(db)
  return rows
}
