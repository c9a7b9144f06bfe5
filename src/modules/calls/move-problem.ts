import type { Multilingual } from '../../kernel/language.ts'
import type { CallsContext } from './context.ts'
import { authorOf } from './facts.ts'
import { insertStateChange } from './history-store.ts'
import { findProblem, lockProblem, type ProblemRow, takerOf, updateState } from './problem-store.ts'
import { problemNotFound, stateRefused } from './problems.ts'
import type { Organisation, PublicProblem } from './public-problem.ts'
import { showProblem } from './show-problems.ts'
import { nextStates, type ProblemAct, type ProblemState } from './state.ts'

type Move = {
  readonly act: ProblemAct
  readonly problem: string
  readonly to: ProblemState
  readonly note: Multilingual | null
  /** What only this act says: the code of an admission, the organisation that takes the problem up. */
  also?(row: ProblemRow): Promise<{ readonly number?: number; readonly takenUpBy?: Organisation }>
}

/**
 * Brings a problem into another state and writes its history, in the caller's transaction. Of two at once, the second
 * finds the state that the first left.
 *
 * @throws Problem when there is no such problem, or the act does not lead from its state to that one.
 */
export async function moveProblem(
  context: CallsContext,
  { act, problem, to, note, also }: Move,
): Promise<PublicProblem> {
  const { db, now, principal } = context
  const row = await lockProblem(db, problem)
  if (!row) throw problemNotFound({ id: problem })
  if (!nextStates(act, row.state).includes(to)) throw stateRefused({ id: problem, state: row.state, wanted: to })

  const { takenUpBy = takerOf(row), ...said } = (await also?.(row)) ?? {}
  // Nobody works on what is open again.
  await updateState(db, row.id, { state: to, takenUpBy: to === 'open' ? null : takenUpBy, ...said }, now)
  await insertStateChange(db, { problem: row.id, state: to, note, author: authorOf(principal) }, now)
  return showProblem(context, (await findProblem(db, row.id))!)
}
